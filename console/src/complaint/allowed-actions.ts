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
  REVIEW: ["RESUME"],
  VISIT: ["VISIT"],
  CLOSE: ["CLOSE"],
  FOLLOW_UP: ["CONTACT"],
};

/** By how often a desk uses them. */
const ORDER: readonly Action[] = [
  "ACCEPT",
  "RESPOND",
  "TRIAGE",
  "ASSIGN",
  "CONTACT",
  "RESOLVE",
  "RESUME",
  "ESCALATE",
  "SUSPEND",
  "PROMISE",
  "MOVE_PROMISE",
  "REASSIGN",
  "DECLINE",
  "SETTLE_ON_THE_SPOT",
  "WITHDRAW",
  "FLAG_MALICIOUS",
];

/** Done where the phone number stands, not among the buttons. */
const ELSEWHERE: readonly Action[] = ["REVEAL_CONTACT"];

type Allowed = { readonly action: Action; readonly allowed: boolean };

export function usualFirst<A extends Allowed>(actions: readonly A[], next: NextAction | null): A[] {
  const usual = next === null ? [] : USUAL[next];
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
