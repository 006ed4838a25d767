import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

import type { Cleaned } from "./pictures.ts";
import { Refused } from "./verdict.ts";

/** EVD-0: an MP3 without the tags before and behind its frames. @throws Refused */
export async function cleanMp3(path: string): Promise<Cleaned> {
  const { start, end } = await framesOf(path);
  const shared = { path: `${path}.shared`, mime: "audio/mpeg" as const };
  await pipeline(createReadStream(path, { start, end: end - 1 }), createWriteStream(shared.path));
  return { shared, preview: null };
}

const TAG_BEHIND = 128;
const TAG_HEAD = 10;

async function framesOf(path: string): Promise<{ start: number; end: number }> {
  await using file = await open(path, "r");
  const { size } = await file.stat();
  const at = async (offset: number, length: number) => {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    return bytes.subarray(0, bytesRead);
  };
  const head = await at(0, TAG_HEAD);
  const isTagged = head.toString("latin1", 0, 3) === "ID3" && head.length === TAG_HEAD;
  // Its length has seven bits in each byte.
  const tag = isTagged
    ? TAG_HEAD + [6, 7, 8, 9].reduce((sum, n) => sum * 128 + ((head[n] ?? 0) & 0x7f), 0)
    : 0;
  const end = (await at(size - TAG_BEHIND, 3)).toString("latin1") === "TAG" ? size - TAG_BEHIND : size;
  const [first, second] = await at(tag, 2);
  if (tag >= end || first !== 0xff || ((second ?? 0) & 0xe0) !== 0xe0) throw new Refused("BROKEN");
  return { start: tag, end };
}

const SOUND_CHUNKS = ["fmt ", "data", "fact"];

/** EVD-0: a WAV in which every chunk but the sound is blank. @throws Refused */
export async function cleanWav(path: string): Promise<Cleaned> {
  const shared = { path: `${path}.shared`, mime: "audio/wav" as const };
  await copyFile(path, shared.path);
  await using file = await open(shared.path, "r+");
  const { size } = await file.stat();
  const seen: string[] = [];
  for (let at = 12; at + 8 <= size;) {
    const head = Buffer.alloc(8);
    await file.read(head, 0, 8, at);
    const kind = head.toString("latin1", 0, 4);
    const length = head.readUInt32LE(4);
    // A recorder that was switched off leaves the last length unwritten: the sound goes on to the end.
    const end = Math.min(at + 8 + length, size);
    if (at + 8 + length > size && kind !== "data") throw new Refused("BROKEN");
    seen.push(kind);
    if (!SOUND_CHUNKS.includes(kind)) {
      await file.write(Buffer.from("JUNK"), 0, 4, at);
      await file.write(Buffer.alloc(end - at - 8), 0, end - at - 8, at + 8);
    }
    at = end + (length % 2);
  }
  if (!seen.includes("fmt ") || !seen.includes("data")) throw new Refused("BROKEN");
  return { shared, preview: null };
}
