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
] as const;

export function useSayDone(): (action: Action, subject: Subject) => void {
  const { t } = useWords();
  const { message } = App.useApp();
  return (action, subject) => {
    const known = DONE.find((one) => one === action);
    void message.success(`${subject.number} ${t(known ? `actions.done_${known}` : "actions.done_OTHER")}`);
  };
}
