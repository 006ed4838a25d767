import type { ComplaintEvent, ClockChange } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import { deadlineContext, type Ground } from "../complaint/rules/ground.ts";
import { promisedClock } from "../complaint/rules/promise.ts";
import { resumption } from "../complaint/rules/suspension.ts";
import { newResolveClock } from "../complaint/rules/triage.ts";
import type { StaffId } from "../kernel/ids.ts";
import { deadline } from "../sla/deadline.ts";
import { resolveSpan } from "../sla/policy.ts";
import type { Directory, Place } from "./directory.ts";
import type { Step } from "./steps.ts";

/** Names resolved; only asked once all of them are known to exist. */
export type Resolve = {
  readonly staff: (username: string) => StaffId;
  readonly department: (
    code: string,
  ) => Place["departments"] extends ReadonlyMap<string, infer Id> ? Id : never;
};

export function resolverOf({ people }: Directory, { departments }: Place): Resolve {
  return {
    staff: (username) => people.get(username)?.staffId ?? unresolved(username),
    department: (code) => departments.get(code) ?? unresolved(code),
  };
}

function unresolved(name: string): never {
  throw new TypeError(`a name passed the check and is unknown: ${name}`);
}

type Later = Exclude<Step, { type: "registered" }>;

/**
 * A step of a history as the event it was, with the clocks moved as the rules move them. `ground.now` is the step's own
 * time. Escalations and proposals are taken as they stand in the file: nothing is decided anew about the past.
 */
export function stepEvents(
  step: Later,
  complaint: Aggregate,
  ground: Ground,
  name: Resolve,
): readonly ComplaintEvent[] {
  const { facts } = complaint;
  const common = { at: step.at, actorId: step.by === null ? null : name.staff(step.by) };
  switch (step.type) {
    case "acknowledged":
      return [
        {
          ...common,
          kind: "RESPONDED",
          data: { how: step.how },
          words: { text: step.text },
          clocks: [{ op: "MEET", clock: "RESPOND" }],
        },
      ];
    case "triaged": {
      const { category, subCategory, validity, urgency, impact, priority } = step;
      const before = {
        category: facts.category,
        subCategory: facts.subCategory,
        validity: facts.validity,
        urgency: facts.urgency,
        impact: facts.impact,
        priority: facts.priority,
      };
      return [
        {
          ...common,
          kind: "TRIAGED",
          data: { category, subCategory, validity, urgency, impact, priority, before },
          clocks: newResolveClock(complaint, step, ground),
        },
      ];
    }
    case "validityChanged":
      return [
        {
          ...common,
          kind: "VALIDITY_CHANGED",
          data: { from: step.from, to: step.to },
          words: { reason: step.reason },
        },
      ];
    case "assigned":
      return [
        {
          ...common,
          kind: "ASSIGNED",
          data: {
            department: name.department(step.department),
            handler: step.handler === null ? null : name.staff(step.handler),
            reassigned: facts.state !== "REGISTERED",
            fromDepartment: facts.departmentId,
            fromHandler: facts.handlerId,
          },
        },
      ];
    case "accepted":
      return common.actorId === null
        ? []
        : [{ ...common, kind: "ACCEPTED", data: { handler: common.actorId } }];
    case "declined":
      return common.actorId === null
        ? []
        : [
            {
              ...common,
              kind: "DECLINED",
              data: { department: facts.departmentId, handler: common.actorId },
              words: { reason: step.reason },
            },
          ];
    case "investigated":
      return [
        {
          ...common,
          kind: "INVESTIGATED",
          data: { method: step.method, rootCause: step.rootCause },
          words: { finding: step.finding, responsibleParty: step.responsibleParty },
        },
      ];
    case "contact":
      return [
        {
          ...common,
          kind: "CONTACTED",
          data: { how: step.how, isReply: step.substantive },
          words: { text: step.text },
          public: step.public,
          clocks: step.substantive ? [{ op: "MEET", clock: "REPLY" }] : [],
        },
      ];
    case "planned":
      return [
        {
          ...common,
          kind: "PLANNED",
          data: {
            by: name.staff(step.byWhom),
            promisedAt: step.promisedAt,
            consent: step.complainantConsent,
          },
          words: { what: step.what },
          clocks: promisedClock(complaint, step.promisedAt, ground),
        },
      ];
    case "progress":
      return [
        { ...common, kind: "PROGRESS_NOTED", data: {}, words: { text: step.text }, public: step.public },
      ];
    case "deadlineMoved":
      return [
        {
          ...common,
          kind: "PROMISE_MOVED",
          data: { from: step.from, to: step.to, complainantInformed: step.complainantInformed },
          words: { reason: step.reason },
          public: true,
          clocks: promisedClock(complaint, step.to, ground),
        },
      ];
    case "suspended":
      return [
        {
          ...common,
          kind: "SUSPENDED",
          data: { reason: step.reason, reviewAt: step.reviewAt },
          words: { text: step.text },
          clocks: [{ op: "PAUSE" }],
        },
      ];
    case "resumed":
      return step.reason === "REVIEW_DATE"
        ? resumption(complaint, ground, common.actorId, "REVIEW_DATE")
        : resumption(complaint, ground, common.actorId, "BY_HAND", { reason: step.reason });
    case "escalated": {
      const data = {
        level: step.level,
        from: facts.level,
        cause: step.cause,
        clock: OVERDUE_CLOCKS.get(step.cause) ?? null,
      };
      return [
        {
          ...common,
          kind: "ESCALATED",
          data,
          ...(step.reason === undefined ? {} : { words: { reason: step.reason } }),
        },
      ];
    }
    case "majorProposed":
      return [{ ...common, kind: "MAJOR_PROPOSED", data: { cause: step.cause, evidence: step.evidence } }];
    case "majorConfirmed":
      return [
        {
          ...common,
          kind: "SEVERITY_SET",
          data: { from: facts.severity, to: "MAJOR" },
          words: { reason: step.reason },
        },
      ];
    case "majorDismissed":
      return [{ ...common, kind: "MAJOR_DISMISSED", data: {}, words: { reason: step.reason } }];
    case "responseMeeting":
      return [
        {
          ...common,
          kind: "RESPONSE_MEETING_HELD",
          data: { responsible: name.staff(step.responsible), dueAt: step.dueAt },
          words: { measures: step.measures },
        },
      ];
    case "incidentJoined":
      return [{ ...common, kind: "INCIDENT_JOINED", data: { incident: step.incidentId } }];
    case "inMediation":
      return [
        { ...common, kind: "MEDIATION_BEGUN", data: { dispute: step.disputeId }, clocks: [{ op: "PAUSE" }] },
      ];
    case "referred":
      return [
        {
          ...common,
          kind: "REFERRED",
          data: {},
          words: { to: step.to, reason: step.reason },
          clocks: [{ op: "PAUSE" }],
        },
      ];
    case "withdrawn":
      return [
        {
          ...common,
          kind: "WITHDRAWN",
          data: {},
          words: { reason: step.reason },
          clocks: stopAll(complaint),
        },
      ];
    case "resolved":
      return [
        {
          ...common,
          kind: "RESOLVED",
          data: {
            onTheSpot: step.onTheSpot,
            rootCause: step.rootCause,
            told: step.toldComplainant ?? step.onTheSpot,
            visitExempt: step.onTheSpot,
          },
          words: {
            solution: step.solution,
            ...(step.complainantWord === undefined ? {} : { complainantWord: step.complainantWord }),
          },
          public: true,
          clocks: [...ANSWERED, ...(step.onTheSpot ? [] : visitClock(complaint, ground))],
        },
      ];
    case "visit":
      return [
        {
          ...common,
          kind: "VISITED",
          data: {
            method: step.method,
            attempt: step.attempt,
            reached: step.reached,
            satisfaction: step.satisfaction ?? null,
          },
          clocks: [{ op: "MEET", clock: "VISIT" }],
          ...(step.words === undefined ? {} : { words: { words: step.words } }),
        },
      ];
    case "visitExempt":
      return [
        {
          ...common,
          kind: "VISIT_EXEMPTED",
          data: { reason: step.reason },
          clocks: [{ op: "STOP", clock: "VISIT" }],
        },
      ];
    case "preventiveMeasure":
      return [
        {
          ...common,
          kind: "PREVENTIVE_MEASURE_SET",
          data: { owner: name.staff(step.owner), dueDate: step.dueDate },
          words: { what: step.what },
        },
      ];
    case "closed":
      return [{ ...common, kind: "CLOSED", data: { how: step.how }, clocks: stopAll(complaint) }];
    case "reopened":
      return [
        {
          ...common,
          kind: "REOPENED",
          data: { cause: step.cause },
          words: { reason: step.reason },
          clocks: resolveAgain(complaint, ground),
        },
      ];
    default:
      return step satisfies never;
  }
}

