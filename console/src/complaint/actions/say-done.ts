import type { Action } from "@heyi/schema/vocabulary/action.ts";
import { App } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import type { Subject } from "../commands/subject.ts";

const DONE = [
  "TRIAGE",
  "RESPOND",
  "ASSIGN",
  "ACCEPT",
  "DECLINE",
  "REASSIGN",
  "CONTACT",
  "PROMISE",
  "MOVE_PROMISE",
  "SUSPEND",
  "RESUME",
  "ESCALATE",
  "RESOLVE",
  "SETTLE_ON_THE_SPOT",
  "WITHDRAW",
  "FLAG_MALICIOUS",
  "CHANGE_VALIDITY",
  "INVESTIGATE",
  "PLAN",
  "NOTE_PROGRESS",
  "ADD_EVIDENCE",
  "ADD_TASK",
  "ACCEPT_TASK",
  "DECLINE_TASK",
  "COMPLETE_TASK",
  "DROP_TASK",
  "SET_MEASURE",
  "COMPLETE_MEASURE",
  "ACKNOWLEDGE_ESCALATION",
  "CONFIRM_MAJOR",
  "DISMISS_MAJOR",
  "HOLD_RESPONSE_MEETING",
  "HAND_OVER",
  "VISIT",
  "EXEMPT_VISIT",
  "CLOSE",
  "CLOSE_UNRESOLVED",
  "REOPEN",
  "BEGIN_MEDIATION",
  "REFER",
  "TAKE_BACK",
  "MERGE",
] as const;

export function useSayDone(): (action: Action, subject: Subject) => void {
  const { t } = useWords();
  const { message } = App.useApp();
  return (action, subject) => {
    const known = DONE.find((one) => one === action);
    void message.success(`${subject.number} ${t(known ? `actions.done_${known}` : "actions.done_OTHER")}`);
  };
}
