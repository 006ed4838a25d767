import type { Place } from "./directory.ts";
import type { ImportedRecord } from "./record.ts";
import type { Replayed } from "./replay.ts";

/** A record without a fault, ready to be written. */
export type Accepted = {
  readonly record: ImportedRecord;
  readonly place: Place;
  readonly replayed: Replayed;
  /** Of the line, by which it is known again. */
  readonly fingerprint: string;
};
