import type { WorkKind } from "@heyi/schema/vocabulary/board.ts";
import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { NextAction } from "@heyi/schema/vocabulary/clock.ts";

import type { Facts, Measure, Standing, Task } from "../../complaint/facts.ts";
import { isOpenTask } from "../../complaint/rules/parts.ts";
import { isOpenTo, unfitForVisit } from "../../complaint/rules/permission.ts";
import { isOpen } from "../../complaint/rules/state.ts";
import { isTaskHandler } from "../../complaint/rules/task.ts";
import type { MeasureId, TaskId } from "../../kernel/ids.ts";
import { localInstant } from "../../kernel/local-time.ts";
import { holdsAny } from "../../org/access.ts";
import type { Actor } from "../../org/actor.ts";

/** As much of a complaint as says what it asks of whom. */
export type WorkFacts = Pick<
  Facts,
  | "companyId"
  | "projectId"
  | "state"
  | "severity"
  | "ownerId"
  | "handlerId"
  | "departmentId"
  | "level"
  | "escalatedAt"
  | "acknowledgedLevel"
  | "majorProposedAt"
  | "majorSince"
  | "meetingDueAt"
  | "meetingHeldAt"
  | "quietUntil"
  | "resolvedAt"
  | "visitExemption"
  | "aboutStaffId"
  | "taskDepartmentIds"
  | "measureOwnerIds"
> &
  Pick<Standing, "nextAction" | "nextActionDueAt" | "dueAt" | "urge">;

export type WorkTask = Pick<
  Task,
  "id" | "departmentId" | "handlerId" | "state" | "what" | "dueAt" | "addedAt"
>;
export type WorkMeasure = Pick<Measure, "id" | "ownerId" | "what" | "dueDate" | "remindedAt">;

/** A complaint with its open tasks and the measures that are not done. */
export type Asking = {
  readonly facts: WorkFacts;
  readonly tasks: readonly WorkTask[];
  readonly measures: readonly WorkMeasure[];
};

/** One thing that is asked, and by which move it is answered; null: none of this person's, it is to be watched. */
export type Ask = {
  readonly kind: WorkKind;
  readonly action: Action | null;
  /** By when; null: at once. */
  readonly dueAt: Date | null;
  /** Since when it waits; null: that says nothing here. */
  readonly since: Date | null;
  readonly subject: TaskId | MeasureId | null;
  /** What the task or measure is. */
  readonly text: string | null;
};

const NOTHING = { action: null, dueAt: null, since: null, subject: null, text: null } as const;

/** ESC-3, HND-7, HND-8, MAJ-1, MAJ-2, VIS-1: what this complaint asks of this person. */
export function asksOf(asking: Asking, actor: Actor): readonly Ask[] {
  const { facts } = asking;
  const own = measuresOf(asking)
    .filter(({ ownerId }) => ownerId === actor.staffId)
    .map(measureAsk);
  if (!isOpen(facts.state)) return own;
  return [...ofRole(asking, actor), ...ofHandler(asking, actor), ...tasksFor(asking, actor), ...own];
}

/** What those who lead look after: everything that waits for a role, and what is late whoever has it. */
export function asksOnBoard(asking: Asking, actor: Actor): readonly Ask[] {
  const { facts } = asking;
  if (!leads(actor, facts)) return [];
  const late = measuresOf(asking)
    .filter(({ remindedAt }) => remindedAt !== null)
    .map(measureAsk);
  // The measure is its owner's; who leads may say as well that it is done.
  const due = late.map((ask) => ({ ...ask, action: open(asking, actor, "COMPLETE_MEASURE") }));
  if (!isOpen(facts.state)) return due;
  const overdue: Ask[] =
    facts.urge === "OVERDUE" ? [{ ...NOTHING, kind: "OVERDUE", dueAt: facts.dueAt }] : [];
  return [...roleAsks(asking).map((ask) => withRight(ask, asking, actor)), ...overdue, ...due];
}

/** Whose board a project stands on. */
export function leads(actor: Actor, { projectId }: Pick<Facts, "projectId">): boolean {
  return holdsAny(actor, ["SUPERVISOR", "PROJECT_MANAGER", "COMPANY_QA"], projectId);
}

