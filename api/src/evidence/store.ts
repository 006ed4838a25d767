import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";

/** EVD-1: where bytes lie, under their hash, outside the database. What lies there never changes. */
export type EvidenceStore = {
  /** Keeps a file of this hash; once it has returned the bytes are safe. */
  keep(sha256: string, path: string): Promise<void>;
  /** `from` and `to` in bytes, both within. @throws when it is not there */
  read(sha256: string, from: number, to: number): Promise<Readable>;
  /** In bytes. @throws when it is not there */
  size(sha256: string): Promise<number>;
  remove(sha256: string): Promise<void>;
};

/** In a folder of this machine. */
export function folderStore(folder: string): EvidenceStore {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async keep(sha256, path) {
      const place = placeOf(sha256);
      const [there, given] = await Promise.all([stat(place).catch(() => null), stat(path)]);
      if (there?.size === given.size) return;
      await mkdir(dirname(place), { recursive: true });
      // Whole or not at all, also when the power goes.
      const half = `${place}.${randomBytes(6).toString("hex")}`;
      await copyFile(path, half);
      {
        await using file = await open(half, "r+");
        await file.sync();
      }
      await rename(half, place);
    },
    async read(sha256, from, to) {
      const place = placeOf(sha256);
      await stat(place);
      return createReadStream(place, { start: from, end: to });
    },
    size: async (sha256) => (await stat(placeOf(sha256))).size,
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
  };
}
