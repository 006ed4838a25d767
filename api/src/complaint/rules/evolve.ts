import type { Aggregate, Facts, Suspension } from "../facts.ts";
import type { ComplaintEvent } from "../events.ts";
import { moveClocks } from "./clocks.ts";

/**
 * Folds one event into a complaint. The only place where facts change: commands, timers and imports all pass here,
 * so the row in the database is always what its events say.
 */
export function evolve(before: Aggregate, event: ComplaintEvent): Aggregate {
  const facts = { ...before.facts, ...change(before.facts, event) };
  return {
    ...before,
    facts,
    clocks: moveClocks(before.clocks, event),
    suspensions: moveSuspensions(before.suspensions, event),
  };
}

export function evolveAll(before: Aggregate, events: readonly ComplaintEvent[]): Aggregate {
  return events.reduce(evolve, before);
}

const UNASSIGNED = { departmentId: null, handlerId: null, assignedAt: null, acceptedAt: null } as const;

function change(facts: Facts, event: ComplaintEvent): Partial<Facts> {
  const { at } = event;
  switch (event.kind) {
    case "REGISTERED": {
      const { category, subCategory, urgency, impact, priority } = event.data;
      return { category, subCategory, urgency, impact, priority };
    }
    case "RESPONDED":
      return { respondedAt: facts.respondedAt ?? at, lastContactAt: at, silenceNoticedAt: null };
    case "TRIAGED": {
      const { category, subCategory, urgency, impact, priority, validity } = event.data;
      return {
        category,
        subCategory,
        urgency,
        impact,
        priority,
        validity: validity ?? facts.validity,
        triagedAt: facts.triagedAt ?? at,
      };
    }
    case "VALIDITY_CHANGED":
      return { validity: event.data.to };
    case "ASSIGNED":
      return {
        state: "ASSIGNED",
        departmentId: event.data.department,
        handlerId: event.data.handler,
        assignedAt: at,
        acceptedAt: null,
        declines: facts.declines + (event.data.reassigned ? 1 : 0),
      };
    case "ACCEPTED":
      return {
        state: "INVESTIGATING",
        handlerId: event.data.handler,
        ownerId: event.data.handler,
        acceptedAt: at,
      };
    case "DECLINED":
    case "ASSIGNMENT_LAPSED":
      return { ...UNASSIGNED, state: "REGISTERED", declines: facts.declines + 1 };
    case "CONTACTED":
      return {
        lastContactAt: at,
        silenceNoticedAt: null,
        repliedAt: event.data.isReply ? (facts.repliedAt ?? at) : facts.repliedAt,
      };
    case "INVESTIGATED":
      return { rootCause: event.data.rootCause };
    case "PLANNED":
      return { state: "RECTIFYING", promisedAt: event.data.promisedAt };
    case "PROMISED":
      return { promisedAt: event.data.promisedAt };
    case "PROMISE_MOVED":
      return { promisedAt: event.data.to, promiseMoves: facts.promiseMoves + 1 };
    case "SUSPENDED":
      return {
        state: "SUSPENDED",
        suspendedFrom: facts.state,
        suspendReason: event.data.reason,
        reviewAt: event.data.reviewAt,
      };
    case "RESUMED":
      return {
        state: facts.suspendedFrom ?? "INVESTIGATING",
        suspendedFrom: null,
        suspendReason: null,
        reviewAt: null,
      };
    case "ESCALATED":
      return { level: Math.max(facts.level, event.data.level) };
    case "RESOLVED":
      return {
        state: "RESOLVED",
        resolvedAt: facts.resolvedAt ?? at,
        repliedAt: facts.repliedAt ?? at,
        respondedAt: facts.respondedAt ?? at,
        toldAt: event.data.told ? at : facts.toldAt,
        rootCause: event.data.rootCause,
        settledOnTheSpot: event.data.onTheSpot,
        visitExempt: event.data.visitExempt,
        lastContactAt: at,
        silenceNoticedAt: null,
      };
    case "WITHDRAWN":
      return { state: "WITHDRAWN", endedAt: at, suspendedFrom: null, suspendReason: null, reviewAt: null };
    case "MALICIOUS_FLAGGED":
      return { malicious: event.data.malicious };
    case "SEVERITY_SET":
      return { severity: event.data.to };
    case "MEDIATION_BEGUN":
      return { state: "IN_MEDIATION" };
    case "REFERRED":
      return { state: "REFERRED" };
    case "VISITED":
      return {
        visitedAt: event.data.reached ? at : facts.visitedAt,
        lastContactAt: at,
        silenceNoticedAt: null,
      };
    case "VISIT_EXEMPTED":
      return { visitExempt: true };
    case "CLOSED":
      return { state: "CLOSED", endedAt: at };
    case "REOPENED":
      return { state: "RECTIFYING", endedAt: null, visitExempt: false };
    case "SILENCE_NOTICED":
      return { silenceNoticedAt: at };
    case "PROGRESS_NOTED":
    case "MAJOR_PROPOSED":
    case "MAJOR_DISMISSED":
    case "RESPONSE_MEETING_HELD":
    case "INCIDENT_JOINED":
    case "PREVENTIVE_MEASURE_SET":
    case "CLOCK_DUE_SOON":
    case "CLOCK_OVERDUE":
    case "CLOCK_LIMIT_PASSED":
    case "DEADLINES_RECOMPUTED":
    case "CONTACT_REVEALED":
      return {};
    default:
      return event satisfies never;
  }
}

function moveSuspensions(suspensions: readonly Suspension[], event: ComplaintEvent): readonly Suspension[] {
  if (event.kind === "SUSPENDED") {
    const { reason, reviewAt } = event.data;
    return [...suspensions, { reason, reviewAt, startedAt: event.at, endedAt: null }];
  }
  if (event.kind === "RESUMED" || event.kind === "WITHDRAWN") {
    return suspensions.map((stretch) =>
      stretch.endedAt === null ? { ...stretch, endedAt: event.at } : stretch,
    );
  }
  return suspensions;
}
