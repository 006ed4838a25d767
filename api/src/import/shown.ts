import type { Label } from "@heyi/schema/vocabulary/label.ts";

const OFFSET_MS = 8 * 3_600_000;

/** As it stands in the file, so that it can be found there. */
export function shown(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

export function notAfter(at: Date): Label {
  return { zh: `不晚于 ${shown(at)}`, en: `not after ${shown(at)}` };
}
