import { App, Button, Input, Radio } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { type Numbers, RulesChangeMutation, RulesPreviewMutation } from "./documents.ts";
import { HoursFields } from "./hours-fields.tsx";
import { NumbersForm } from "./numbers-form.tsx";
import styles from "./policy.module.css";
import { type Preview, PreviewPanel } from "./preview-panel.tsx";
import { plain, type Rules } from "./rules-of.ts";

type Props = {
  /** Null: the whole company. */
  readonly projectId: string | null;
  readonly rules: Rules;
  /** With what a project begins that is to have its own. */
  readonly company: Numbers;
  readonly version: number;
  readonly done: () => void;
};

/** First looked at, then put in force: for what comes in, or for what is open as well. */
export function RulesForm({ projectId, rules, company, version, done }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [numbers, setNumbers] = useState(rules.numbers);
  const [hours, setHours] = useState(rules.hours);
  const [reason, setReason] = useState("");
  const [preview, setPreview] = useState<Preview>();
  const looking = useCommand(RulesPreviewMutation, "RulesPreview");
  const changing = useCommand(RulesChangeMutation, "MutationRulesChangeSuccess");
  const changed = JSON.stringify([numbers, hours]) !== JSON.stringify([rules.numbers, rules.hours]);
  const input = {
    projectId,
    policy: numbers === null ? null : plain(numbers),
    serviceHours: projectId === null || hours === null ? null : [...hours],
  };

  function edit(then: () => void): void {
    setPreview(undefined);
    then();
  }
  async function look(): Promise<void> {
    const answer = await looking.send(input);
    setPreview(answer?.__typename === "RulesPreview" ? answer : undefined);
  }
  async function put(applyToOpen: boolean): Promise<void> {
    const answer = await changing.send({ ...input, expectedVersion: version, reason, applyToOpen });
    if (answer === null) return;
    void message.success(t("policy.changed", { version: version + 1 }));
    done();
  }

  return (
    <>
      {projectId !== null && (
        <section className={styles.part}>
          <Radio.Group
            aria-label={t("policy.ownOrCompany")}
            value={numbers !== null}
            options={[
              { value: false, label: t("policy.asCompany") },
              { value: true, label: t("policy.own") },
            ]}
            onChange={({ target }) => edit(() => setNumbers(target.value === true ? company : null))}
          />
          <HoursFields hours={hours} onChange={(next) => edit(() => setHours(next))} />
        </section>
      )}
      {numbers !== null && (
        <NumbersForm numbers={numbers} onChange={(next) => edit(() => setNumbers(next))} />
      )}
      <footer className={styles.foot}>
        <Trouble lines={[...looking.trouble, ...changing.trouble]} />
        {preview !== undefined && <PreviewPanel preview={preview} />}
        <div className={styles.acts}>
          <Input
            aria-label={t("policy.reason")}
            placeholder={t("policy.reason")}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button disabled={!changed} loading={looking.busy} onClick={() => void look()}>
            {t("policy.look")}
          </Button>
          <Button
            disabled={!changed || preview === undefined}
            loading={changing.busy}
            onClick={() => void put(true)}
          >
            {t("policy.putToOpen")}
          </Button>
          <Button
            type="primary"
            disabled={!changed || preview === undefined}
            loading={changing.busy}
            onClick={() => void put(false)}
          >
            {t("policy.put")}
          </Button>
        </div>
      </footer>
    </>
  );
}
