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
  INVESTIGATE: "I",
  PLAN: "L",
  NOTE_PROGRESS: "B",
  ADD_EVIDENCE: "D",
  ADD_TASK: "H",
  SET_MEASURE: "M",
  VISIT: "V",
  CLOSE: "Z",
  ACKNOWLEDGE_ESCALATION: "Q",
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

export const PLACE_KEYS = {
  desk: "D",
  intake: "N",
  mine: "M",
  board: "B",
  stocktaking: "P",
  notices: "I",
  help: "H",
} as const;

/** While a dialog, a drawer, a menu or a list is open, keys are its own: Esc closes it and nothing behind it. */
const LAYERS = [
  ".ant-modal-wrap:not([style*='display: none'])",
  ".ant-drawer-open",
  ".ant-popover:not(.ant-popover-hidden)",
  ".ant-select-dropdown:not(.ant-select-dropdown-hidden)",
  ".ant-picker-dropdown:not(.ant-picker-dropdown-hidden)",
  "[cmdk-dialog]",
].join(",");

let layerWasOpen = false;

/** Asks before anyone handles the key: by the time a shortcut hears of it, the layer may be closed already. */
export function watchLayers(): () => void {
  function look(): void {
    layerWasOpen = document.querySelector(LAYERS) !== null;
  }
  window.addEventListener("keydown", look, { capture: true });
  return () => window.removeEventListener("keydown", look, { capture: true });
}

/** In a text field, over an open layer or while a Chinese word is being composed, letters are letters. */
export const KEY_OPTIONS = {
  ignoreEventWhen: (event: KeyboardEvent) => event.isComposing || event.altKey || layerWasOpen,
} as const;
