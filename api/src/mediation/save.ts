import { append, type NewEvent } from "../events/append.ts";
import type { StaffId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import type { CaseFile } from "./rules/case.ts";
import type { CaseEvent, Decision } from "./rules/decision.ts";
import { caseNotices } from "./rules/notices.ts";
import { OUTCOME_TIMERS, outcomeTimers } from "./rules/timers.ts";
import { armTimers, insertCase, updateCase } from "./store.ts";

/** Who acts when; null: the system. */
export type By = { readonly at: Date; readonly actorId: StaffId | null };

/** Writes a new case. */
export async function beginCase(tx: Tx, { file, events }: Decision, by: By): Promise<void> {
  await insertCase(tx, file);
  await appendToCase(tx, file, events, by);
}

export type PastEvent = CaseEvent & { readonly at: Date };

/** Writes a case that was led elsewhere, with all that happened in it; what it waits for is armed by the caller. */
export async function bringOver(tx: Tx, file: CaseFile, events: readonly PastEvent[]): Promise<void> {
  await insertCase(tx, file);
  await append(
    tx,
    file.companyId,
    events.map((each) => lineOf(file, each, { at: each.at, actorId: null })),
  );
}

/** Writes what was decided of a locked case, as its next version. Call it last in a transaction. */
export async function saveCase(
  tx: Tx,
  before: CaseFile,
  { file, events }: Decision,
  by: By,
): Promise<CaseFile> {
  const after = { ...file, version: before.version + 1 };
  await updateCase(tx, after);
  const timers = outcomeTimers(after);
  if (timers.length === 0 || after.outcomeDueAt !== before.outcomeDueAt)
    await armTimers(tx, after.id, OUTCOME_TIMERS, timers);
  await appendToCase(tx, after, events, by);
  return after;
}

/** AUD-1: last in its transaction. Who is to be told of it is, with it or not at all. */
async function appendToCase(tx: Tx, file: CaseFile, events: readonly CaseEvent[], by: By): Promise<void> {
  const before = await append(
    tx,
    file.companyId,
    events.map((each) => lineOf(file, each, by)),
  );
  const notices = events.flatMap(({ kind }, index) =>
    caseNotices(kind, file).map((to) => ({ ...to, kind, ...by, caseId: file.id, line: index + 1 })),
  );
  if (notices.length > 0)
    await tx.query(
      "select notice_tell($1, $2, $3)",
      [file.companyId, before, JSON.stringify(notices)],
      "case_notices",
    );
}

function lineOf({ id, version }: CaseFile, { kind, data }: CaseEvent, { at, actorId }: By): NewEvent {
  const ofNoComplaint = { complaintId: null, words: null, public: false, before: null, after: null };
  return { at, kind, actorId, caseId: id, version, data, ...ofNoComplaint };
}
