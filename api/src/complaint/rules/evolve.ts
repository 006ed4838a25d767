import { localDate } from "../../kernel/local-time.ts";
import type { Aggregate, Facts, Suspension } from "../facts.ts";
import type { ComplaintEvent, EventOf } from "../events.ts";
import { moveClocks } from "./clocks.ts";
import { helpingDepartments, measureOwners, moveMeasures, moveTasks } from "./parts.ts";

/**
 * Folds one event into a complaint. The only place where facts change: commands, timers and imports all pass here,
 * so the row in the database is always what its events say.
 */
export function evolve(before: Aggregate, event: ComplaintEvent): Aggregate {
  const tasks = moveTasks(before.tasks, event);
  const helping = tasks === before.tasks ? {} : { taskDepartmentIds: helpingDepartments(tasks) };
  const measures = moveMeasures(before.measures, event);
  const facts = { ...before.facts, ...change(before.facts, event), ...helping };
  const asked = measures.length === 0 ? {} : { measureOwnerIds: measureOwners(measures, facts.state) };
  return {
    ...before,
    facts: { ...facts, ...asked },
    clocks: moveClocks(before.clocks, event),
    suspensions: moveSuspensions(before.suspensions, event),
    tasks,
    measures,
  };
}

export function evolveAll(before: Aggregate, events: readonly ComplaintEvent[]): Aggregate {
  return events.reduce(evolve, before);
}

const UNASSIGNED = { departmentId: null, handlerId: null, assignedAt: null, acceptedAt: null } as const;
const NOT_SUSPENDED = { suspendedFrom: null, suspendReason: null, reviewAt: null } as const;
/** VIS-3: nothing of a visit has been tried yet. */
const NOT_VISITED = {
  visitTries: 0,
  lastTryOn: null,
  quietSince: null,
  quietUntil: null,
  lastResult: null,
  managerVisits: 0,
  confirmedAt: null,
} as const;

function change(facts: Facts, event: ComplaintEvent): Partial<Facts> {
  const { at } = event;
  switch (event.kind) {
    case "REGISTERED": {
      const { category, subCategory, urgency, impact, priority, injury } = event.data;
      return { category, subCategory, urgency, impact, priority, injury };
    }
    case "RESPONDED":
      return { respondedAt: facts.respondedAt ?? at, ...spoken(at) };
    case "TRIAGED": {
      const { category, subCategory, urgency, impact, priority, injury } = event.data;
      const triagedAt = facts.triagedAt ?? at;
      const validity = event.data.validity ?? facts.validity;
      const validityAt = validity === facts.validity ? facts.validityAt : at;
      return { category, subCategory, urgency, impact, priority, injury, triagedAt, validity, validityAt };
    }
    case "VALIDITY_CHANGED":
      return { validity: event.data.to, validityAt: at };
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
        ...spoken(at),
        repliedAt: event.data.isReply ? (facts.repliedAt ?? at) : facts.repliedAt,
      };
    case "INVESTIGATED":
      return {
        investigatedAt: at,
        rootCause: event.data.rootCause,
        aboutStaffId: event.data.about ?? facts.aboutStaffId,
      };
    case "PLANNED":
      return {
        state: "RECTIFYING",
        plannedAt: at,
        planConsent: event.data.consent,
        promisedAt: event.data.promisedAt ?? facts.promisedAt,
      };
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
      return { ...NOT_SUSPENDED, state: facts.suspendedFrom ?? "INVESTIGATING" };
    case "ESCALATED":
      return {
        level: Math.max(facts.level, event.data.level),
        escalatedAt: at,
        reminders: 0,
        dissatisfiedAt: event.data.cause === "DISSATISFIED" ? null : facts.dissatisfiedAt,
      };
    case "ESCALATION_REMINDED":
      return { reminders: facts.reminders + 1 };
    case "ESCALATION_ACKNOWLEDGED":
      return { acknowledgedLevel: Math.max(facts.acknowledgedLevel, event.data.level) };
    case "RESOLVED":
      return resolved(facts, event);
    case "WITHDRAWN":
      return { ...NOT_SUSPENDED, state: "WITHDRAWN", endedAt: at };
    case "MERGED":
      return { state: "MERGED", endedAt: at, mergedIntoId: event.data.into };
    case "MALICIOUS_FLAGGED":
      return { malicious: event.data.malicious };
    case "SEVERITY_SET":
      return event.data.to === "MAJOR"
        ? {
            severity: "MAJOR",
            majorProposedAt: null,
            majorSince: at,
            meetingDueAt: event.data.meetingDueAt,
          }
        : { severity: "NORMAL", majorSince: null, meetingDueAt: null };
    case "MAJOR_PROPOSED":
      return { majorProposedAt: at, majorCauses: [...facts.majorCauses, event.data.cause] };
    case "MAJOR_DISMISSED":
      return { majorProposedAt: null };
    case "RESPONSE_MEETING_HELD":
      return { meetingHeldAt: at };
    case "RESPONSE_MEETING_OVERDUE":
      return { meetingOverdueAt: at };
    case "INCIDENT_JOINED":
      return { incidentId: event.data.incident };
    case "INCIDENT_LEFT":
      return { incidentId: null };
    case "MEDIATION_BEGUN":
      return { state: "IN_MEDIATION" };
    case "REFERRED":
      return { state: "REFERRED" };
    case "TAKEN_BACK":
      return { state: "RECTIFYING", promisedAt: null, promiseMoves: 0 };
    case "VISITED":
      return visited(facts, event);
    case "VISIT_EXEMPTED":
      return { visitExemption: event.data.reason };
    case "QUIET_BROKEN":
      return { quietSince: null, quietUntil: null, visitTries: 0, lastTryOn: null };
    case "RESULT_CONFIRMED":
      return { confirmedAt: at };
    case "CLOSED":
      return { ...NOT_SUSPENDED, state: "CLOSED", endedAt: at, outcome: event.data.how };
    case "REOPENED":
      return {
        ...NOT_VISITED,
        state: "RECTIFYING",
        endedAt: null,
        outcome: null,
        visitExemption: null,
        toldAt: null,
        promisedAt: null,
        promiseMoves: 0,
        dissatisfiedAt: event.data.cause === "DISSATISFIED" ? at : facts.dissatisfiedAt,
      };
    case "HANDED_OVER":
      return handedOver(facts, event.data);
    case "SILENCE_NOTICED":
      return { silenceNoticedAt: at };
    case "DEADLINES_RECOMPUTED":
      return event.data.priority === null ? {} : { priority: event.data.priority.to };
    case "PROGRESS_NOTED":
    case "REMARKED":
    case "EVIDENCE_ADDED":
    case "TASK_ADDED":
    case "TASK_ACCEPTED":
    case "TASK_DECLINED":
    case "TASK_COMPLETED":
    case "TASK_DROPPED":
    case "TASK_OVERDUE":
    case "RESULT_REFUSED":
    case "PREVENTIVE_MEASURE_SET":
    case "PREVENTIVE_MEASURE_DUE":
    case "PREVENTIVE_MEASURE_DONE":
    case "CLOCK_DUE_SOON":
    case "CLOCK_OVERDUE":
    case "CLOCK_LIMIT_PASSED":
    case "CONTACT_REVEALED":
    case "MESSAGE_SENT":
    case "MESSAGE_FAILED":
      return {};
    default:
      return event satisfies never;
  }
}

