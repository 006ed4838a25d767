import type { ClockChange } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import { deadlineContext, type Ground } from "../complaint/rules/ground.ts";
import { resolveAnew } from "../complaint/rules/reopening.ts";
import { quietUntil, visitClocks } from "../complaint/rules/visit.ts";
import { newId } from "../kernel/ids.ts";
import { holds } from "../org/access.ts";
import { deadline } from "../sla/deadline.ts";
import type { Span } from "../sla/policy.ts";
import type { Person } from "./directory.ts";
import type { EventsByStep } from "./past.ts";

type OutcomeStep =
  | "withdrawn"
  | "resolved"
  | "visit"
  | "visitExempt"
  | "preventiveMeasure"
  | "closed"
  | "reopened";

/** The steps from the solution on. */
export const OUTCOME_STEPS: EventsByStep<OutcomeStep> = {
  withdrawn: ({ reason }, { complaint, stamp }) => [
    { ...stamp, kind: "WITHDRAWN", data: {}, words: { reason }, clocks: stopAll(complaint) },
  ],
  resolved: (step, { complaint, ground, stamp }) => {
    const { onTheSpot, rootCause, toldComplainant, solution, complainantWord } = step;
    return [
      {
        ...stamp,
        kind: "RESOLVED",
        data: {
          onTheSpot,
          rootCause,
          told: toldComplainant ?? onTheSpot,
          visitExemption: onTheSpot ? "ON_SPOT" : null,
        },
        words: { solution, ...(complainantWord === undefined ? {} : { complainantWord }) },
        public: true,
        // SLA-1: a visit is due to whoever it was; an exemption is a step of its own in a history.
        clocks: [...ANSWERED, ...(onTheSpot ? [] : [visitClock(complaint, ground)])],
      },
    ];
  },
  visit: ({ method, attempt, reached, satisfaction, words }, { complaint, ground, person, stamp }) => [
    {
      ...stamp,
      kind: "VISITED",
      data: {
        method,
        attempt,
        reached,
        declined: false,
        satisfaction: satisfaction ?? null,
        visitor: "STAFF",
        manager: isManager(person, complaint),
        quietUntil: quietUntil(complaint, reached, ground),
      },
      clocks: visitClocks(complaint, reached && isManager(person, complaint), ground),
      ...(words === undefined ? {} : { words: { words } }),
    },
  ],
  visitExempt: ({ reason }, { stamp }) => [
    { ...stamp, kind: "VISIT_EXEMPTED", data: { reason }, clocks: [{ op: "STOP", clock: "VISIT" }] },
  ],
  preventiveMeasure: ({ owner, dueDate, what }, { names, stamp }) => [
    {
      ...stamp,
      kind: "PREVENTIVE_MEASURE_SET",
      data: { measure: newId(stamp.at), owner: names.staff(owner), dueDate },
      words: { what },
    },
  ],
  closed: ({ how }, { complaint, stamp }) => [
    { ...stamp, kind: "CLOSED", data: { how, ways: [] }, clocks: stopAll(complaint) },
  ],
  reopened: ({ cause, reason }, { complaint, ground, stamp }) => [
    {
      ...stamp,
      kind: "REOPENED",
      data: { cause },
      words: { reason },
      clocks: resolveAnew(complaint, ground),
    },
  ],
};

const ANSWERED: readonly ClockChange[] = [
  { op: "MEET", clock: "RESPOND" },
  { op: "MEET", clock: "REPLY" },
  { op: "MEET", clock: "RESOLVE" },
];

function stopAll({ clocks }: Aggregate): ClockChange[] {
  return [...new Set(clocks.map((clock) => clock.kind))].map((clock) => ({ op: "STOP", clock }));
}

function visitClock(complaint: Aggregate, ground: Ground): ClockChange {
  return fromNow("VISIT", { kind: "WORKING_DAYS", days: ground.policy.visitWorkingDays }, complaint, ground);
}

function isManager(person: Person | null, { facts }: Aggregate): boolean {
  return person !== null && holds(person, "PROJECT_MANAGER", facts.projectId);
}

function fromNow(clock: "VISIT", span: Span, { suspensions }: Aggregate, ground: Ground): ClockChange {
  const due = deadline(span, ground.now, deadlineContext(ground, suspensions));
  return { op: "START", clock, startedAt: ground.now, deadline: due, limitAt: null };
}
