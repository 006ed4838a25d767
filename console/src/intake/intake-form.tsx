import { App, Button, Form } from "antd";
import { useEffect, useRef, useState } from "react";
import { useViewer } from "../auth/viewer.ts";
import { issueWords } from "../complaint/commands/outcome-words.ts";
import { ProblemAlert } from "../complaint/actions/problem-alert.tsx";
import { useWords } from "../i18n/use-words.ts";
import { preferences } from "../theme/preferences.ts";
import { Beside } from "./beside.tsx";
import { type IntakeValues, emptyIntake, intakeField } from "./intake-values.ts";
import styles from "./intake.module.css";
import { KindFields } from "./kind-fields.tsx";
import { type Registered, useRegister } from "./use-register.ts";
import { WhatFields } from "./what-fields.tsx";
import { WhoFields } from "./who-fields.tsx";

type Props = { readonly onDone: (complaint: Registered, seconds: number) => void };

const NAMES = Object.keys(emptyIntake(undefined, "HOTLINE"));

/** In the order in which people talk on the phone; everything by keyboard. */
export function IntakeForm({ onDone }: Props) {
  const words = useWords();
  const { t } = words;
  const { modal } = App.useApp();
  const { projects } = useViewer();
  const [began] = useState(() => Date.now());
  const remembered = preferences().projects;
  const wanted =
    remembered.length === 1
      ? projects.find(({ code }) => code === remembered[0])
      : projects.length === 1
        ? projects[0]
        : undefined;
  const [empty] = useState(() => emptyIntake(wanted?.id, "HOTLINE"));
  const [form] = Form.useForm<IntakeValues>();
  const register = useRegister(empty);
  const { problem } = register;
  // In the first frames the form knows none of its fields yet, later only those on the page.
  const watched = Form.useWatch((all: Partial<IntakeValues>) => all, form);
  const values: IntakeValues = { ...register.initial, ...watched };

  useEffect(
    function showIssuesAtFields() {
      if (problem?.kind !== "invalid") return;
      for (const issue of problem.issues) {
        const name = intakeField(issue.path);
        if (name !== undefined) form.setFields([{ name, errors: [issueWords(words, issue)] }]);
      }
      const first = problem.issues.map(({ path }) => intakeField(path)).find((name) => name !== undefined);
      if (first !== undefined)
        form.scrollToField(first, { behavior: "smooth", block: "center", focus: true });
    },
    [problem, form, words],
  );

  const alert = useRef<HTMLDivElement>(null);
  useEffect(
    function bringTheAlertIntoSight() {
      if (problem !== undefined && problem.kind !== "invalid")
        alert.current?.scrollIntoView({ behavior: "smooth", block: "center" });
    },
    [problem],
  );

  async function save(): Promise<void> {
    const complaint = await register.send(form.getFieldsValue(true) as IntakeValues);
    if (complaint !== undefined) onDone(complaint, Math.round((Date.now() - began) / 1000));
  }
  const set = (change: Partial<IntakeValues>) => {
    form.setFieldsValue(change);
    register.remember(form.getFieldsValue(true) as IntakeValues);
  };

  return (
    <Form<IntakeValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.form ?? ""}
      initialValues={register.initial}
      onValuesChange={(_change, all) => register.remember(all)}
      onFinish={() => void save()}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
      }}
      scrollToFirstError={{ behavior: "smooth", block: "center" }}
    >
      <div className={styles.column}>
        {register.hadDraft && <p className={styles.hint}>{t("intake.draftKept")}</p>}
        <WhoFields form={form} projects={projects} values={values} />
        <WhatFields />
        <KindFields />
        <Form.Item name="repeatOf" hidden>
          <input type="hidden" />
        </Form.Item>
        <div ref={alert}>
          <ProblemAlert
            problem={problem}
            known={problem?.kind === "invalid" ? knownPaths(problem.issues) : NAMES}
          />
        </div>
        <div className={styles.foot}>
          <Button type="primary" size="large" htmlType="submit" loading={register.busy}>
            {t("intake.save")} <kbd className={styles.key}>{t("intake.saveHint")}</kbd>
          </Button>
          <Button
            type="text"
            onClick={() =>
              void modal.confirm({
                title: t("intake.discardAsk"),
                okText: t("intake.discard"),
                cancelText: t("shell.cancel"),
                onOk() {
                  register.forget();
                  form.setFieldsValue(empty);
                },
              })
            }
          >
            {t("intake.discard")}
          </Button>
        </div>
      </div>
      <Beside values={values} onChange={set} />
    </Form>
  );
}

function knownPaths(issues: readonly { path: string }[]): string[] {
  return issues
    .filter(({ path }) => intakeField(path) !== undefined)
    .map(({ path }) => path.replace(/^input\./, ""));
}
