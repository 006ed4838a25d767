import type { Consent, InvestigationMethod, RootCause } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { StaffId } from "../../kernel/ids.ts";
import type { Actor } from "../../org/actor.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import type { Ground } from "./ground.ts";
import { checkPromise, promisedClock } from "./promise.ts";

/** Someone named in a command, as found among the project's people; null: not one of them. */
export type Named = StaffId | null;

export type InvestigateInput = {
  readonly method: InvestigationMethod;
  readonly finding: string;
  readonly rootCause: RootCause;
  readonly responsibleParty: string;
  /** VIS-1: the person of ours complained about. */
  readonly aboutStaffId: StaffId | null;
};

/** HND-3: verified facts, how they were verified, and who is responsible. Needed before a plan. */
export function investigation(
  input: InvestigateInput,
  about: Named,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const finding = check.text("finding", input.finding, LONGEST.words, 2);
  const responsibleParty = check.text("responsibleParty", input.responsibleParty, LONGEST.name);
  if (input.aboutStaffId !== null && about === null) check.fault("aboutStaffId", "UNKNOWN_REFERENCE");
  check.done();
  return [
    {
      kind: "INVESTIGATED",
      at: ground.now,
      actorId: actor.staffId,
      data: { method: input.method, rootCause: input.rootCause, about },
      words: { finding, responsibleParty },
    },
  ];
}

export type PlanInput = {
  readonly what: string;
  readonly byStaffId: StaffId;
  /** Null keeps the date that stands. */
  readonly promisedAt: Date | null;
  readonly consent: Consent;
  readonly objection: string | null;
};

/**
 * HND-4: what is done, by whom and by when, with what the complainant says to it; the date is promised from now on (SLA-1).
 * A date that stands is moved by moving the promise, not by another plan (SLA-4).
 */
export function plan(
  complaint: Aggregate,
  input: PlanInput,
  by: Named,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const { promisedAt: standing } = complaint.facts;
  const check = new Check();
  const what = check.text("what", input.what, LONGEST.words, 2);
  const objection = check.optionalText("objection", input.objection, LONGEST.words);
  if (input.consent === "OBJECTED" && objection === null) check.fault("objection", "REQUIRED");
  if (by === null) check.fault("byStaffId", "UNKNOWN_REFERENCE");
  const { promisedAt } = input;
  if (standing === null && promisedAt === null) check.fault("promisedAt", "REQUIRED");
  if (standing !== null && promisedAt !== null && promisedAt.getTime() !== standing.getTime())
    check.fault("promisedAt", "MUST_BE_ABSENT");
  if (standing === null && promisedAt !== null) checkPromise(check, promisedAt, ground.now);
  check.done();
  if (by === null) throw new TypeError("nobody passed the check");
  const promised = standing === null ? promisedAt : null;
  return [
    {
      kind: "PLANNED",
      at: ground.now,
      actorId: actor.staffId,
      data: { by, promisedAt: promised, consent: input.consent },
      clocks: promised === null ? [] : promisedClock(complaint, promised, ground),
      words: { what, ...(objection === null ? {} : { objection }) },
      public: true,
    },
  ];
}
