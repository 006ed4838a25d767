import { copyFile, open, type FileHandle } from "node:fs/promises";

import { blank, boxesBetween } from "./boxes.ts";
import type { Cleaned } from "./pictures.ts";
import { Refused } from "./verdict.ts";

/** Where cameras write place, make and owner: user data, metadata, and boxes of their own. */
const TELLING = ["udta", "meta", "uuid"];
const HOLDING = ["moov", "trak", "moof", "traf", "edts", "mdia"];

/** EVD-0: a copy in which those boxes are blank; sound and picture stay bit by bit where they were. @throws Refused */
export async function cleanMovie(path: string, mime: "video/mp4" | "audio/x-m4a"): Promise<Cleaned> {
  const shared = { path: `${path}.shared`, mime };
  await copyFile(path, shared.path);
  await using file = await open(shared.path, "r+");
  const { size } = await file.stat();
  const kinds = await cleanBetween(file, 0, size);
  if (!kinds.includes("moov") || !kinds.includes("mdat")) throw new Refused("BROKEN");
  return { shared, preview: null };
}

async function cleanBetween(file: FileHandle, start: number, end: number): Promise<readonly string[]> {
  const boxes = await boxesBetween(file, start, end);
  for (const box of boxes) {
    if (TELLING.includes(box.kind)) await blank(file, box, "free");
    else if (HOLDING.includes(box.kind)) await cleanBetween(file, box.body, box.end);
  }
  return boxes.map(({ kind }) => kind);
}