/** What waits for a role, whoever reads: each with the move that answers it. */
function roleAsks({ facts }: Asking): readonly Ask[] {
  const asks: Ask[] = [];
  if (facts.level > facts.acknowledgedLevel)
    asks.push({ ...NOTHING, kind: "ESCALATION", action: "ACKNOWLEDGE_ESCALATION", since: facts.escalatedAt });
  if (facts.majorProposedAt !== null)
    asks.push({ ...NOTHING, kind: "MAJOR_PROPOSAL", action: "CONFIRM_MAJOR", since: facts.majorProposedAt });
  if (facts.majorSince !== null && facts.meetingHeldAt === null) {
    const { meetingDueAt: dueAt, majorSince: since } = facts;
    asks.push({ ...NOTHING, kind: "RESPONSE_MEETING", action: "HOLD_RESPONSE_MEETING", dueAt, since });
  }
  if (facts.state === "RESOLVED") {
    const { nextAction, nextActionDueAt: dueAt, resolvedAt: since } = facts;
    if (nextAction === "VISIT") asks.push({ ...NOTHING, kind: "VISIT", action: "VISIT", dueAt, since });
    if (nextAction === "CLOSE") asks.push({ ...NOTHING, kind: "CLOSE", action: "CLOSE", dueAt, since });
    if (nextAction === "QUIET_PERIOD") asks.push({ ...NOTHING, kind: "QUIET_PERIOD", dueAt, since });
  }
  return asks;
}

/** Without the move where it is another's. */
function withRight(ask: Ask, asking: Asking, actor: Actor): Ask {
  return ask.action === null ? ask : { ...ask, action: open(asking, actor, ask.action) };
}

function open(asking: Asking, actor: Actor, action: Action): Action | null {
  const fits = action !== "VISIT" || unfitForVisit(asking, actor) === null;
  return fits && isOpenTo(action, asking, actor) ? action : null;
}

/** Of what waits for a role only what this person may answer; whoever has the complaint sees how it ends. */
function ofRole(asking: Asking, actor: Actor): readonly Ask[] {
  const isOwn = has(asking.facts, actor);
  return roleAsks(asking)
    .map((ask) => withRight(ask, asking, actor))
    .filter(({ kind, action }) => action !== null || (isOwn && isEnding(kind)));
}

function isEnding(kind: WorkKind): boolean {
  return kind === "VISIT" || kind === "CLOSE" || kind === "QUIET_PERIOD";
}

function has({ ownerId, handlerId }: WorkFacts, { staffId }: Actor): boolean {
  return ownerId === staffId || handlerId === staffId;
}

function ofHandler(asking: Asking, actor: Actor): readonly Ask[] {
  const { facts } = asking;
  const due = { dueAt: facts.nextActionDueAt };
  if (isOpenTo("ACCEPT", asking, actor)) return [{ ...NOTHING, ...due, kind: "ACCEPT", action: "ACCEPT" }];
  if (!has(facts, actor) || facts.state === "RESOLVED") return [];
  const action = usualOf(asking, actor);
  if (facts.state === "SUSPENDED") return [{ ...NOTHING, ...due, kind: "REVIEW", action }];
  return [{ ...NOTHING, kind: "HANDLE", action, dueAt: facts.dueAt }];
}

/** By which move what comes next is usually done; a move of its own where it is the same word. */
const USUAL: Readonly<Partial<Record<NextAction, Action>>> = {
  RESPOND: "RESPOND",
  TRIAGE: "TRIAGE",
  ASSIGN: "ASSIGN",
  REPLY: "CONTACT",
  RESOLVE: "RESOLVE",
  REVIEW: "RESUME",
  FOLLOW_UP: "CONTACT",
};

function usualOf(asking: Asking, actor: Actor): Action | null {
  const { nextAction } = asking.facts;
  const usual = nextAction === null ? undefined : USUAL[nextAction];
  return usual !== undefined && isOpenTo(usual, asking, actor) ? usual : null;
}

function tasksFor({ tasks }: Asking, actor: Actor): readonly Ask[] {
  return tasks
    .filter((task) => isOpenTask(task) && isTaskHandler(task, actor))
    .map(({ id, state, what, dueAt, addedAt }) => {
      const offered = state === "OFFERED";
      return {
        kind: offered ? "ACCEPT_TASK" : "TASK",
        action: offered ? "ACCEPT_TASK" : "COMPLETE_TASK",
        dueAt,
        since: addedAt,
        subject: id,
        text: what,
      };
    });
}

/** HND-7: none of what was withdrawn or merged. */
function measuresOf({ facts, measures }: Asking): readonly WorkMeasure[] {
  return measures.filter(({ ownerId }) => facts.measureOwnerIds.includes(ownerId));
}

/** HND-7: until the end of its day. */
function measureAsk({ id, what, dueDate }: WorkMeasure): Ask {
  const dueAt = localInstant(dueDate, "24:00");
  return { ...NOTHING, kind: "MEASURE", action: "COMPLETE_MEASURE", dueAt, subject: id, text: what };
}
