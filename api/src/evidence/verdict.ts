import type { EvidenceRefusal } from "@heyi/schema/vocabulary/evidence.ts";
import type { Mime } from "./formats.ts";

/** A file that lies on the disk, by its content. */
export type Copy = { readonly path: string; readonly mime: Mime };

/** What was found of a file: either what to keep of it, or why it is not taken. */
export type Verdict =
  | { readonly refused: EvidenceRefusal }
  | {
      readonly refused: null;
      readonly mime: Mime;
      /** EVD-0: what people are shown; null: the file itself holds nothing that would have to go. */
      readonly shared: Copy | null;
      readonly preview: Copy | null;
    };

/** The content is not what its kind has to be. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: EvidenceRefusal;
  constructor(refusal: EvidenceRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
