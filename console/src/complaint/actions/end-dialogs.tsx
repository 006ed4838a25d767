import { ROOT_CAUSES, ROOT_CAUSE_LABELS, type RootCause } from "@heyi/schema/vocabulary/complaint.ts";
import { Checkbox, Form } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { useResolve, useSettleOnTheSpot } from "../commands/end.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import { useCompareState } from "./compare-words.ts";
import { CodeSelect, TextField } from "./fields.tsx";

const RESOLVE: { solution: string; rootCause: RootCause | undefined; complainantTold: boolean } = {
  solution: "",
  rootCause: undefined,
  complainantTold: false,
};

export function ResolveDialog(props: DialogProps) {
  const { t } = useWords();
  const resolve = useResolve();
  const compare = useCompareState(t("actions.done_RESOLVE"));
  return (
    <ActionDialog
      {...props}
      action="RESOLVE"
      empty={RESOLVE}
      submit={({ solution, rootCause = "NONE", complainantTold }, keys) =>
        resolve({ ...keys, solution: solution.trim(), rootCause, complainantTold })
      }
      compare={({ solution }, now) => compare(solution, now)}
    >
      {() => (
        <>
          <TextField
            name="solution"
            label={t("actions.solution")}
            hint={t("actions.solutionHint")}
            rows={4}
            focus
          />
          <CodeSelect
            name="rootCause"
            label={t("actions.rootCause")}
            codes={ROOT_CAUSES}
            labels={ROOT_CAUSE_LABELS}
          />
          <Form.Item
            name="complainantTold"
            valuePropName="checked"
            rules={[{ type: "enum", enum: [true], message: t("actions.toldNeeded") }]}
          >
            <Checkbox>{t("actions.told")}</Checkbox>
          </Form.Item>
        </>
      )}
    </ActionDialog>
  );
}

/** HND-6: what was done, and the complainant's own words. */
export function SettleDialog(props: DialogProps) {
  const { t } = useWords();
  const settle = useSettleOnTheSpot();
  const compare = useCompareState(t("actions.done_SETTLE_ON_THE_SPOT"));
  return (
    <ActionDialog
      {...props}
      action="SETTLE_ON_THE_SPOT"
      empty={{ solution: "", complainantWord: "" }}
      submit={(values, keys) =>
        settle({ ...keys, solution: values.solution.trim(), complainantWord: values.complainantWord.trim() })
      }
      compare={({ solution }, now) => compare(solution, now)}
    >
      {() => (
        <>
          <TextField name="solution" label={t("actions.solution")} hint={t("actions.solutionHint")} focus />
          <TextField
            name="complainantWord"
            label={t("actions.complainantWord")}
            hint={t("actions.complainantWordHint")}
            rows={2}
          />
        </>
      )}
    </ActionDialog>
  );
}
