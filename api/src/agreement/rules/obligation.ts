import type { CaseTimerKind, ObligationState, TermKind } from "@heyi/schema/vocabulary/agreement.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { addDays, localInstant } from "../../kernel/local-time.ts";
import type { AgreementContent, Letter, LocalDate } from "./content.ts";

/** AGR-6: one for a term, or for each of its instalments. */
export type Owed = {
  readonly termNo: number;
  readonly instalmentNo: number | null;
  readonly obligor: Letter;
  readonly obligee: Letter;
  readonly kind: TermKind;
  readonly amountFen: number | null;
  /** Null: a condition instead of a day. */
  readonly dueDate: LocalDate | null;
};

export type ObligationStanding = {
  readonly state: ObligationState;
  readonly dueDate: LocalDate | null;
  readonly urgedAt: Date | null;
  readonly breachProposedAt: Date | null;
};

/** Told so many days before, at the end of that working day. */
const DUE_SOON_DAYS = 3;
const DUE_SOON_TIME = "17:00";
/** AGR-6: a breach is proposed after so many days. */
const BREACH_DAYS = 7;

export function obligationsOf({ terms }: Pick<AgreementContent, "terms">): readonly Owed[] {
  return terms.flatMap((term): Owed[] => {
    const { no: termNo, obligor, obligee, kind, amountFen, dueDate } = term;
    const whole = { termNo, obligor, obligee, kind };
    if (term.instalments.length === 0) return [{ ...whole, instalmentNo: null, amountFen, dueDate }];
    return term.instalments.map((each) => ({
      ...whole,
      instalmentNo: each.no,
      amountFen: each.amountFen,
      dueDate: each.dueDate,
    }));
  });
}

export function isSettled(state: ObligationState): boolean {
  return state === "FULFILLED" || state === "WAIVED";
}

/** Until it is settled or a breach is on record. */
export function isOpen(state: ObligationState): boolean {
  return !isSettled(state) && state !== "BREACHED";
}

/** AGR-6: what an obligation waits for. The due day itself ends at midnight (CPL 85). */
export function obligationTimers({ state, dueDate, breachProposedAt }: ObligationStanding): readonly {
  readonly kind: CaseTimerKind;
  readonly at: Date;
}[] {
  if (dueDate === null || !isOpen(state)) return [];
  const overdueAt = localInstant(dueDate, "24:00");
  const soonAt = localInstant(addDays(dueDate, -DUE_SOON_DAYS), DUE_SOON_TIME);
  const breachAt = localInstant(addDays(dueDate, BREACH_DAYS), "24:00");
  return [
    ...(state === "PENDING" ? [{ kind: "OBLIGATION_DUE_SOON" as const, at: soonAt }] : []),
    ...(state === "OVERDUE" ? [] : [{ kind: "OBLIGATION_OVERDUE" as const, at: overdueAt }]),
    ...(breachProposedAt === null ? [{ kind: "BREACH_PROPOSAL" as const, at: breachAt }] : []),
  ];
}

/** AGR-6: fulfilled, with what proves it. @throws InvalidError */
export function fulfilment({ state }: ObligationStanding, evidence: string): string {
  return settled(state, "evidence", evidence);
}

/** AGR-6: let off by whom it is owed to. @throws InvalidError */
export function waiver(
  { state }: ObligationStanding,
  owed: Pick<Owed, "obligee">,
  by: Letter,
  reason: string,
): string {
  if (by !== owed.obligee) throw new InvalidError([{ path: "by", code: "NOT_THE_OBLIGEE" }]);
  return settled(state, "reason", reason);
}

function settled(state: ObligationState, path: string, words: string): string {
  const check = new Check();
  const text = check.text(path, words, LONGEST.reason);
  if (isSettled(state)) check.fault("state", "NOT_NOW", state);
  check.done();
  return text;
}

/** AGR-6, PML 31: urged on record. @throws InvalidError */
export function urging({ state }: ObligationStanding, words: string): string {
  const check = new Check();
  const text = check.text("text", words, LONGEST.reason);
  if (state !== "OVERDUE") check.fault("state", "NOT_NOW", "OVERDUE");
  check.done();
  return text;
}

/** AGR-6: breached, after it was overdue, urged, and proposed by the clock. @throws InvalidError */
export function breach({ state, urgedAt, breachProposedAt }: ObligationStanding, reason: string): string {
  const check = new Check();
  const text = check.text("reason", reason, LONGEST.reason);
  if (state !== "OVERDUE") check.fault("state", "NOT_NOW", "OVERDUE");
  if (urgedAt === null) check.fault("urged", "MUST_BE_CONFIRMED");
  if (breachProposedAt === null) check.fault("state", "TOO_EARLY", `${BREACH_DAYS} 天`);
  check.done();
  return text;
}

/** CC 188, 189: three years from the last day of the last instalment. */
export function limitationEnds({ terms }: Pick<AgreementContent, "terms">): LocalDate | null {
  const last = terms.flatMap(({ dueDate, instalments }) => [
    dueDate,
    ...instalments.map((each) => each.dueDate),
  ]);
  const day = last
    .filter((each) => each !== null)
    .toSorted()
    .at(-1);
  return day === undefined ? null : yearsLater(day, 3);
}

/** CPL 250: two years to enforce what a court has confirmed, from the last day set. */
export function enforcementEnds(content: Pick<AgreementContent, "terms">): LocalDate | null {
  const limitation = limitationEnds(content);
  return limitation === null ? null : yearsLater(limitation, -1);
}

function yearsLater(day: LocalDate, years: number): LocalDate {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  // 29 February of a year that has none is its last day of February.
  return new Date(`${moved}T00:00:00Z`).toISOString().slice(0, 10) === moved
    ? moved
    : `${moved.slice(0, 8)}28`;
}
