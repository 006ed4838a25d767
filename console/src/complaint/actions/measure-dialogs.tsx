import { DatePicker, Form, Radio } from "antd";
import dayjs from "dayjs";
import { useWords } from "../../i18n/use-words.ts";
import { DAY, wallText } from "../../time/shanghai.ts";
import { useMinute } from "../../time/ticker.ts";
import { useCompleteMeasure, useSetMeasure } from "../commands/handle.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { useCompareState } from "./compare-words.ts";
import { TextField } from "./fields.tsx";
import { PersonField } from "./person-field.tsx";

type Values = { what: string; ownerId: string | undefined; dueDate: string };

/** HND-7: what keeps it from happening again. */
export function SetMeasureDialog(props: DialogProps) {
  const { t } = useWords();
  const set = useSetMeasure();
  const now = useMinute();
  const compare = useCompareState(t("actions.done_SET_MEASURE"));
  const empty: Values = {
    what: "",
    ownerId: props.subject.handler?.id,
    dueDate: wallText(now + 30 * DAY).slice(0, 10),
  };
  return (
    <ActionDialog<Values>
      {...props}
      action="SET_MEASURE"
      empty={empty}
      submit={({ what, ownerId = "", dueDate }, keys) =>
        set({ ...keys, what: what.trim(), ownerId, dueDate })
      }
      compare={({ what }, subject) => compare(what, subject)}
    >
      {() => (
        <>
          <TextField name="what" label={t("actions.measureWhat")} hint={t("actions.measureWhatHint")} focus />
          <PersonField
            name="ownerId"
            label={t("actions.measureOwner")}
            projectId={props.subject.project.id}
          />
          <Form.Item
            name="dueDate"
            label={t("actions.measureDue")}
            extra={t("actions.measureDueHint")}
            getValueProps={(value: string) => ({ value: value ? dayjs(value) : null })}
            normalize={(value: dayjs.Dayjs | null) => value?.format("YYYY-MM-DD") ?? ""}
            rules={[{ required: true, message: t("actions.required") }]}
          >
            <DatePicker
              style={{ width: "100%" }}
              allowClear={false}
              disabledDate={(day) => day.format("YYYY-MM-DD") < wallText(now).slice(0, 10)}
            />
          </Form.Item>
        </>
      )}
    </ActionDialog>
  );
}

export function CompleteMeasureDialog(props: DialogProps) {
  const { t } = useWords();
  const complete = useCompleteMeasure();
  const compare = useCompareState(t("actions.done_COMPLETE_MEASURE"));
  const open = props.subject.measures.filter(({ doneAt }) => doneAt === null);
  return (
    <ActionDialog
      {...props}
      action="COMPLETE_MEASURE"
      empty={{ measureId: open[0]?.id ?? "", text: "" }}
      submit={({ measureId, text }, keys) => complete({ ...keys, measureId, text: text.trim() })}
      compare={({ text }, now) => compare(text, now)}
    >
      {() => (
        <>
          <Form.Item name="measureId" label={t("actions.measureWhat")}>
            <Radio.Group
              style={{ display: "grid", gap: 4 }}
              options={open.map(({ id, what }) => ({ value: id, label: what }))}
            />
          </Form.Item>
          <TextField name="text" label={t("actions.solution")} hint={t("actions.solutionHint")} focus />
        </>
      )}
    </ActionDialog>
  );
}
