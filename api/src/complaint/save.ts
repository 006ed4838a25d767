import { newId, type CompanyId, type ComplaintId, type StaffId } from "../kernel/ids.ts";
import type { Reader, Tx } from "../kernel/sql.ts";
import type { Aggregate } from "./facts.ts";
import { fold, type Change, type Folded } from "./fold.ts";
import { messagesOf } from "./messages.ts";
import { recipientsOf } from "./notices.ts";
import { countsOf, queueFactsOf, type Counts } from "./queue-facts.ts";
import { standingOf } from "./rules/standing.ts";
import { timersOf } from "./rules/timers.ts";
import { toRow } from "./row.ts";

/** INT-4: what is kept of a command, so that sending it again does it once. */
export type Receipt = {
  readonly staffId: StaffId;
  readonly key: string;
  readonly command: string;
  readonly fingerprint: string;
  readonly at: Date;
};

/** What is written together with a command's changes. */
export type Beside = {
  readonly receipt?: Receipt;
  /** The one complaint as it was read without a lock. Changed since: the statement fails with 40001 and nothing is written. */
  readonly seen?: { readonly id: ComplaintId; readonly stamp: string };
  /** Who complains, for the one complaint that is born; its number is the next of this month (INT-3). */
  readonly newcomer?: { readonly complainant: object; readonly month: string };
};

/**
 * The one write path: folds the events, derives the standing and the timers, and writes rows, log, counters, notices
 * and outgoing messages in one statement, whole or not at all (schema/prisma/functions.sql). In a transaction call it last, for it appends to
 * the log. Returns the complaints as they stand now.
 */
export async function save(
  writer: Reader,
  companyId: CompanyId,
  changes: readonly Change[],
  { receipt, seen, newcomer }: Beside = {},
): Promise<readonly Aggregate[]> {
  const folded = changes.map(fold);
  const complaintId = changes[0]?.before.facts.id;
  await writer.query(
    SAVE,
    [
      companyId,
      json(seen),
      json(receipt === undefined ? undefined : toRow({ ...receipt, complaintId })),
      json(newcomer),
      ...rowsOf(folded),
      ...partsOf(folded),
      JSON.stringify(folded.flatMap(({ lines }) => lines.map(({ logged }) => logged))),
      JSON.stringify(counterDeltas(folded)),
      JSON.stringify(noticesOf(folded)),
      JSON.stringify(messagesOf(folded)),
    ],
    "complaint_save",
  );
  return folded.map((change) => change.after);
}

const SAVE = "select complaint_save($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

/** For imports, which write many histories as one log: the complaints themselves with their parts, without log and counters. */
export async function writeRows(tx: Tx, changes: readonly Folded[]): Promise<void> {
  await tx.query("select complaint_write($1, $2)", rowsOf(changes), "complaint_write");
  const ids = changes.map(({ after }) => after.facts.id);
  await tx.query(
    "select complaint_write_parts($1, $2, $3, $4, $5, $6)",
    [ids, ...partsOf(changes)],
    "complaint_write_parts",
  );
}

/** For imports: the counters alone; nobody is told of what was told to people in its day. After the log. */
export async function count(tx: Tx, changes: readonly Folded[]): Promise<void> {
  await tx.query("select queue_count($1)", [JSON.stringify(counterDeltas(changes))], "queue_count");
}

/** Born, then changed. */
function rowsOf(changes: readonly Folded[]): readonly [string, string] {
  const rows = (some: readonly Folded[]) =>
    JSON.stringify(
      some.map(({ after, ground, birth }) =>
        toRow({ ...after.facts, ...standingOf(after, ground), ...birth }),
      ),
    );
  return [
    rows(changes.filter(({ birth }) => birth !== null)),
    rows(changes.filter(({ birth }) => birth === null)),
  ];
}

/** Clocks, suspensions, timers, tasks and preventive measures. */
function partsOf(changes: readonly Folded[]): readonly string[] {
  const rows = (parts: (change: Folded) => readonly object[]) =>
    JSON.stringify(
      changes.flatMap((change) =>
        parts(change).map((part) => toRow({ complaintId: change.after.facts.id, ...part })),
      ),
    );
  return [
    rows(({ after }) => after.clocks.map((clock) => ({ id: newId(clock.startedAt), ...clock }))),
    rows(({ after }) => after.suspensions.map((stretch) => ({ id: newId(stretch.startedAt), ...stretch }))),
    rows(({ after, ground }) =>
      timersOf(after, ground).map(({ kind, subject, fireAt }) => ({ kind, subject, fireAt })),
    ),
    rows(({ after }) => after.tasks),
    rows(({ after }) => after.measures),
  ];
}

function counterDeltas(changes: readonly Folded[]): readonly ({ projectId: string } & Counts)[] {
  const deltas = new Map<string, Counts>();
  for (const { birth, before, after } of changes) {
    const was = countsOf(birth === null ? queueFactsOf(before) : null);
    const is = countsOf(queueFactsOf(after));
    const sum = deltas.get(after.facts.projectId) ?? countsOf(null);
    for (const view of Object.keys(sum) as (keyof Counts)[]) sum[view] += is[view] - was[view];
    deltas.set(after.facts.projectId, sum);
  }
  return [...deltas].map(([projectId, counts]) => ({ projectId, ...counts }));
}

function noticesOf(changes: readonly Folded[]): readonly object[] {
  return changes
    .flatMap(({ lines }) => lines)
    .flatMap(({ event, facts }, index) =>
      recipientsOf(event, facts).map((to) => ({
        ...to,
        kind: event.kind,
        at: event.at,
        actorId: event.actorId,
        complaintId: facts.id,
        line: index + 1,
      })),
    );
}

function json(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
