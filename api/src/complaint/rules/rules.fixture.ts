import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { State } from "@heyi/schema/vocabulary/complaint.ts";
import type { Role } from "@heyi/schema/vocabulary/org.ts";

import { NotAllowedError } from "../../kernel/errors.ts";
import {
  toId,
  type CompanyId,
  type ComplaintId,
  type DepartmentId,
  type IncidentId,
  type MeasureId,
  type ProjectId,
  type TaskId,
} from "../../kernel/ids.ts";
import type { Actor, HeldRole } from "../../org/actor.ts";
import { localDate } from "../../kernel/local-time.ts";
import { calendarOf } from "../../sla/calendar.ts";
import { DEFAULT_POLICY } from "../../sla/policy.ts";
import { SHIPPED_CALENDAR } from "../../sla/shipped-calendar.ts";
import type { ComplaintEvent, ComplaintEventKind, EventOf } from "../events.ts";
import type { Aggregate, Clock, Facts } from "../facts.ts";
import { acceptance, assignment, decline, type AssignInput } from "./assignment.ts";
import { closure, unresolvedClosure, type CloseUnresolvedInput } from "./closing.ts";
import { remark, resultConfirmed, resultRefused } from "./complainant.ts";
import { contact, progress, response, type ContactInput } from "./contact.ts";
import * as elsewhere from "./elsewhere.ts";
import { contactReveal, escalation, escalationAcknowledged, maliciousFlag } from "./escalation.ts";
import { liveClock } from "./clocks.ts";
import { evolveAll } from "./evolve.ts";
import type { Ground } from "./ground.ts";
import { isOpenTask } from "./parts.ts";
import { registration, unregistered, type Intake } from "./intake.ts";
import { resolution, settlement, withdrawal, type ResolveInput, type SettleInput } from "./outcome.ts";
import { refusalOf } from "./permission.ts";
import { investigation, plan, type InvestigateInput, type PlanInput } from "./investigation.ts";
import * as majors from "./major.ts";
import { measureDone, measureSet, type SetMeasureInput } from "./measure.ts";
import { movePromise, promise, type MovePromiseInput } from "./promise.ts";
import { reopening } from "./reopening.ts";
import { resumptionByHand, suspension, type SuspendInput } from "./suspension.ts";
import * as tasks from "./task.ts";
import { catchUp } from "./timers.ts";
import { triage, validityChange, type TriageInput } from "./triage.ts";
import { isManagerOf, visit, visitExemption, type VisitInput } from "./visit.ts";

let ids = 0;
function nextId<Noun extends string>() {
  ids += 1;
  return toId<Noun>(`00000000-0000-7000-8000-${String(ids).padStart(12, "0")}`);
}

export const COMPANY: CompanyId = nextId();
export const OTHER_COMPANY: CompanyId = nextId();
/** Two projects of one company. */
export const BAY: ProjectId = nextId();
export const HILL: ProjectId = nextId();
export const ENGINEERING: DepartmentId = nextId();
export const CLEANING: DepartmentId = nextId();
export const HILL_ENGINEERING: DepartmentId = nextId();

export function person(...roles: readonly HeldRole[]): Actor {
  return { staffId: nextId(), userId: nextId(), companyId: COMPANY, name: "某人", roles };
}
export const role = (
  held: Role,
  projectId: ProjectId | null,
  departmentId: DepartmentId | null = null,
): HeldRole => ({
  role: held,
  projectId,
  departmentId,
});

/** Everyone stands in the project BAY unless their name says otherwise. */
export const agent = person(role("AGENT", BAY));
export const dispatcher = person(role("DISPATCHER", BAY));
export const handler = person(role("HANDLER", BAY, ENGINEERING));
export const colleague = person(role("HANDLER", BAY, ENGINEERING));
export const cleaner = person(role("HANDLER", BAY, CLEANING));
export const supervisor = person(role("SUPERVISOR", BAY));
export const manager = person(role("PROJECT_MANAGER", BAY));
export const mediator = person(role("MEDIATOR", BAY));
export const qa = person(role("COMPANY_QA", null));
export const admin = person(role("ADMIN", null));
export const hillDispatcher = person(role("DISPATCHER", HILL));
export const hillManager = person(role("PROJECT_MANAGER", HILL));

