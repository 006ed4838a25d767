import { MOVES, type Action, type Move, type Mover, type Refusal } from "@heyi/schema/vocabulary/action.ts";
import { ACTIONS } from "@heyi/schema/vocabulary/action.ts";

import { LEVEL_ROLES } from "@heyi/schema/vocabulary/org.ts";

import { handlesDepartment, holds, holdsAny } from "../../org/access.ts";
import type { Actor } from "../../org/actor.ts";
import type { Aggregate, Facts, Measure, Task } from "../facts.ts";
import { missingToClose } from "./closing.ts";
import type { Ground } from "./ground.ts";
import { isOpenTask } from "./parts.ts";
import { mayReopen } from "./reopening.ts";
import { isTaskHandler } from "./task.ts";

const MOVE_BY_ACTION = new Map(MOVES.map((move) => [move.action, move]));

export function moveOf(action: Action): Move {
  const move = MOVE_BY_ACTION.get(action);
  if (move === undefined) throw new TypeError(`no move for ${action}`);
  return move;
}

/** Whoever acts: one of the company's people, or the complainant under the tracking code. */
export type Actors = Actor | "COMPLAINANT";

/** What refusals ask of the ground: the moment, and how long a closed complaint may be reopened. */
export type When = Pick<Ground, "now" | "policy">;

/** HND-1: why this person may not do this now, or null when it is allowed. Rights are asked before states. */
export function refusalOf(action: Action, complaint: Aggregate, actor: Actors, when: When): Refusal | null {
  const move = moveOf(action);
  if (!move.by.some((mover) => isMover(mover, complaint, actor))) return "NO_RIGHT";
  if (!move.from.includes(complaint.facts.state)) return "WRONG_STATE";
  return unmetDemand(action, complaint, actor, when);
}

/** HND-1: every action with the answer for this reader; the console draws its buttons from it. */
export function permissionsOf(
  complaint: Aggregate,
  actor: Actors,
  when: When,
): readonly { action: Action; refusal: Refusal | null }[] {
  return ACTIONS.map((action) => ({ action, refusal: refusalOf(action, complaint, actor, when) }));
}

/** As much of a complaint as its movers are told by. */
export type Standpoint = {
  readonly facts: Pick<Facts, "projectId" | "departmentId" | "ownerId" | "handlerId" | "level">;
  readonly tasks: readonly Pick<Task, "departmentId" | "handlerId" | "state">[];
  readonly measures: readonly Pick<Measure, "ownerId">[];
};

/** HND-1: whether a move is this person's in this state, apart from what it demands besides. */
export function isOpenTo(
  action: Action,
  complaint: Standpoint & { readonly facts: Pick<Facts, "state"> },
  actor: Actor,
): boolean {
  const move = moveOf(action);
  return (
    move.from.includes(complaint.facts.state) && move.by.some((mover) => isMover(mover, complaint, actor))
  );
}

/** Whether somebody stands towards a complaint as the table of moves asks. */
export function isMover(
  mover: Mover,
  complaint: Standpoint,
  actor: Pick<Actor, "staffId" | "roles"> | "COMPLAINANT",
): boolean {
  if (actor === "COMPLAINANT" || mover === "COMPLAINANT") return actor === mover;
  const { facts, tasks, measures } = complaint;
  switch (mover) {
    case "OWNER":
      return facts.ownerId === actor.staffId;
    case "ASSIGNED_HANDLER":
      if (facts.handlerId !== null) return facts.handlerId === actor.staffId;
      return facts.departmentId !== null && handlesDepartment(actor, facts.departmentId);
    case "TASK_HANDLER":
      return tasks.some((task) => isOpenTask(task) && isTaskHandler(task, actor));
    case "MEASURE_OWNER":
      return measures.some(({ ownerId }) => ownerId === actor.staffId);
    case "LEVEL_HOLDER": {
      const role = LEVEL_ROLES[facts.level - 1];
      return role !== undefined && holds(actor, role, facts.projectId);
    }
    case "SYSTEM":
      return false;
    default:
      return holds(actor, mover, facts.projectId);
  }
}