const OVERDUE_CLOCKS = new Map([
  ["OVERDUE_RESPOND", "RESPOND"],
  ["OVERDUE_REPLY", "REPLY"],
  ["OVERDUE_RESOLVE", "RESOLVE"],
] as const satisfies readonly (readonly [string, string])[]) as ReadonlyMap<
  string,
  "RESPOND" | "REPLY" | "RESOLVE"
>;

const ANSWERED: readonly ClockChange[] = [
  { op: "MEET", clock: "RESPOND" },
  { op: "MEET", clock: "REPLY" },
  { op: "MEET", clock: "RESOLVE" },
];

function stopAll({ clocks }: Aggregate): ClockChange[] {
  return [...new Set(clocks.map((clock) => clock.kind))].map((clock) => ({ op: "STOP", clock }));
}

/** SLA-1: a visit is due after resolving, whoever it was; an exemption is a step of its own in a history. */
function visitClock({ suspensions }: Aggregate, ground: Ground): ClockChange[] {
  const days = ground.policy.visitWorkingDays;
  const due = deadline({ kind: "WORKING_DAYS", days }, ground.now, deadlineContext(ground, suspensions));
  return [{ op: "START", clock: "VISIT", startedAt: ground.now, deadline: due, limitAt: null }];
}

/** Reopened, it must be resolved anew: the default time runs again from that moment, since the promise was for the first time. */
function resolveAgain({ facts, suspensions }: Aggregate, ground: Ground): ClockChange[] {
  const span = resolveSpan(ground.policy, facts.category, facts.priority);
  const due = deadline(span, ground.now, deadlineContext(ground, suspensions));
  return [
    { op: "STOP", clock: "VISIT" },
    { op: "START", clock: "RESOLVE", startedAt: ground.now, deadline: due, limitAt: null },
  ];
}