/** Shanghai time, "MM-DD HH:MM" of 2026; 2 March is a Monday. */
export function at(text: string): Date {
  return new Date(`2026-${text.replace(" ", "T")}:00+08:00`);
}

export type Instant = string | Date;
const instant = (given: Instant): Date => (typeof given === "string" ? at(given) : given);

/** The shipped calendar and policy; service from 8:30 to 18:00. */
export function ground(now: Instant, other: Partial<Ground> = {}): Ground {
  return { ...GROUND, now: instant(now), ...other };
}
const GROUND = {
  calendar: calendarOf(SHIPPED_CALENDAR),
  policy: DEFAULT_POLICY,
  policyVersion: "v1",
  serviceHours: [["08:30", "18:00"]],
} as const;

export function intake(receivedAt: Instant, other: Partial<Intake> = {}): Intake {
  return {
    id: nextId(),
    companyId: COMPANY,
    projectId: BAY,
    channel: "HOTLINE",
    receivedAt: instant(receivedAt),
    firstResponder: agent.staffId,
    complainantKind: "OWNER",
    hasContact: true,
    category: null,
    subCategory: null,
    urgency: null,
    impact: null,
    injury: false,
    repeatOf: null,
    ...other,
  };
}

/** A complaint in a state it may be in, with the clocks that run from the start; what is given stands above that. */
export function complaint(
  facts: Partial<Facts> = {},
  rest: Partial<Omit<Aggregate, "facts">> = {},
): Aggregate {
  const given = intake(MONDAY);
  const begun = evolveAll(unregistered(given), registration(given, ground(MONDAY)));
  return { ...begun, ...rest, facts: { ...begun.facts, ...ofState(facts.state ?? "REGISTERED"), ...facts } };
}
const MONDAY = "03-02 10:00";

function ofState(state: State): Partial<Facts> {
  const withHandler = {
    departmentId: ENGINEERING,
    handlerId: handler.staffId,
    assignedAt: at("03-02 10:10"),
  };
  switch (state) {
    case "REGISTERED":
      return { state };
    case "ASSIGNED":
      return { state, ...withHandler };
    case "SUSPENDED":
      return {
        ...withHandler,
        state,
        ownerId: handler.staffId,
        suspendedFrom: "INVESTIGATING",
        suspendReason: "WAITING_SEASON",
        reviewAt: at("03-09 10:00"),
      };
    default:
      return { state, ...withHandler, ownerId: handler.staffId, acceptedAt: at("03-02 10:20") };
  }
}

