import type { RootCause } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import type { Actor } from "../../org/actor.ts";
import { deadline } from "../../sla/deadline.ts";
import type { ClockChange, ComplaintEvent } from "../events.ts";
import type { Aggregate } from "../facts.ts";
import { ALL_STOPPED, closed, missingToClose } from "./closing.ts";
import { evolve } from "./evolve.ts";
import { deadlineContext, type Ground } from "./ground.ts";

export type ResolveInput = {
  readonly solution: string;
  readonly rootCause: RootCause;
  readonly complainantTold: boolean;
};

/** SLA-1, VIS-2: resolved, and the visit is due unless there is no way to reach the complainant. */
export function resolution(
  complaint: Aggregate,
  input: ResolveInput,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const solution = check.text("solution", input.solution, LONGEST.words);
  if (complaint.hasContact && !input.complainantTold) check.fault("complainantTold", "MUST_BE_CONFIRMED");
  check.done();
  const { policy, now } = ground;
  const visit = deadline(
    { kind: "WORKING_DAYS", days: policy.visitWorkingDays },
    now,
    deadlineContext(ground, complaint.suspensions),
  );
  return [
    {
      kind: "RESOLVED",
      at: now,
      actorId: actor.staffId,
      data: {
        onTheSpot: false,
        rootCause: input.rootCause,
        told: input.complainantTold,
        visitExemption: complaint.hasContact ? null : complaint.anonymous ? "ANONYMOUS" : "NO_CONTACT",
      },
      clocks: complaint.hasContact
        ? [...ANSWERED, { op: "START", clock: "VISIT", startedAt: now, deadline: visit, limitAt: null }]
        : ANSWERED,
      words: { solution },
      public: true,
    },
  ];
}

export type SettleInput = {
  readonly solution: string;
  readonly complainantWord: string;
  readonly rootCause: RootCause;
};

/**
 * HND-6: settled while it is being taken in; with the complainant's own word, no visit is due, and it is closed unless
 * something is missing yet (HND-7: a valid one needs its preventive measure).
 */
export function settlement(
  complaint: Aggregate,
  input: SettleInput,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const solution = check.text("solution", input.solution, LONGEST.words);
  const complainantWord = check.text("complainantWord", input.complainantWord, LONGEST.words);
  check.done();
  const settled: ComplaintEvent = {
    kind: "RESOLVED",
    at: ground.now,
    actorId: actor.staffId,
    data: { onTheSpot: true, rootCause: input.rootCause, told: true, visitExemption: "ON_SPOT" },
    clocks: ANSWERED,
    words: { solution, complainantWord },
    public: true,
  };
  const after = evolve(complaint, settled);
  return missingToClose(after).length > 0 ? [settled] : [settled, closed("ON_SPOT", actor.staffId, ground)];
}

/** Taken back by the complainant: nothing runs any more; what ran out before stays on record. */
export function withdrawal(
  input: { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  return [
    {
      kind: "WITHDRAWN",
      at: ground.now,
      actorId: actor.staffId,
      data: {},
      clocks: ALL_STOPPED,
      words: { reason },
    },
  ];
}

const ANSWERED: ClockChange[] = [
  { op: "MEET", clock: "RESPOND" },
  { op: "MEET", clock: "REPLY" },
  { op: "MEET", clock: "RESOLVE" },
];
