import { evidenceAddress } from "../complaint/evidence-address.ts";
import type { EvidenceFileId } from "../kernel/ids.ts";
import type { EvidenceCopy } from "@heyi/schema/vocabulary/evidence.ts";

/** Seals what this house gave out (resident/visitors.ts). */
type Sealer = { seal(text: string): string; isSealed(text: string, seal: string): boolean };

/** A page that was opened an hour ago is opened again. */
const GOOD_FOR_MS = 3_600_000;

/** An address that opens by itself for an hour, for a page on which nobody is signed in. */
export function openAddress(
  sealer: Sealer,
  file: EvidenceFileId,
  copy: Exclude<EvidenceCopy, "ORIGINAL">,
  now: Date,
): string {
  const until = now.getTime() + GOOD_FOR_MS;
  return `${evidenceAddress(file, copy)}?until=${until}&key=${sealer.seal(told(file, until))}`;
}

export function isOpened(sealer: Sealer, file: EvidenceFileId, query: URLSearchParams, now: Date): boolean {
  const until = Number(query.get("until"));
  return until > now.getTime() && sealer.isSealed(told(file, until), query.get("key") ?? "");
}

function told(file: EvidenceFileId, until: number): string {
  return `evidence ${file} ${until}`;
}