type NoInput = Record<never, never>;
type Inputs = {
  RESPOND: Parameters<typeof response>[0];
  TRIAGE: TriageInput;
  ASSIGN: AssignInput;
  ACCEPT: NoInput;
  DECLINE: { readonly reason: string };
  REASSIGN: AssignInput;
  CONTACT: ContactInput;
  PROMISE: Parameters<typeof promise>[1];
  MOVE_PROMISE: MovePromiseInput;
  SUSPEND: SuspendInput;
  RESUME: { readonly text: string | null };
  ESCALATE: { readonly reason: string };
  RESOLVE: ResolveInput;
  SETTLE_ON_THE_SPOT: SettleInput;
  WITHDRAW: { readonly reason: string };
  FLAG_MALICIOUS: Parameters<typeof maliciousFlag>[1];
  REVEAL_CONTACT: NoInput;
  CHANGE_VALIDITY: Parameters<typeof validityChange>[1];
  INVESTIGATE: InvestigateInput;
  PLAN: PlanInput;
  NOTE_PROGRESS: Parameters<typeof progress>[0];
  ADD_TASK: tasks.AddTaskInput;
  ACCEPT_TASK: { readonly taskId: TaskId };
  DECLINE_TASK: { readonly taskId: TaskId; readonly reason: string };
  COMPLETE_TASK: { readonly taskId: TaskId; readonly text: string };
  DROP_TASK: { readonly taskId: TaskId; readonly reason: string };
  ACKNOWLEDGE_ESCALATION: { readonly text: string | null };
  CONFIRM_MAJOR: Reasoned;
  DISMISS_MAJOR: Reasoned;
  HOLD_RESPONSE_MEETING: majors.MeetingInput;
  JOIN_INCIDENT: { readonly incident: IncidentId };
  LEAVE_INCIDENT: Reasoned;
  SET_MEASURE: SetMeasureInput;
  COMPLETE_MEASURE: { readonly measureId: MeasureId; readonly text: string };
  VISIT: VisitInput;
  EXEMPT_VISIT: Reasoned;
  CLOSE: NoInput;
  CLOSE_UNRESOLVED: CloseUnresolvedInput;
  REOPEN: Reasoned;
  BEGIN_MEDIATION: Reasoned;
  REFER: Reasoned & { readonly to: string };
  TAKE_BACK: Reasoned;
  MERGE: Reasoned & { readonly intoId: ComplaintId };
  HAND_OVER: { readonly note: string | null };
  REMARK: { readonly text: string };
  CONFIRM_RESULT: NoInput;
  REFUSE_RESULT: Reasoned;
};
type Reasoned = { readonly reason: string };
export type OfferedAction = keyof Inputs & Action;

export const engineers = {
  departmentId: ENGINEERING,
  projectId: BAY,
  handlerIds: [handler.staffId, colleague.staffId],
};
export const cleaners = { departmentId: CLEANING, projectId: BAY, handlerIds: [cleaner.staffId] };

const later = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000);

