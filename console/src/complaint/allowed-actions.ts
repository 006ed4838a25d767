import { ACTIONS, type Action } from "@heyi/schema/vocabulary/action.ts";
import type { NextAction } from "@heyi/schema/vocabulary/clock.ts";

/** What is usually done when this is what runs out next. */
const USUAL: Readonly<Record<NextAction, readonly Action[]>> = {
  RESPOND: ["RESPOND"],
  TRIAGE: ["TRIAGE"],
  ASSIGN: ["ASSIGN"],
  ACCEPT: ["ACCEPT"],
  REPLY: ["CONTACT"],
  RESOLVE: ["RESOLVE", "CONTACT"],
  RESPONSE_MEETING: ["HOLD_RESPONSE_MEETING"],
  QUIET_PERIOD: ["VISIT"],
  REVIEW: ["RESUME"],
  VISIT: ["VISIT"],
  CLOSE: ["CLOSE"],
  FOLLOW_UP: ["CONTACT"],
};

/** By how often a desk uses them. */
const ORDER: readonly Action[] = [
  "ACCEPT",
  "ACCEPT_TASK",
  "COMPLETE_TASK",
  "CONFIRM_MAJOR",
  "DISMISS_MAJOR",
  "ACKNOWLEDGE_ESCALATION",
  "HOLD_RESPONSE_MEETING",
  "RESPOND",
  "TRIAGE",
  "ASSIGN",
  "CLOSE",
  "VISIT",
  "CONTACT",
  "INVESTIGATE",
  "PLAN",
  "RESOLVE",
  "RESUME",
  "NOTE_PROGRESS",
  "ADD_EVIDENCE",
  "ADD_TASK",
  "SET_MEASURE",
  "ESCALATE",
  "SUSPEND",
  "PROMISE",
  "MOVE_PROMISE",
  "REASSIGN",
  "CHANGE_VALIDITY",
  "COMPLETE_MEASURE",
  "DECLINE",
  "DECLINE_TASK",
  "DROP_TASK",
  "SETTLE_ON_THE_SPOT",
  "REOPEN",
  "EXEMPT_VISIT",
  "HAND_OVER",
  "BEGIN_MEDIATION",
  "REFER",
  "TAKE_BACK",
  "MERGE",
  "CLOSE_UNRESOLVED",
  "WITHDRAW",
  "FLAG_MALICIOUS",
];

/** Done where the phone number or the incident stands, or by the complainant; not among the buttons. */
const ELSEWHERE: readonly Action[] = [
  "REVEAL_CONTACT",
  "JOIN_INCIDENT",
  "LEAVE_INCIDENT",
  "REMARK",
  "CONFIRM_RESULT",
  "REFUSE_RESULT",
];

/** HND-3, HND-4: facts come before a plan, and a plan before the result. */
export function lackingOf(done: {
  readonly investigatedAt: string | null;
  readonly plannedAt: string | null;
}): readonly Action[] {
  if (done.investigatedAt === null) return ["INVESTIGATE"];
  return [done.plannedAt === null ? "PLAN" : "RESOLVE"];
}

type Allowed = { readonly action: Action; readonly allowed: boolean };

/** `lacking`: what the work itself asks for next, whatever runs out. */
export function usualFirst<A extends Allowed>(
  actions: readonly A[],
  next: NextAction | null,
  lacking: readonly Action[] = [],
): A[] {
  const due = next === null ? [] : USUAL[next];
  const usual = next === "RESOLVE" ? [...lacking, ...due] : [...due, ...lacking];
  const rank = (action: Action) => {
    const first = usual.indexOf(action);
    if (first >= 0) return first - 10;
    const place = ORDER.indexOf(action);
    return place < 0 ? ORDER.length + ACTIONS.indexOf(action) : place;
  };
  return actions
    .filter(({ action }) => !ELSEWHERE.includes(action))
    .toSorted((one, two) => rank(one.action) - rank(two.action));
}
