import { MOVES, type Action, type Move, type Mover, type Refusal } from "@heyi/schema/vocabulary/action.ts";
import { ACTIONS } from "@heyi/schema/vocabulary/action.ts";

import { handlesDepartment, holds, holdsAny } from "../../org/access.ts";
import type { Actor } from "../../org/actor.ts";
import type { Aggregate, Facts } from "../facts.ts";

const MOVE_BY_ACTION = new Map(MOVES.map((move) => [move.action, move]));

export function moveOf(action: Action): Move {
  const move = MOVE_BY_ACTION.get(action);
  if (move === undefined) throw new TypeError(`no move for ${action}`);
  return move;
}

/** HND-1: why this person may not do this now, or null when it is allowed. Rights are asked before states. */
export function refusalOf(action: Action, complaint: Aggregate, actor: Actor): Refusal | null {
  const move = moveOf(action);
  const { facts } = complaint;
  if (!move.offered) return "NOT_OFFERED";
  if (!move.by.some((mover) => isMover(mover, facts, actor))) return "NO_RIGHT";
  if (!move.from.includes(facts.state)) return "WRONG_STATE";
  return unmetDemand(action, complaint, actor);
}

/** HND-1: every action with the answer for this reader; the console draws its buttons from it. */
export function permissionsOf(
  complaint: Aggregate,
  actor: Actor,
): readonly { action: Action; refusal: Refusal | null }[] {
  return ACTIONS.map((action) => ({ action, refusal: refusalOf(action, complaint, actor) }));
}

/** Whether a person stands towards a complaint as the table of moves asks. */
export function isMover(mover: Mover, facts: Facts, actor: Pick<Actor, "staffId" | "roles">): boolean {
  switch (mover) {
    case "OWNER":
      return facts.ownerId === actor.staffId;
    case "ASSIGNED_HANDLER":
      if (facts.handlerId !== null) return facts.handlerId === actor.staffId;
      return facts.departmentId !== null && handlesDepartment(actor, facts.departmentId);
    case "SYSTEM":
      return false;
    default:
      return holds(actor, mover, facts.projectId);
  }
}

function unmetDemand(action: Action, { facts, hasContact }: Aggregate, actor: Actor): Refusal | null {
  switch (action) {
    case "RESPOND":
      return facts.respondedAt === null ? null : "ALREADY_RESPONDED";
    case "PROMISE":
      return facts.promisedAt === null ? null : "PROMISE_EXISTS";
    case "MOVE_PROMISE":
      if (facts.promisedAt === null) return "NO_PROMISE_YET";
      // SLA-4: the handler moves it once; after that it takes a supervisor.
      return facts.promiseMoves > 0 && !holdsAny(actor, ["SUPERVISOR", "PROJECT_MANAGER"], facts.projectId)
        ? "MOVED_ONCE_ALREADY"
        : null;
    case "ESCALATE":
      return facts.level < 3 ? null : "HIGHEST_LEVEL";
    case "REVEAL_CONTACT":
      return hasContact ? null : "NO_CONTACT_DETAILS";
    default:
      return null;
  }
}