/** What a person might well enter. */
const USUAL: { readonly [Each in OfferedAction]: (now: Date, complaint: Aggregate) => Inputs[Each] } = {
  RESPOND: () => ({ how: "PHONE", text: null }),
  TRIAGE: () => ({
    category: "FACILITIES",
    subCategory: null,
    urgency: "MEDIUM",
    impact: "GROUP",
    validity: null,
    severity: null,
    injury: null,
    reason: "看过现场",
  }),
  ASSIGN: () => ({ assignee: engineers, handlerId: handler.staffId, note: null, reason: null }),
  ACCEPT: () => ({}),
  DECLINE: () => ({ reason: "不归我们管" }),
  REASSIGN: (_, { facts }) =>
    facts.departmentId === ENGINEERING
      ? { assignee: cleaners, handlerId: null, note: null, reason: "归保洁" }
      : { assignee: engineers, handlerId: handler.staffId, note: null, reason: "归工程" },
  CONTACT: () => ({ how: "PHONE", text: "已去电说明", isReply: false, public: false }),
  PROMISE: (now) => ({ promisedAt: later(now, 2), text: null }),
  // In the very minute of a promise moved before, another day than that.
  MOVE_PROMISE: (now, { facts }) => ({
    promisedAt: later(now, facts.promisedAt?.getTime() === later(now, 3).getTime() ? 4 : 3),
    reason: "配件未到",
    complainantInformed: true,
  }),
  SUSPEND: (now) => ({ reason: "WAITING_THIRD_PARTY", reviewAt: later(now, 7), text: "等电梯厂家" }),
  RESUME: () => ({ text: null }),
  ESCALATE: () => ({ reason: "情绪仍激动" }),
  RESOLVE: () => ({ solution: "更换了门机", rootCause: "FACILITY", complainantTold: true }),
  SETTLE_ON_THE_SPOT: () => ({ solution: "当场复位", complainantWord: "可以", rootCause: "NONE" }),
  WITHDRAW: () => ({ reason: "业主撤回" }),
  FLAG_MALICIOUS: (_, { facts }) => ({ malicious: !facts.malicious, reason: "多次辱骂" }),
  REVEAL_CONTACT: () => ({}),
  CHANGE_VALIDITY: (_, { facts }) => ({
    validity: facts.validity === "VALID" ? "ASSISTED" : "VALID",
    reason: "核实结果",
  }),
  INVESTIGATE: () => ({
    method: "SITE_VISIT",
    finding: "门机皮带断裂",
    rootCause: "FACILITY",
    responsibleParty: "本项目管理处",
    aboutStaffId: null,
  }),
  PLAN: (now, { facts }) => ({
    what: "更换门机",
    byStaffId: handler.staffId,
    promisedAt: facts.promisedAt === null ? later(now, 2) : null,
    consent: "AGREED",
    objection: null,
  }),
  NOTE_PROGRESS: () => ({ text: "配件已到", public: true }),
  ADD_TASK: (now, { facts, clocks }) => ({
    taskId: nextId(),
    departmentId: facts.departmentId === CLEANING ? ENGINEERING : CLEANING,
    handlerId: null,
    what: "清理机坑积水",
    dueAt: soonest(now, liveClock(clocks, "RESOLVE")?.dueAt ?? now),
  }),
  ACCEPT_TASK: (_, complaint) => ({ taskId: taskOf(complaint) }),
  DECLINE_TASK: (_, complaint) => ({ taskId: taskOf(complaint), reason: "不归我们管" }),
  COMPLETE_TASK: (_, complaint) => ({ taskId: taskOf(complaint), text: "已抽干" }),
  DROP_TASK: (_, complaint) => ({ taskId: taskOf(complaint), reason: "不再需要" }),
  ACKNOWLEDGE_ESCALATION: () => ({ text: null }),
  CONFIRM_MAJOR: () => ({ reason: "影响面大" }),
  DISMISS_MAJOR: () => ({ reason: "按一般投诉办理" }),
  HOLD_RESPONSE_MEETING: (now) => ({
    measures: "项目经理上门",
    responsibleStaffId: handler.staffId,
    dueAt: later(now, 2),
  }),
  JOIN_INCIDENT: () => ({ incident: nextId() }),
  LEAVE_INCIDENT: () => ({ reason: "不是同一件事" }),
  SET_MEASURE: (now) => ({
    measureId: nextId(),
    what: "每月巡检",
    ownerId: handler.staffId,
    dueDate: localDate(later(now, 20)),
  }),
  COMPLETE_MEASURE: (_, { measures }) => ({
    measureId: measures.find(({ doneAt }) => doneAt === null)?.id ?? nextId(),
    text: "已纳入巡检表",
  }),
  VISIT: () => ({ method: "PHONE", result: "HEARD", satisfaction: PLEASED, words: null, close: false }),
  EXEMPT_VISIT: () => ({ reason: "家中有丧事" }),
  CLOSE: () => ({}),
  CLOSE_UNRESOLVED: () => ({ reason: "开发商已注销", complainantTold: true, ways: ["COURT"] }),
  REOPEN: () => ({ reason: "又坏了" }),
  BEGIN_MEDIATION: () => ({ reason: "双方愿意调解" }),
  REFER: () => ({ to: "街道办", reason: "属市政" }),
  TAKE_BACK: () => ({ reason: "街道退回" }),
  MERGE: () => ({ intoId: SIBLING, reason: "同一件事" }),
  HAND_OVER: () => ({ note: "业主下午在家" }),
  REMARK: () => ({ text: "晚上还是响" }),
  CONFIRM_RESULT: () => ({}),
  REFUSE_RESULT: () => ({ reason: "没修好" }),
};

const PLEASED = { handling: 5, measures: 5, result: 4 };
/** Another open complaint of the same complainant. */
const SIBLING: ComplaintId = nextId();

