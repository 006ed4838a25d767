import { createHash } from "node:crypto";

import { newId, type ComplaintId, type IncidentId } from "../kernel/ids.ts";
import { checkLine, type FileGround } from "./check.ts";
import type { Directory } from "./directory.ts";
import type { Fault } from "./fault.ts";
import type { ParsedLine } from "./parse.ts";
import type { ImportedRecord } from "./record.ts";
import { neighbourhoodOf } from "./around.ts";
import { rehearse, type Rehearsal } from "./rehearse.ts";
import { replay } from "./replay.ts";
import type { Accepted } from "./accepted.ts";

export type Verdict = {
  /** How the accepted ones come out of today's rules. */
  readonly rehearsals: readonly Rehearsal[];
  readonly accepted: readonly Accepted[];
  readonly skipped: number;
  readonly faults: readonly Fault[];
};

/** Every line against the company and the rules; what was imported before is left out, if it is the same. */
export function judge(
  parsed: readonly ParsedLine[],
  directory: Directory,
  asOf: Date,
  onProgress: (share: number) => void,
): Verdict {
  const firstLines = firstLinesOf(parsed);
  const idOf = idsFor(directory, firstLines, asOf);
  const incidents = new Map(directory.incidents);
  const incidentOf = (externalId: string): IncidentId => {
    const id = incidents.get(externalId) ?? newId<"Incident">(asOf);
    incidents.set(externalId, id);
    return id;
  };
  const accepted: Accepted[] = [];
  const faults: Fault[] = [];
  let skipped = 0;
  parsed.forEach((line, index) => {
    if (index % 100 === 0) onProgress(index / parsed.length);
    const found = [...line.faults, ...checkLine(line, directory, { asOf, firstLines })];
    faults.push(...found);
    const record = wholeRecord(line, found);
    const place = record === null ? undefined : directory.places.get(record.head.projectCode);
    if (record === null || place === undefined) return;
    const fingerprint = fingerprintOf(record);
    const known = directory.known.get(record.head.externalId);
    if (known?.fingerprint === fingerprint) {
      skipped += 1;
      return;
    }
    if (known !== undefined) faults.push(taken(record));
    const replayed = replay(record, { directory, place, asOf, idOf, incidentOf });
    faults.push(...replayed.faults);
    accepted.push({ record, place, replayed, fingerprint });
  });
  const aroundOf = neighbourhoodOf(
    accepted.map(({ record }) => record),
    idOf,
  );
  // What cannot be imported is not lived through either.
  const rehearsed = faults.length === 0 ? accepted : [];
  const rehearsals = rehearsed.map(({ record, place }) =>
    rehearse(record, { directory, place, asOf, idOf, incidentOf }, aroundOf),
  );
  return { accepted, skipped, faults, rehearsals };
}

function firstLinesOf(parsed: readonly ParsedLine[]): FileGround["firstLines"] {
  const first = new Map<string, ParsedLine>();
  for (const line of parsed) {
    if (line.head !== null && !first.has(line.head.externalId)) first.set(line.head.externalId, line);
  }
  return first;
}

/** A complaint has its id before it is written, for the one that repeats it. */
function idsFor({ known }: Directory, firstLines: FileGround["firstLines"], asOf: Date) {
  const given = new Map<string, ComplaintId>();
  return (externalId: string): ComplaintId => {
    const receivedAt = firstLines.get(externalId)?.head?.receivedAt ?? asOf;
    const id = known.get(externalId)?.id ?? given.get(externalId) ?? newId<"Complaint">(receivedAt);
    given.set(externalId, id);
    return id;
  };
}

/** A record that can be replayed: every part has a shape, every name a meaning, and it begins where it must. */
function wholeRecord({ line, head, steps }: ParsedLine, found: readonly Fault[]): ImportedRecord | null {
  const history = steps.filter((step) => step !== null);
  if (head === null || history.length < steps.length) return null;
  if (history.findLastIndex((step) => step.type === "registered") !== 0) return null;
  return found.some(({ code }) => code === "UNKNOWN_REFERENCE") ? null : { line, head, history };
}

function fingerprintOf({ head, history }: ImportedRecord): string {
  return createHash("sha256")
    .update(JSON.stringify([head, history]))
    .digest("hex");
}

function taken({ line, head }: ImportedRecord): Fault {
  const allowed = { zh: "只能重复原样导入", en: "only the very same line may come again" };
  return { line, field: "externalId", code: "TAKEN", found: head.externalId, allowed };
}
