import { ACTION_LABELS, type Action } from "@heyi/schema/vocabulary/action.ts";
import { Button, Form, type FormInstance, Modal } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { fieldOf, issueWords } from "../commands/outcome-words.ts";
import type { Outcome } from "../commands/outcome.ts";
import { knownVersion } from "../commands/own-versions.ts";
import type { Subject } from "../commands/subject.ts";
import type { CommandKeys } from "../commands/use-command.ts";
import styles from "./actions.module.css";
import { type Compared, ConflictView } from "./conflict-view.tsx";
import { ProblemAlert } from "./problem-alert.tsx";
import { useSayDone } from "./say-done.ts";
import { useSubmission } from "./use-submission.ts";

export type DialogProps = { readonly subject: Subject; readonly onClose: () => void };

type Props<Values> = DialogProps & {
  readonly action: Action;
  readonly empty: Values;
  readonly submit: (values: Values, keys: CommandKeys) => Promise<Outcome<unknown>>;
  /** Field by field, what was wanted and what stands now (HND-2). */
  readonly compare: (values: Values, now: Subject) => readonly Compared[];
  /** Whether keeping one's own asks for something more first, as the complaint stands now. */
  readonly completeFirst?: (now: Subject) => boolean;
  readonly children: (form: FormInstance<Values>) => ReactNode;
};

/** The frame of every action: a form that keeps its draft, says what is wrong where, and settles conflicts. */
export function ActionDialog<Values extends Record<string, unknown>>(props: Props<Values>) {
  const { action, subject, empty, onClose } = props;
  const words = useWords();
  const { t, label } = words;
  const sayDone = useSayDone();
  const [form] = Form.useForm<Values>();
  const submission = useSubmission({ action, subject, empty, submit: props.submit });
  // The version the person saw when the dialog opened; a newer one is a conflict to be looked at.
  const [seen, setSeen] = useState(() => knownVersion(subject));
  const fields = useRef<HTMLDivElement>(null);
  const { problem } = submission;
  const name = label(ACTION_LABELS, action);

  async function send(against: number): Promise<void> {
    const values = form.getFieldsValue(true) as Values;
    if (await submission.send(values, knownVersion({ id: subject.id, version: against }))) {
      onClose();
      sayDone(action, subject);
    }
  }
  function keepMine(now: Subject): void {
    setSeen(now.version);
    if (props.completeFirst?.(now) !== true) return void send(now.version);
    // It goes on as another action with a draft of its own; this one's would turn up again later.
    submission.forget();
    submission.dismiss();
  }
  useEffect(
    function showIssuesAtFields() {
      if (problem?.kind !== "invalid") return;
      for (const issue of problem.issues) {
        const path = fieldOf(issue);
        if (path in empty) form.setFields([{ name: path as never, errors: [issueWords(words, issue)] }]);
      }
    },
    [problem, form, words, empty],
  );

  return (
    <Modal
      open
      destroyOnHidden
      width={520}
      title={
        <span className={styles.title}>
          {name} <span className="figures">{subject.number}</span>
        </span>
      }
      onCancel={onClose}
      afterOpenChange={(open) => open && focusFirst(fields.current)}
      footer={null}
      styles={{ header: { marginBottom: 16 } }}
      mask={{ closable: false }}
    >
      {problem?.kind === "conflict" && (
        <ConflictView
          conflict={problem.conflict}
          rows={props.compare(form.getFieldsValue(true) as Values, problem.conflict.current)}
          busy={submission.busy}
          onTakeTheirs={() => {
            submission.forget();
            onClose();
          }}
          onKeepMine={() => keepMine(problem.conflict.current)}
        />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={submission.initial}
        hidden={problem?.kind === "conflict"}
        onValuesChange={(_change, values) => {
          submission.remember(values);
          if (problem) submission.dismiss();
        }}
        onFinish={() => void send(seen)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
        }}
        scrollToFirstError
      >
        <ProblemAlert problem={problem} known={Object.keys(empty)} />
        {submission.hadDraft && (
          <p className={styles.draft}>
            {t("actions.draftKept")}
            <Button
              type="link"
              size="small"
              onClick={() => {
                submission.forget();
                form.setFieldsValue(empty);
              }}
            >
              {t("actions.draftDiscard")}
            </Button>
          </p>
        )}
        <div ref={fields}>{props.children(form)}</div>
        <div className={styles.foot}>
          <span className={styles.footHint}>{t("actions.submitHint")}</span>
          <Button onClick={onClose}>{t("shell.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={submission.busy}>
            {name}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

/** Hands on the keyboard: the first field has the focus, unless a field has asked for it already. */
function focusFirst(fields: HTMLElement | null): void {
  if (fields === null || fields.contains(document.activeElement)) return;
  fields.querySelector<HTMLElement>("input:checked, input:not([type=hidden]), textarea")?.focus();
}