function unmetDemand(action: Action, complaint: Aggregate, actor: Actors, when: When): Refusal | null {
  const { facts, hasContact, tasks, measures } = complaint;
  switch (action) {
    case "RESPOND":
      return facts.respondedAt === null ? null : "ALREADY_RESPONDED";
    case "PLAN":
      return facts.investigatedAt === null ? "NOT_INVESTIGATED" : null;
    case "PROMISE":
      return facts.promisedAt === null ? null : "PROMISE_EXISTS";
    case "MOVE_PROMISE":
      if (facts.promisedAt === null) return "NO_PROMISE_YET";
      // SLA-4: the handler moves it once; after that it takes a supervisor.
      return facts.promiseMoves > 0 && !leads(actor, complaint) ? "MOVED_ONCE_ALREADY" : null;
    case "ESCALATE":
      return facts.level < 3 ? null : "HIGHEST_LEVEL";
    case "ACKNOWLEDGE_ESCALATION":
      // Nobody holds level 0, so it is escalated.
      return facts.acknowledgedLevel >= facts.level ? "ALREADY_ACKNOWLEDGED" : null;
    case "ACCEPT_TASK":
    case "DECLINE_TASK":
      return mineAmong(
        tasks.filter(({ state }) => state === "OFFERED"),
        actor,
      );
    case "COMPLETE_TASK":
      return mineAmong(tasks.filter(isOpenTask), actor);
    case "DROP_TASK":
      return tasks.some(isOpenTask) ? null : "NO_SUCH_TASK";
    case "RESOLVE":
      return tasks.some(isOpenTask) ? "OPEN_TASKS" : null;
    case "COMPLETE_MEASURE":
      return measures.some(({ doneAt }) => doneAt === null) ? null : "NO_OPEN_MEASURE";
    case "VISIT":
      return unfitForVisit(complaint, actor);
    case "EXEMPT_VISIT":
      return facts.visitExemption === null ? null : "VISIT_NOT_DUE";
    case "CLOSE":
      return missingToClose(complaint).length === 0 ? null : "MISSING_TO_CLOSE";
    case "REOPEN":
    case "REFUSE_RESULT":
      return mayReopen(facts, when) ? null : "TOO_LATE_TO_REOPEN";
    case "CONFIRM_MAJOR":
    case "DISMISS_MAJOR":
      return facts.majorProposedAt === null ? "NOT_PROPOSED" : null;
    case "HOLD_RESPONSE_MEETING":
      return facts.severity === "MAJOR" ? null : "NOT_MAJOR";
    case "JOIN_INCIDENT":
      return facts.incidentId === null ? null : "IN_AN_INCIDENT";
    case "LEAVE_INCIDENT":
      return facts.incidentId === null ? "IN_NO_INCIDENT" : null;
    case "REVEAL_CONTACT":
      return hasContact ? null : "NO_CONTACT_DETAILS";
    default:
      return null;
  }
}

function leads(actor: Actors, { facts }: Aggregate): boolean {
  return actor !== "COMPLAINANT" && holdsAny(actor, ["SUPERVISOR", "PROJECT_MANAGER"], facts.projectId);
}

function mineAmong(tasks: readonly Task[], actor: Actors): Refusal | null {
  const mine = actor !== "COMPLAINANT" && tasks.some((task) => isTaskHandler(task, actor));
  return mine ? null : "NO_SUCH_TASK";
}

/** VIS-1, VIS-2, MAJ-2: nobody judges the own work, and a major complaint is the project manager's. */
export function unfitForVisit(
  { facts }: { readonly facts: Pick<Facts, "projectId" | "severity" | "visitExemption" | "aboutStaffId"> },
  actor: Actors,
): Refusal | null {
  if (facts.visitExemption !== null) return "VISIT_NOT_DUE";
  if (actor === "COMPLAINANT") return null;
  if (facts.aboutStaffId === actor.staffId) return "COMPLAINED_ABOUT";
  const manager = holds(actor, "PROJECT_MANAGER", facts.projectId);
  return facts.severity === "MAJOR" && !manager ? "MANAGER_ONLY" : null;
}
