import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { EvidenceRefusal } from "@heyi/schema/vocabulary/evidence.ts";
import type { Pool } from "pg";

import type { Clock } from "../kernel/clock.ts";
import { rememberFile, type EvidenceFile } from "./files.ts";
import type { Inspector } from "./inspector.ts";
import type { EvidenceStore } from "./store.ts";

/** The room in which files are taken in: where they arrive, who looks at them, and where they are kept. */
export type EvidenceRoom = {
  /** Where uploads lie until they are whole. */
  readonly arrivals: string;
  readonly inspector: Inspector;
  readonly store: EvidenceStore;
};

type Arrived = Pick<EvidenceFile, "id" | "companyId" | "complaintId" | "uploadedById" | "name"> & {
  readonly path: string;
};

/** EVD-0, EVD-1: looks at a whole upload and keeps original, shared copy and preview under their hashes. Null: taken; else why not. */
export async function takeIn(
  { inspector, store }: EvidenceRoom,
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  { path, ...arrived }: Arrived,
): Promise<EvidenceRefusal | null> {
  const verdict = await inspector.inspect(path);
  const copies = [`${path}.shared`, `${path}.preview`];
  try {
    if (verdict.refused !== null) return verdict.refused;
    const { mime, shared, preview } = verdict;
    const keep = async (from: string) => {
      const hash = await sha256Of(from);
      await store.keep(hash, from);
      return hash;
    };
    const sha256 = await keep(path);
    const sharedSha256 = shared === null ? sha256 : await keep(shared.path);
    const previewSha256 = preview === null ? null : await keep(preview.path);
    const { size: bytes } = await stat(path);
    const file = {
      ...arrived,
      mime,
      bytes,
      sha256,
      sharedMime: shared?.mime ?? mime,
      sharedSha256,
      previewSha256,
    };
    await rememberFile(pool, file, clock.now());
    return null;
  } finally {
    await Promise.all(copies.map((copy) => rm(copy, { force: true })));
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
