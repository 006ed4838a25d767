import type { LadderStep } from "@heyi/schema/vocabulary/mediation.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { addDays, localDate, localInstant, localTime } from "../../kernel/local-time.ts";
import type { CaseFile, Referral } from "./case.ts";
import { OUTCOME_DAYS, partyOf } from "./consent.ts";
import { decided, during, event, into, UNDER_WAY, type Decision } from "./decision.ts";
import type { Letter } from "./party.ts";

/** MED-6: once, by all parties. @throws InvalidError */
export function extended(file: CaseFile, { agreedBy }: { readonly agreedBy: readonly Letter[] }): Decision {
  during(file, "CONSENTED", "IN_SESSION");
  const check = new Check();
  if (file.extended) check.fault("agreedBy", "ONCE_ONLY");
  for (const { letter } of file.parties)
    if (!agreedBy.includes(letter)) check.fault(`agreedBy.${letter}`, "MUST_BE_CONFIRMED");
  check.done();
  const from = new Date(file.outcomeDueAt ?? file.proposedAt);
  const outcomeDueAt = localInstant(addDays(localDate(from), OUTCOME_DAYS), localTime(from)).toISOString();
  return decided({ ...file, outcomeDueAt, extended: true }, event("CASE_EXTENDED", { outcomeDueAt }));
}

/** MED-3a: anyone, at any time before signing. @throws InvalidError */
export function withdrawn(
  file: CaseFile,
  { party, reason }: { readonly party: Letter; readonly reason: string },
  now: Date,
): Decision {
  during(file, ...UNDER_WAY);
  const check = new Check();
  partyOf(file, party, check);
  const words = check.text("reason", reason, LONGEST.reason);
  check.done();
  const withdrawal = { by: party, reason: words, at: now.toISOString() };
  return decided({ ...into(file, "WITHDRAWN", now, words), withdrawal }, event("CASE_WITHDRAWN", { party }));
}

/** PML 26: no agreement: it is ended, and the parties are told of the other ways. @throws InvalidError */
export function failed(
  file: CaseFile,
  { reason, toldOtherWays }: { readonly reason: string; readonly toldOtherWays: boolean },
  now: Date,
): Decision {
  during(file, ...UNDER_WAY);
  const check = new Check();
  const words = check.text("reason", reason, LONGEST.reason);
  if (!toldOtherWays) check.fault("toldOtherWays", "MUST_BE_CONFIRMED");
  check.done();
  const failure = { reason: words, at: now.toISOString() };
  return decided({ ...into(file, "FAILED", now, words), failure }, event("CASE_FAILED"));
}

/** MED-1: up the ladder; arbitration only where an arbitration clause is on file (CPL 127). @throws InvalidError */
export function referred(
  file: CaseFile,
  input: { readonly step: LadderStep; readonly to: string; readonly reason: string },
  now: Date,
): Decision {
  during(file, "FAILED", "WITHDRAWN");
  const check = new Check();
  const to = check.text("to", input.to, LONGEST.name, 2);
  const reason = check.text("reason", input.reason, LONGEST.reason);
  if (input.step === "NEGOTIATION" || input.step === "MEDIATION")
    check.fault("step", "OUT_OF_RANGE", "仲裁、诉讼、主管部门、人民调解委员会");
  if (input.step === "ARBITRATION" && file.arbitrationClause === null)
    check.fault("step", "NO_ARBITRATION_CLAUSE");
  check.done();
  const at = now.toISOString();
  const referral: Referral = { step: input.step, to, at, reason, followUp: [] };
  const steps = [...file.steps, { step: input.step, at, record: `${to}:${reason}` }];
  return decided({ ...file, referral, steps }, event("CASE_REFERRED", { step: input.step }));
}

/** MED-1: what came of it there. @throws InvalidError */
export function followedUp(file: CaseFile, { record }: { readonly record: string }, now: Date): Decision {
  const check = new Check();
  const words = check.text("record", record, LONGEST.reason);
  if (file.referral === null) check.fault("referral", "REQUIRED");
  check.done();
  if (file.referral === null) throw new TypeError("no referral passed the check");
  const line = `${localDate(now)} ${words}`;
  const referral = { ...file.referral, followUp: [...file.referral.followUp, line] };
  return decided({ ...file, referral }, event("CASE_STEP_RECORDED", { step: referral.step }));
}

/** MED-1: open or closed, who else takes part, the arbitration clause, the risk: the choices on record. */
export type Setting = {
  readonly open: boolean | null;
  readonly outsiders: CaseFile["outsiders"];
  readonly arbitrationClause: string | null;
  readonly risk: CaseFile["risk"];
};

export function set(file: CaseFile, given: Setting): Decision {
  during(file, ...UNDER_WAY);
  const check = new Check();
  const outsiders = given.outsiders.map(({ name, relation }, at) => ({
    name: check.text(`outsiders.${at}.name`, name, LONGEST.name),
    relation: check.text(`outsiders.${at}.relation`, relation, LONGEST.short),
  }));
  const risk = given.risk && {
    text: check.text("risk.text", given.risk.text, LONGEST.reason),
    reportedTo: check.optionalText("risk.reportedTo", given.risk.reportedTo, LONGEST.name),
  };
  const arbitrationClause = check.optionalText("arbitrationClause", given.arbitrationClause, LONGEST.reason);
  check.done();
  const flagged = risk !== null && file.risk === null;
  return decided(
    { ...file, open: given.open, outsiders, arbitrationClause, risk },
    event("CASE_CHANGED", { open: given.open }),
    ...(flagged ? [event("CASE_RISK_FLAGGED", { reported: risk.reportedTo !== null })] : []),
  );
}
