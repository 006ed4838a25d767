import { VISIT_METHODS, VISIT_METHOD_LABELS, type VisitMethod } from "@heyi/schema/vocabulary/complaint.ts";
import { Checkbox, Form, type FormInstance, Radio, Rate } from "antd";
import { useWords } from "../../i18n/use-words.ts";
import { useVisit } from "../commands/close.ts";
import { ActionDialog, type DialogProps } from "./action-dialog.tsx";
import styles from "./actions.module.css";
import { useCompareState } from "./compare-words.ts";
import { CodeRadios, TextField } from "./fields.tsx";

const RESULTS = ["HEARD", "DECLINED", "UNREACHED"] as const;
const SCORES = ["handling", "measures", "result"] as const;
/** VIS-4: from here on satisfied. */
const SATISFIED_FROM = 3;

type Values = {
  method: VisitMethod;
  result: (typeof RESULTS)[number];
  handling: number;
  measures: number;
  score: number;
  words: string;
  close: boolean;
};
const EMPTY: Values = {
  method: "PHONE",
  result: "HEARD",
  handling: 0,
  measures: 0,
  score: 0,
  words: "",
  close: true,
};

/** VIS-1 to VIS-4: what the complainant says, and beforehand what will come of it. */
export function VisitDialog(props: DialogProps) {
  const { t } = useWords();
  const visit = useVisit();
  const compare = useCompareState(t("actions.done_VISIT"));
  return (
    <ActionDialog<Values>
      {...props}
      action="VISIT"
      empty={EMPTY}
      submit={({ method, result, handling, measures, score, words, close }, keys) =>
        visit({
          ...keys,
          method,
          result,
          satisfaction: result === "HEARD" ? { handling, measures, result: score } : null,
          words: words.trim() || null,
          close,
        })
      }
      compare={({ words }, now) => compare(words, now)}
    >
      {(form) => (
        <>
          <CodeRadios
            name="method"
            label={t("actions.how")}
            codes={VISIT_METHODS}
            labels={VISIT_METHOD_LABELS}
          />
          <Form.Item name="result" label={t("actions.visitResult")}>
            <Radio.Group
              optionType="button"
              options={RESULTS.map((value) => ({ value, label: t(`actions.visit${value}`) }))}
            />
          </Form.Item>
          <Heard form={form} missing={props.subject.missingToClose.map(({ what }) => what)} />
        </>
      )}
    </ActionDialog>
  );
}

function Heard({
  form,
  missing,
}: {
  readonly form: FormInstance<Values>;
  readonly missing: readonly string[];
}) {
  const { t } = useWords();
  const result: unknown = Form.useWatch("result", form);
  const score: unknown = Form.useWatch("score", form);
  if (result === "DECLINED" || result === "UNREACHED")
    return (
      <>
        <TextField name="words" label={t("actions.text")} rows={2} optional />
        <p className={styles.hint}>
          {t(result === "DECLINED" ? "actions.visitDeclinedHint" : "actions.visitUnreachedHint")}
        </p>
      </>
    );
  const dissatisfied = typeof score === "number" && score > 0 && score < SATISFIED_FROM;
  const others = missing.filter((what) => what !== "VISIT" && what !== "SECOND_VISIT");
  return (
    <>
      {SCORES.map((part) => (
        <Form.Item
          key={part}
          name={part === "result" ? "score" : part}
          label={t(`actions.score_${part}`)}
          rules={[{ type: "number", min: 1, message: t("actions.required") }]}
        >
          <Rate className={styles.rate ?? ""} />
        </Form.Item>
      ))}
      <TextField
        name="words"
        label={t("actions.visitWords")}
        hint={t("actions.visitWordsHint")}
        rows={2}
        optional={!dissatisfied}
      />
      {dissatisfied ? (
        <p className={styles.hint} role="status">
          {t("actions.visitDissatisfied")}
        </p>
      ) : others.length > 0 ? (
        <p className={styles.hint}>{t("actions.visitIncomplete")}</p>
      ) : (
        <Form.Item name="close" valuePropName="checked" noStyle>
          <Checkbox>{t("actions.visitClose")}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}
