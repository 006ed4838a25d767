import { Check, LONGEST } from "../../kernel/check.ts";
import type { EvidenceFileId, StaffId } from "../../kernel/ids.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Ground } from "./ground.ts";

/** A file that was taken in for this complaint, by this person. */
export type FileFound = {
  readonly id: EvidenceFileId;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly previewSha256: string | null;
};

const MOST_FILES = 20;

/** EVD-1: files become part of the record, one event each. `found`: those asked for that are there, the sender's own and not yet part of it. */
export function evidence(
  input: { readonly fileIds: readonly string[]; readonly about: string | null; readonly public: boolean },
  found: readonly FileFound[],
  actorId: StaffId | null,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const wanted = new Set(input.fileIds);
  if (wanted.size === 0) check.fault("fileIds", "REQUIRED");
  if (wanted.size > MOST_FILES) check.fault("fileIds", "TOO_MANY", String(MOST_FILES));
  else if (found.length < wanted.size) check.fault("fileIds", "UNKNOWN_REFERENCE");
  const about = check.optionalText("about", input.about, LONGEST.reason);
  check.done();
  return found.map(({ id, name, mime, bytes, sha256, previewSha256 }) => ({
    kind: "EVIDENCE_ADDED",
    at: ground.now,
    actorId,
    data: { file: id, mime, bytes, sha256, preview: previewSha256 !== null },
    words: { name, ...(about !== null && { about }) },
    public: input.public,
  }));
}
