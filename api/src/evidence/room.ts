import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { Inspector } from "./inspector.ts";
import { s3Store, type S3Options } from "./s3-store.ts";
import { folderStore } from "./store.ts";
import type { EvidenceRoom } from "./take-in.ts";

export type EvidenceOptions = {
  readonly folder: string;
  /** Null: kept in the folder. */
  readonly s3: S3Options | null;
};

export function openEvidence({ folder, s3 }: EvidenceOptions): EvidenceRoom {
  const arrivals = join(folder, "arrivals");
  mkdirSync(arrivals, { recursive: true, mode: 0o700 });
  return {
    arrivals,
    inspector: new Inspector(),
    store: s3 === null ? folderStore(join(folder, "kept")) : s3Store(s3),
  };
}
