import type { Action, Mover } from "@heyi/schema/vocabulary/action.ts";
import { STATES, type State } from "@heyi/schema/vocabulary/complaint.ts";

import type { Facts } from "../complaint/facts.ts";
import { moveOf } from "../complaint/rules/permission.ts";
import { isOpen } from "../complaint/rules/state.ts";
import type { Step } from "./steps.ts";

/** From where a step may be taken, and by whom. */
export type StepRule = { readonly from: readonly State[]; readonly by: readonly Mover[] };

const OPEN = STATES.filter(isOpen);

/** HND-1: the table of moves, asked of a history; a few of its steps are no moves and have their rule here. */
export function ruleOf(step: Step, facts: Facts): StepRule {
  switch (step.type) {
    case "registered":
      return { from: [], by: [] };
    case "acknowledged":
      return moveOf("RESPOND");
    case "triaged":
      return moveOf("TRIAGE");
    case "assigned":
      return moveOf(facts.state === "REGISTERED" ? "ASSIGN" : "REASSIGN");
    case "escalated":
      return { from: OPEN, by: [...moveOf("ESCALATE").by, "SYSTEM"] };
    case "majorProposed":
      return { from: OPEN, by: ["SYSTEM", ...moveOf("CONTACT").by] };
    case "resolved":
      return moveOf(step.onTheSpot ? "SETTLE_ON_THE_SPOT" : "RESOLVE");
    case "visitExempt":
      // VIS-2: only "sensitive" is somebody's judgement; the other grounds are facts that whoever resolved it writes down.
      return step.reason === "SENSITIVE"
        ? moveOf("EXEMPT_VISIT")
        : { from: moveOf("EXEMPT_VISIT").from, by: [...moveOf("RESOLVE").by, "AGENT", "SYSTEM"] };
    default:
      return moveOf(ACTIONS[step.type]);
  }
}

const ACTIONS = {
  validityChanged: "CHANGE_VALIDITY",
  majorConfirmed: "CONFIRM_MAJOR",
  majorDismissed: "DISMISS_MAJOR",
  responseMeeting: "HOLD_RESPONSE_MEETING",
  incidentJoined: "JOIN_INCIDENT",
  preventiveMeasure: "SET_MEASURE",
  accepted: "ACCEPT",
  declined: "DECLINE",
  investigated: "INVESTIGATE",
  contact: "CONTACT",
  progress: "NOTE_PROGRESS",
  planned: "PLAN",
  deadlineMoved: "MOVE_PROMISE",
  suspended: "SUSPEND",
  resumed: "RESUME",
  inMediation: "BEGIN_MEDIATION",
  referred: "REFER",
  withdrawn: "WITHDRAW",
  visit: "VISIT",
  closed: "CLOSE",
  reopened: "REOPEN",
} as const satisfies Partial<Record<Step["type"], Action>>;
