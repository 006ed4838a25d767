import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { View } from "../desk/desk-address.ts";

/** Every key of the console in one table: the handlers, the hints on the buttons and the help read it. */
export const ACTION_KEYS: Partial<Record<Action, string>> = {
  ASSIGN: "A",
  REASSIGN: "A",
  RESPOND: "R",
  CONTACT: "C",
  ESCALATE: "E",
  SUSPEND: "S",
  RESUME: "S",
  TRIAGE: "T",
  PROMISE: "P",
  MOVE_PROMISE: "P",
  RESOLVE: "F",
  SETTLE_ON_THE_SPOT: "O",
  ACCEPT: "Y",
  DECLINE: "X",
  WITHDRAW: "W",
};

export const VIEW_KEYS = {
  OPEN: "A",
  UNASSIGNED: "U",
  MINE: "M",
  DUE_SOON: "S",
  OVERDUE: "O",
  ESCALATED: "E",
  ENDED: "F",
} as const satisfies Record<View, string>;

export const PLACE_KEYS = { desk: "D", intake: "N", notices: "I", help: "H" } as const;

/** In a text field, in a menu or while a Chinese word is being composed, letters are letters. */
export const KEY_OPTIONS = {
  ignoreEventWhen: (event: KeyboardEvent) =>
    event.isComposing ||
    event.altKey ||
    document.querySelector(".ant-modal-wrap:not([style*='display: none'])") !== null,
} as const;
