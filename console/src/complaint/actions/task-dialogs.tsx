import type { Action } from "@heyi/schema/vocabulary/action.ts";
import { Form, Radio } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import type { Subject } from "../commands/subject.ts";
import {
  useAcceptTask,
  useAddTask,
  useCompleteTask,
  useDeclineTask,
  useDropTask,
} from "../commands/tasks.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { AssigneeFields } from "./assignee-fields.tsx";
import { useCompareState } from "./compare-words.ts";
import { TextField } from "./fields.tsx";
import { WhenField } from "./when-field.tsx";

type Added = {
  departmentId: string | undefined;
  handlerId: string | undefined;
  what: string;
  dueAt: string | undefined;
};
const ADDED: Added = { departmentId: undefined, handlerId: undefined, what: "", dueAt: undefined };

/** HND-8: another department helps; the complaint stays where it is. */
export function AddTaskDialog(props: DialogProps) {
  const { t } = useWords();
  const add = useAddTask();
  const compare = useCompareState(t("actions.done_ADD_TASK"));
  return (
    <ActionDialog<Added>
      {...props}
      action="ADD_TASK"
      empty={ADDED}
      submit={({ departmentId = "", handlerId, what, dueAt = "" }, keys) =>
        add({ ...keys, departmentId, handlerId: handlerId ?? null, what: what.trim(), dueAt })
      }
      compare={({ what }, now) => compare(what, now)}
    >
      {(form) => (
        <>
          <TextField
            name="what"
            label={t("actions.taskWhat")}
            hint={t("actions.taskWhatHint")}
            rows={2}
            focus
          />
          <AssigneeFields
            form={form}
            projectId={props.subject.project.id}
            without={props.subject.department?.id}
          />
          <WhenField
            name="dueAt"
            label={t("actions.taskDue")}
            hint={t("actions.taskDueHint")}
            latestDays={30}
          />
        </>
      )}
    </ActionDialog>
  );
}

type TaskAction = Extract<Action, "ACCEPT_TASK" | "DECLINE_TASK" | "COMPLETE_TASK" | "DROP_TASK">;

function waiting({ tasks }: Subject, action: TaskAction) {
  const offered = action === "ACCEPT_TASK" || action === "DECLINE_TASK";
  return tasks.filter(({ state }) => state === "OFFERED" || (!offered && state === "ACCEPTED"));
}

/** One of the tasks that wait for this; chosen already where there is but one. */
export function TaskDialog(props: DialogProps & { readonly action: TaskAction }) {
  const { t } = useWords();
  const commands = {
    ACCEPT_TASK: useAcceptTask(),
    DECLINE_TASK: useDeclineTask(),
    COMPLETE_TASK: useCompleteTask(),
    DROP_TASK: useDropTask(),
  };
  const tasks = waiting(props.subject, props.action);
  const compare = useCompareState(t(`actions.done_${props.action}`));
  return (
    <ActionDialog
      {...props}
      empty={{ taskId: tasks[0]?.id ?? "", reason: "", text: "" }}
      submit={({ taskId, reason, text }, keys) => {
        switch (props.action) {
          case "ACCEPT_TASK":
            return commands.ACCEPT_TASK({ ...keys, taskId });
          case "DECLINE_TASK":
            return commands.DECLINE_TASK({ ...keys, taskId, reason: reason.trim() });
          case "COMPLETE_TASK":
            return commands.COMPLETE_TASK({ ...keys, taskId, text: text.trim() });
          case "DROP_TASK":
            return commands.DROP_TASK({ ...keys, taskId, reason: reason.trim() });
        }
      }}
      compare={({ reason, text }, now) => compare(reason || text, now)}
    >
      {() => (
        <>
          <Form.Item name="taskId" label={t("actions.task")}>
            <Radio.Group
              style={{ display: "grid", gap: 4 }}
              options={tasks.map(({ id, what, department }) => ({
                value: id,
                label: `${department.name} · ${what}`,
              }))}
            />
          </Form.Item>
          {props.action === "COMPLETE_TASK" && (
            <TextField name="text" label={t("actions.solution")} hint={t("actions.solutionHint")} focus />
          )}
          {(props.action === "DECLINE_TASK" || props.action === "DROP_TASK") && (
            <TextField
              name="reason"
              label={t("actions.reason")}
              hint={t("actions.reasonHint")}
              rows={2}
              focus
            />
          )}
        </>
      )}
    </ActionDialog>
  );
}
