import type { ClockChange } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import { deadlineContext, type Ground } from "../complaint/rules/ground.ts";
import { deadline } from "../sla/deadline.ts";
import { resolveSpan, type Span } from "../sla/policy.ts";
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
        data: { onTheSpot, rootCause, told: toldComplainant ?? onTheSpot, visitExempt: onTheSpot },
        words: { solution, ...(complainantWord === undefined ? {} : { complainantWord }) },
        public: true,
        // SLA-1: a visit is due to whoever it was; an exemption is a step of its own in a history.
        clocks: [...ANSWERED, ...(onTheSpot ? [] : [visitClock(complaint, ground)])],
      },
    ];
  },
  visit: ({ method, attempt, reached, satisfaction, words }, { stamp }) => [
    {
      ...stamp,
      kind: "VISITED",
      data: { method, attempt, reached, satisfaction: satisfaction ?? null },
      clocks: [{ op: "MEET", clock: "VISIT" }],
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
      data: { owner: names.staff(owner), dueDate },
      words: { what },
    },
  ],
  closed: ({ how }, { complaint, stamp }) => [
    { ...stamp, kind: "CLOSED", data: { how }, clocks: stopAll(complaint) },
  ],
  reopened: ({ cause, reason }, { complaint, ground, stamp }) => [
    {
      ...stamp,
      kind: "REOPENED",
      data: { cause },
      words: { reason },
      clocks: resolveAgain(complaint, ground),
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

/** Reopened, it must be resolved anew: the default time runs again from that moment, since the promise was for the first time. */
function resolveAgain(complaint: Aggregate, ground: Ground): ClockChange[] {
  const { category, priority } = complaint.facts;
  const span = resolveSpan(ground.policy, category, priority);
  return [{ op: "STOP", clock: "VISIT" }, fromNow("RESOLVE", span, complaint, ground)];
}

function fromNow(
  clock: "VISIT" | "RESOLVE",
  span: Span,
  { suspensions }: Aggregate,
  ground: Ground,
): ClockChange {
  const due = deadline(span, ground.now, deadlineContext(ground, suspensions));
  return { op: "START", clock, startedAt: ground.now, deadline: due, limitAt: null };
}