/** In an hour, or at the deadline where that comes sooner and has not come yet. */
function soonest(now: Date, deadline: Date): Date {
  const hour = new Date(now.getTime() + 3_600_000);
  return deadline > now && deadline < hour ? deadline : hour;
}

function taskOf({ tasks: all }: Aggregate): TaskId {
  return all.find(isOpenTask)?.id ?? nextId();
}

const DECIDE: {
  readonly [Each in OfferedAction]: (
    complaint: Aggregate,
    input: Inputs[Each],
    actor: Actor,
    ground: Ground,
  ) => readonly ComplaintEvent[];
} = {
  RESPOND: (_, input, actor, ground) => response(input, actor, ground),
  TRIAGE: triage,
  ASSIGN: (complaint, input, actor, ground) => assignment(complaint, input, false, actor, ground),
  ACCEPT: (_, __, actor, ground) => acceptance(actor, ground),
  DECLINE: decline,
  REASSIGN: (complaint, input, actor, ground) => assignment(complaint, input, true, actor, ground),
  CONTACT: contact,
  PROMISE: promise,
  MOVE_PROMISE: movePromise,
  SUSPEND: (_, input, actor, ground) => suspension(input, actor, ground),
  RESUME: resumptionByHand,
  ESCALATE: escalation,
  RESOLVE: resolution,
  SETTLE_ON_THE_SPOT: settlement,
  WITHDRAW: (_, input, actor, ground) => withdrawal(input, actor, ground),
  FLAG_MALICIOUS: maliciousFlag,
  REVEAL_CONTACT: (_, __, actor, ground) => contactReveal(actor, ground),
  CHANGE_VALIDITY: validityChange,
  INVESTIGATE: (_, input, actor, ground) => investigation(input, input.aboutStaffId, actor, ground),
  PLAN: (complaint, input, actor, ground) => plan(complaint, input, input.byStaffId, actor, ground),
  NOTE_PROGRESS: (_, input, actor, ground) => progress(input, actor, ground),
  ADD_TASK: (complaint, input, actor, ground) =>
    tasks.taskAdded(complaint, input, input.departmentId === CLEANING ? cleaners : engineers, actor, ground),
  ACCEPT_TASK: tasks.taskAccepted,
  DECLINE_TASK: tasks.taskDeclined,
  COMPLETE_TASK: tasks.taskCompleted,
  DROP_TASK: tasks.taskDropped,
  ACKNOWLEDGE_ESCALATION: escalationAcknowledged,
  CONFIRM_MAJOR: majors.majorConfirmation,
  DISMISS_MAJOR: (_, input, actor, ground) => majors.majorDismissal(input, actor, ground),
  HOLD_RESPONSE_MEETING: (_, input, actor, ground) =>
    majors.responseMeeting(input, input.responsibleStaffId, actor, ground),
  JOIN_INCIDENT: (_, input, actor, ground) => elsewhere.incidentJoined(input.incident, actor, ground),
  LEAVE_INCIDENT: elsewhere.incidentLeft,
  SET_MEASURE: (_, input, actor, ground) => measureSet(input, input.ownerId, actor, ground),
  COMPLETE_MEASURE: measureDone,
  VISIT: (complaint, input, actor, ground) =>
    visit(complaint, input, { actorId: actor.staffId, manager: isManagerOf(complaint, actor) }, ground),
  EXEMPT_VISIT: (_, input, actor, ground) => visitExemption(input, actor, ground),
  CLOSE: (complaint, _, actor, ground) => closure(complaint, actor, ground),
  CLOSE_UNRESOLVED: unresolvedClosure,
  REOPEN: reopening,
  BEGIN_MEDIATION: (_, input, actor, ground) => elsewhere.mediationBegun(input, actor, ground),
  REFER: (_, input, actor, ground) => elsewhere.referral(input, actor, ground),
  TAKE_BACK: elsewhere.takenBack,
  MERGE: (complaint, input, actor, ground) =>
    elsewhere.merger(complaint, input, { id: SIBLING, sameComplainant: true }, actor, ground),
  HAND_OVER: (complaint, input, actor, ground) =>
    elsewhere.handOverByHand(complaint, input, actor, ground, {
      named: complaint.facts.ownerId === colleague.staffId ? handler.staffId : colleague.staffId,
    }),
  REMARK: (_, input, __, ground) => remark(input, ground),
  CONFIRM_RESULT: (_, __, ___, ground) => resultConfirmed(ground),
  REFUSE_RESULT: (complaint, input, _, ground) => resultRefused(complaint, input, ground),
};
export const OFFERED_ACTIONS = Object.keys(DECIDE) as readonly OfferedAction[];

