import { createHash } from "node:crypto";
import type { Pool } from "pg";

import type { Clock } from "../kernel/clock.ts";
import { newId, type CompanyId, type ComplaintId } from "../kernel/ids.ts";
import { inTransaction } from "../kernel/sql.ts";
import { checkLine, shown } from "./check.ts";
import { loadDirectory, type Directory } from "./directory.ts";
import type { Fault } from "./fault.ts";
import { parseLine, type ParsedLine } from "./parse.ts";
import type { ImportedRecord } from "./record.ts";
import { replay } from "./replay.ts";
import { storeRecords, takeTurn, type Accepted } from "./store.ts";

export type ImportOptions = {
  readonly companyId: CompanyId;
  /** The instant at which the records stand; null: the latest step of the file. */
  readonly asOf: Date | null;
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/** With a fault nothing is imported; `skipped` counts lines that stand in the database already, unchanged. */
export type ImportReport = {
  readonly read: number;
  readonly imported: number;
  readonly skipped: number;
  readonly asOf: Date | null;
  readonly faults: readonly Fault[];
};

/** Reads a file of complaints with their histories, one a line: all of them or none, and every fault of the file at once. */
export async function importComplaints(
  pool: Pool,
  clock: Clock,
  file: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const parsed = parseFile(file);
  const asOf = options.asOf ?? latestStep(parsed);
  const now = clock.now();
  const onProgress = options.onProgress ?? (() => undefined);
  const report = { read: parsed.length, imported: 0, skipped: 0, asOf, faults: [] };
  if (asOf === null) return { ...report, faults: parsed.flatMap((line) => line.faults) };
  const late: Fault[] =
    asOf > now
      ? [{ line: 0, field: "as-of", code: "OUT_OF_RANGE", found: shown(asOf), allowed: `<= ${shown(now)}` }]
      : [];
  return inTransaction(pool, async (tx) => {
    await takeTurn(tx, options.companyId);
    const directory = await loadDirectory(tx, options.companyId, namesIn(parsed));
    onProgress(0.05);
    const { accepted, skipped, faults } = judge(parsed, directory, asOf, (share) =>
      onProgress(0.05 + 0.35 * share),
    );
    const all = [...late, ...faults].toSorted((one, other) => one.line - other.line);
    if (all.length > 0) return { ...report, faults: all };
    await storeRecords(tx, directory, accepted, asOf, (share) => onProgress(0.4 + 0.6 * share));
    return { ...report, imported: accepted.length, skipped };
  });
}

function parseFile(file: string): readonly ParsedLine[] {
  const lines = file.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.flatMap((text, index) => (text.trim() === "" ? [] : [parseLine(text, index + 1)]));
}

function latestStep(parsed: readonly ParsedLine[]): Date | null {
  const times = parsed.flatMap(({ steps }) => steps.map((step) => step?.at.getTime() ?? 0));
  const latest = times.reduce((one, other) => Math.max(one, other), 0);
  return latest === 0 ? null : new Date(latest);
}

function namesIn(parsed: readonly ParsedLine[]) {
  const heads = parsed.flatMap(({ head }) => (head === null ? [] : [head]));
  return {
    rooms: [...new Set(heads.flatMap(({ complainant }) => complainant.room ?? []))],
    externalIds: [
      ...new Set(
        heads.flatMap(({ externalId, repeatOf }) => [externalId, ...(repeatOf === null ? [] : [repeatOf])]),
      ),
    ],
  };
}

/** Every line against the company and the rules; what was imported before is left out, if it is the same. */
function judge(
  parsed: readonly ParsedLine[],
  directory: Directory,
  asOf: Date,
  onProgress: (share: number) => void,
) {
  const firstLines = new Map(
    parsed
      .toReversed()
      .flatMap((line) => (line.head === null ? [] : [[line.head.externalId, line] as const])),
  );
  const ids = new Map<string, ComplaintId>();
  const idOf = (externalId: string): ComplaintId => {
    const id =
      directory.known.get(externalId)?.id ??
      ids.get(externalId) ??
      newId<"Complaint">(firstLines.get(externalId)?.head?.receivedAt ?? asOf);
    ids.set(externalId, id);
    return id;
  };
  const accepted: Accepted[] = [];
  const faults: Fault[] = [];
  let skipped = 0;
  parsed.forEach((line, index) => {
    if (index % 100 === 0) onProgress(index / parsed.length);
    const found = [...line.faults, ...checkLine(line, directory, { asOf, firstLines })];
    const record = wholeRecord(line);
    const place = record === null ? undefined : directory.places.get(record.head.projectCode);
    if (record === null || place === undefined || found.length > 0) {
      faults.push(...found);
      return;
    }
    const fingerprint = createHash("sha256")
      .update(JSON.stringify([record.head, record.history]))
      .digest("hex");
    const known = directory.known.get(record.head.externalId);
    if (known?.fingerprint === fingerprint) {
      skipped += 1;
      return;
    }
    if (known !== undefined) faults.push(taken(record));
    const replayed = replay(record, { directory, place, asOf, idOf });
    faults.push(...replayed.faults);
    accepted.push({ record, place, replayed, fingerprint });
  });
  return { accepted, skipped, faults };
}

function wholeRecord({ line, head, steps }: ParsedLine): ImportedRecord | null {
  const history = steps.filter((step) => step !== null);
  return head === null || history.length === 0 || history.length < steps.length
    ? null
    : { line, head, history };
}

function taken({ line, head }: ImportedRecord): Fault {
  const allowed = { zh: "只能重复原样导入", en: "only the very same line may come again" };
  return { line, field: "externalId", code: "TAKEN", found: head.externalId, allowed };
}
