import type { EvidenceCopy, EvidenceForm } from "@heyi/schema/vocabulary/evidence.ts";

import type { EvidenceFileId } from "../kernel/ids.ts";

export const EVIDENCE_PATH = "/evidence/";

/** Where a copy of a file is fetched, by who may. */
export function evidenceAddress(file: EvidenceFileId, copy: EvidenceCopy): string {
  return `${EVIDENCE_PATH}${file}/${copy.toLowerCase()}`;
}

/** Of what was once taken in, so its type is known. */
export function formOf(mime: string): EvidenceForm {
  const [family] = mime.split("/");
  if (family === "image") return "PICTURE";
  if (family === "video") return "VIDEO";
  return family === "audio" ? "SOUND" : "DOCUMENT";
}