/** HND-5: the complainant was spoken to. */
function spoken(at: Date): Partial<Facts> {
  return { lastContactAt: at, silenceNoticedAt: null };
}

function resolved(facts: Facts, { at, data }: EventOf<"RESOLVED">): Partial<Facts> {
  return {
    ...NOT_VISITED,
    ...spoken(at),
    state: "RESOLVED",
    resolvedAt: facts.resolvedAt ?? at,
    repliedAt: facts.repliedAt ?? at,
    respondedAt: facts.respondedAt ?? at,
    toldAt: data.told ? at : facts.toldAt,
    rootCause: data.rootCause,
    settledOnTheSpot: data.onTheSpot,
    visitExemption: data.visitExemption,
  };
}

function visited(facts: Facts, { at, data }: EventOf<"VISITED">): Partial<Facts> {
  const day = localDate(at);
  const inVain = !data.reached && facts.lastTryOn !== day;
  const heard = data.satisfaction !== null;
  return {
    ...(data.reached ? spoken(at) : {}),
    visitedAt: data.reached ? at : facts.visitedAt,
    visitTries: facts.visitTries + (inVain ? 1 : 0),
    lastTryOn: data.reached ? facts.lastTryOn : day,
    quietSince: data.quietUntil === null ? (heard ? null : facts.quietSince) : at,
    quietUntil: data.quietUntil ?? (heard ? null : facts.quietUntil),
    lastResult: data.satisfaction?.result ?? facts.lastResult,
    managerVisits: facts.managerVisits + (heard && data.manager ? 1 : 0),
  };
}

/** ORG-5: whatever the one answered for, the other answers for from now on. */
function handedOver(
  { ownerId, handlerId }: Facts,
  { fromStaff, toStaff }: EventOf<"HANDED_OVER">["data"],
): Partial<Facts> {
  return {
    ownerId: ownerId === fromStaff ? toStaff : ownerId,
    handlerId: handlerId === fromStaff ? toStaff : handlerId,
  };
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
