import type { Pool } from "pg";

import type { Clock } from "../kernel/clock.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { inTransaction } from "../kernel/sql.ts";
import { loadDirectory } from "./directory.ts";
import { WHOLE_FILE, type Fault } from "./fault.ts";
import { judge } from "./judge.ts";
import { parseLine, type ParsedLine } from "./parse.ts";
import type { Rehearsal } from "./rehearse.ts";
import { notAfter, shown } from "./shown.ts";
import { storeRecords, takeTurn } from "./store.ts";

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
  readonly asOf: Date;
  readonly faults: readonly Fault[];
  /** How each imported history comes out of today's rules; where it differs, the history stands as the file says. */
  readonly rehearsals: readonly Rehearsal[];
};

/** Reads a file of complaints with their histories, one a line: all of them or none, and every fault of the file at once. */
export async function importComplaints(
  pool: Pool,
  clock: Clock,
  file: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const { companyId, onProgress = () => undefined } = options;
  const parsed = parseFile(file);
  const now = clock.now();
  const asOf = options.asOf ?? latestStep(parsed, now);
  const report = { read: parsed.length, imported: 0, skipped: 0, asOf, faults: [], rehearsals: [] };
  return inTransaction(pool, async (tx) => {
    await takeTurn(tx, companyId);
    const directory = await loadDirectory(tx, companyId, namesIn(parsed));
    onProgress(LOOKED_UP);
    const judging = (share: number) => onProgress(LOOKED_UP + (JUDGED - LOOKED_UP) * share);
    const { accepted, skipped, faults, rehearsals } = judge(parsed, directory, asOf, judging);
    const all = [...tooLate(asOf, now), ...faults.toSorted((one, other) => one.line - other.line)];
    if (all.length > 0) return { ...report, faults: all };
    await storeRecords(tx, directory, accepted, asOf, (share) => onProgress(JUDGED + (1 - JUDGED) * share));
    return { ...report, imported: accepted.length, skipped, rehearsals };
  });
}

// About how the time is spent, for the progress shown.
const LOOKED_UP = 0.05;
const JUDGED = 0.4;

/** The records cannot stand as at a time that has not come. */
function tooLate(asOf: Date, now: Date): readonly Fault[] {
  if (asOf <= now) return [];
  return [
    { line: WHOLE_FILE, field: "--as-of", code: "OUT_OF_ORDER", found: shown(asOf), allowed: notAfter(now) },
  ];
}

function parseFile(file: string): readonly ParsedLine[] {
  const lines = file.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines.flatMap((text, index) => (text.trim() === "" ? [] : [parseLine(text, index + 1)]));
}

/** Not later than now, so that a step of the future is named where it stands. */
function latestStep(parsed: readonly ParsedLine[], now: Date): Date {
  const times = parsed.flatMap(({ steps }) => steps.flatMap((step) => step?.at.getTime() ?? []));
  return new Date(
    Math.min(
      now.getTime(),
      times.reduce((one, other) => Math.max(one, other), 0),
    ),
  );
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
