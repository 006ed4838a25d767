import { Checkbox, Form } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { useMovePromise, usePromise } from "../commands/keep-going.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { useMomentWords } from "./compare-words.ts";
import { TextField } from "./fields.tsx";
import { WhenField } from "./when-field.tsx";

const PROMISE: { promisedAt: string | undefined; text: string } = { promisedAt: undefined, text: "" };
const MOVE: { promisedAt: string | undefined; reason: string; complainantInformed: boolean } = {
  promisedAt: undefined,
  reason: "",
  complainantInformed: false,
};

export function PromiseDialog(props: DialogProps) {
  const { t } = useWords();
  const at = useMomentWords();
  const promise = usePromise();
  return (
    <ActionDialog
      {...props}
      action="PROMISE"
      empty={PROMISE}
      submit={({ promisedAt = "", text }, keys) =>
        promise({ ...keys, promisedAt, text: text.trim() || null })
      }
      compare={({ promisedAt }, now) => [
        { field: t("actions.promisedAt"), wanted: at(promisedAt), now: at(now.promisedAt) },
      ]}
    >
      {() => (
        <>
          <WhenField name="promisedAt" label={t("actions.promisedAt")} />
          <TextField name="text" label={t("actions.promiseText")} rows={2} optional />
        </>
      )}
    </ActionDialog>
  );
}

/** SLA-4: the old date and its breach stay in the record; the complainant is told first. */
export function MovePromiseDialog(props: DialogProps) {
  const { t } = useWords();
  const at = useMomentWords();
  const move = useMovePromise();
  return (
    <ActionDialog
      {...props}
      action="MOVE_PROMISE"
      empty={MOVE}
      submit={({ promisedAt = "", reason, complainantInformed }, keys) =>
        move({ ...keys, promisedAt, reason: reason.trim(), complainantInformed })
      }
      compare={({ promisedAt }, now) => [
        { field: t("actions.newPromisedAt"), wanted: at(promisedAt), now: at(now.promisedAt) },
      ]}
    >
      {() => (
        <>
          <WhenField
            name="promisedAt"
            label={t("actions.newPromisedAt")}
            hint={`${t("complaint.promisedAt")}: ${at(props.subject.promisedAt)}`}
          />
          <TextField name="reason" label={t("actions.reason")} hint={t("actions.reasonHint")} rows={2} />
          <Form.Item
            name="complainantInformed"
            valuePropName="checked"
            rules={[{ type: "enum", enum: [true], message: t("actions.informedNeeded") }]}
          >
            <Checkbox>{t("actions.informed")}</Checkbox>
          </Form.Item>
        </>
      )}
    </ActionDialog>
  );
}
