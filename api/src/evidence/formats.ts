import type { EvidenceForm } from "@heyi/schema/vocabulary/evidence.ts";

/** EVD-1: 100 MB. */
export const MOST_BYTES = 100_000_000;

/** EVD-1: what is taken in, by what its content is, and never anything that a browser could run. */
export const FORMATS = {
  "image/jpeg": { form: "PICTURE", extension: "jpg" },
  "image/png": { form: "PICTURE", extension: "png" },
  "image/webp": { form: "PICTURE", extension: "webp" },
  "image/heic": { form: "PICTURE", extension: "heic" },
  "video/mp4": { form: "VIDEO", extension: "mp4" },
  "audio/mpeg": { form: "SOUND", extension: "mp3" },
  "audio/x-m4a": { form: "SOUND", extension: "m4a" },
  "audio/wav": { form: "SOUND", extension: "wav" },
  "application/pdf": { form: "DOCUMENT", extension: "pdf" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    form: "DOCUMENT",
    extension: "docx",
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
    form: "DOCUMENT",
    extension: "xlsx",
  },
} as const satisfies Readonly<Record<string, { form: EvidenceForm; extension: string }>>;
export type Mime = keyof typeof FORMATS;

export function isTaken(mime: string): mime is Mime {
  return Object.hasOwn(FORMATS, mime);
}
