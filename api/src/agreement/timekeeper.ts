import type { CaseTimerKind } from "@heyi/schema/vocabulary/agreement.ts";

import type { Keeper } from "../events/timekeeper.ts";
import type { CaseId, CompanyId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import { saveCase } from "../mediation/save.ts";
import { decided, event, type Decision } from "../mediation/rules/decision.ts";
import type { CaseFile } from "../mediation/rules/case.ts";
import { lockCase } from "../mediation/store.ts";
import { isOpen, obligationTimers } from "./rules/obligation.ts";
import {
  agreementsOf,
  armSubject,
  markObligation,
  moveObligation,
  obligationsOfCase,
  setConfirmation,
} from "./store.ts";

type Due = { readonly kind: CaseTimerKind; readonly subject: string; readonly fireAt: Date };

/** MED-6, AGR-6, AGR-7: the deadlines of mediation cases, their obligations and windows. */
export const caseKeeper: Keeper<CaseId> = {
  noun: "caseId",
  async next(reader, aside) {
    const [row] = await reader.query<{ at: Date | null }>(NEXT, [aside], "case_timer_next");
    return row?.at ?? null;
  },
  async claim(tx, now, most, aside) {
    const rows = await tx.query<{ id: CaseId }>(CLAIM, [now, most, aside], "case_timer_claim");
    return rows.map(({ id }) => id);
  },
  async lockOne(tx, id) {
    const rows = await tx.query<{ id: CaseId }>(LOCK_ONE, [id], "case_timer_lock_one");
    return rows.map((row) => row.id);
  },
  async fire(tx, ids, now) {
    for (const id of ids) await fireOne(tx, id, now);
  },
};

const NEXT = "select min(fire_at) as at from case_timer where not (case_id = any($1))";
const CLAIM = `
  select m.id from case_timer t join mediation_case m on m.id = t.case_id
   where t.fire_at <= $1 and not (m.id = any($3))
   order by t.fire_at
   limit $2
     for update of m skip locked`;
const LOCK_ONE = "select id from mediation_case where id = $1 for update skip locked";

/** Everything due in one case, each in its turn. */
async function fireOne(tx: Tx, id: CaseId, now: Date): Promise<void> {
  const [owner] = await tx.query<{ companyId: CompanyId }>(
    'select company_id as "companyId" from mediation_case where id = $1',
    [id],
    "case_company",
  );
  const due = await tx.query<Due>(
    'delete from case_timer where case_id = $1 and fire_at <= $2 returning kind, subject, fire_at as "fireAt"',
    [id, now],
    "case_timers_due",
  );
  if (owner === undefined) return;
  for (const each of due.toSorted((one, other) => one.fireAt.getTime() - other.fireAt.getTime())) {
    const file = await lockCase(tx, owner.companyId, id);
    const decision = await told(tx, file, each, now);
    if (decision !== null) await saveCase(tx, file, decision, { at: now, actorId: null });
  }
}

/** What a timer has to say; null: it has been overtaken. */
async function told(
  tx: Tx,
  file: CaseFile,
  { kind, subject, fireAt }: Due,
  now: Date,
): Promise<Decision | null> {
  switch (kind) {
    case "OUTCOME_DUE_SOON":
    case "OUTCOME_OVERDUE":
      return decided(file, event(`CASE_${kind}`, { dueAt: file.outcomeDueAt }));
    case "OBLIGATION_DUE_SOON":
    case "OBLIGATION_OVERDUE":
    case "BREACH_PROPOSAL":
      return obligation(tx, file, kind, subject, fireAt, now);
    case "CONFIRMATION_FIRST_REMINDER":
    case "CONFIRMATION_LAST_REMINDER":
    case "CONFIRMATION_LAPSE":
      return confirmation(tx, file, kind, subject);
  }
}

/** AGR-6: the moment of a move is the moment at which it was due, also where the house was not open. */
async function obligation(
  tx: Tx,
  file: CaseFile,
  kind: "OBLIGATION_DUE_SOON" | "OBLIGATION_OVERDUE" | "BREACH_PROPOSAL",
  subject: string,
  fireAt: Date,
  now: Date,
): Promise<Decision | null> {
  const owed = (await obligationsOfCase(tx, file.id)).find(({ id }) => id === subject);
  if (owed === undefined || !isOpen(owed.state)) return null;
  const { id, termNo, instalmentNo } = owed;
  const data = { obligationId: id, termNo, instalmentNo };
  if (kind === "BREACH_PROPOSAL") {
    await markObligation(tx, id, "breach_proposed_at", now);
    await armSubject(tx, file.id, id, []);
    return decided(file, event("OBLIGATION_BREACH_PROPOSED", data));
  }
  const state = kind === "OBLIGATION_DUE_SOON" ? "DUE_SOON" : "OVERDUE";
  await moveObligation(tx, id, { state, at: fireAt, evidence: null }, null);
  const rest = obligationTimers({ ...owed, state }).filter(({ at }) => at > fireAt);
  await armSubject(tx, file.id, id, rest);
  return decided(file, event(kind, data));
}

/** AGR-7 */
async function confirmation(
  tx: Tx,
  file: CaseFile,
  kind: "CONFIRMATION_FIRST_REMINDER" | "CONFIRMATION_LAST_REMINDER" | "CONFIRMATION_LAPSE",
  subject: string,
): Promise<Decision | null> {
  const agreement = (await agreementsOf(tx, file.id)).find(({ id }) => id === subject);
  if (agreement === undefined || agreement.confirmation !== "OPEN") return null;
  const data = { agreementId: agreement.id, lastDay: agreement.lastDay };
  if (kind !== "CONFIRMATION_LAPSE") return decided(file, event("CONFIRMATION_REMINDED", data));
  await setConfirmation(tx, agreement.id, { ...agreement, confirmation: "LAPSED" });
  return decided(file, event("CONFIRMATION_LAPSED", data));
}
