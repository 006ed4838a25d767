import type { FileHandle } from "node:fs/promises";

import { Refused } from "./verdict.ts";

/** One part of a file that is made of parts, each with its length and its kind before it. */
export type Box = {
  readonly kind: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
};

const HEAD = 16;
const MOST_BOXES = 20_000;

/** The boxes of an MP4 between two offsets, in their order. @throws Refused where one does not fit into the next */
export async function boxesBetween(file: FileHandle, start: number, end: number): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  for (let at = start; at < end;) {
    const head = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(head, 0, HEAD, at);
    if (bytesRead < 8 || boxes.length >= MOST_BOXES) throw new Refused("BROKEN");
    const short = head.readUInt32BE(0);
    if (short === 1 && bytesRead < HEAD) throw new Refused("BROKEN");
    // 1: the length stands behind the kind, in eight bytes; 0: it goes on to the end.
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short;
    const body = at + (short === 1 ? HEAD : 8);
    if (length < body - at || at + length > end) throw new Refused("BROKEN");
    boxes.push({ kind: head.toString("latin1", 4, 8), start: at, body, end: at + length });
    at += length;
  }
  return boxes;
}

/** Nothing is there any more, and everything else stays where it was. */
export async function blank(file: FileHandle, { start, body, end }: Box, kind: string): Promise<void> {
  await file.write(Buffer.from(kind, "latin1"), 0, 4, start + 4);
  const zeros = Buffer.alloc(Math.min(65_536, Math.max(1, end - body)));
  for (let at = body; at < end; at += zeros.length)
    await file.write(zeros, 0, Math.min(zeros.length, end - at), at);
}