/** What a move makes of a complaint, whoever may make it; with the usual input unless another is given. */
export function decide<Each extends OfferedAction>(
  action: Each,
  complaint: Aggregate,
  actor: Actor,
  ground: Ground,
  input: Partial<Inputs[Each]> = {},
): readonly ComplaintEvent[] {
  return DECIDE[action](complaint, { ...USUAL[action](ground.now, complaint), ...input }, actor, ground);
}

/** A complaint's life as commands and the timekeeper lead it, without a database: time passes, then somebody acts. */
export class Course {
  complaint: Aggregate;
  readonly log: ComplaintEvent[] = [];
  readonly #other: Partial<Ground>;

  constructor(registeredAt: Instant, given: Partial<Intake> = {}, other: Partial<Ground> = {}) {
    this.#other = other;
    const taken = intake(given.receivedAt ?? registeredAt, given);
    this.complaint = unregistered(taken);
    this.#tell(registration(taken, this.ground(registeredAt)));
  }

  ground(now: Instant): Ground {
    return ground(now, this.#other);
  }

  /** Everything that time alone makes of it until then, at one go, as after a downtime. */
  wait(until: Instant): this {
    return this.#tell(catchUp(this.complaint, this.ground(until)));
  }

  /** @throws NotAllowedError, InvalidError */
  does<Each extends OfferedAction>(
    action: Each,
    actor: Actor,
    when: Instant,
    input: Partial<Inputs[Each]> = {},
  ): this {
    this.wait(when);
    const refusal = refusalOf(action, this.complaint, actor, this.ground(when));
    if (refusal !== null) throw new NotAllowedError(action, refusal);
    return this.#tell(decide(action, this.complaint, actor, this.ground(when), input));
  }

  /** Assigned to the handler and accepted. */
  handled(assigned: Instant, accepted: Instant): this {
    return this.does("ASSIGN", dispatcher, assigned).does("ACCEPT", handler, accepted);
  }

  get facts(): Facts {
    return this.complaint.facts;
  }

  get kinds(): readonly ComplaintEventKind[] {
    return this.log.map(({ kind }) => kind);
  }

  told<Kind extends ComplaintEventKind>(kind: Kind): readonly EventOf<Kind>[] {
    return this.log.filter((event) => event.kind === kind) as unknown as readonly EventOf<Kind>[];
  }

  /** Every generation of a clock, the first one first. */
  clocks(kind: Clock["kind"]): readonly Clock[] {
    return this.complaint.clocks.filter((clock) => clock.kind === kind);
  }

  /** The latest generation. */
  clock(kind: Clock["kind"]): Clock {
    const clock = this.clocks(kind).at(-1);
    if (clock === undefined) throw new Error(`no ${kind} clock`);
    return clock;
  }

  #tell(events: readonly ComplaintEvent[]): this {
    this.complaint = evolveAll(this.complaint, events);
    this.log.push(...events);
    return this;
  }
}

/** "path CODE" of every fault that deciding meets, or none. */
export function faultsOf(deciding: () => unknown): readonly string[] {
  try {
    deciding();
    return [];
  } catch (error) {
    if (error instanceof Error && "issues" in error)
      return (error.issues as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
}
