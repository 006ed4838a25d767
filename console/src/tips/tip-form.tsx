import { Button, Input } from "antd";
import { type SubmitEvent, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { type Situation, situationOf, type Tip } from "./book.ts";
import styles from "./book.module.css";
import { SaveTipMutation } from "./documents.ts";
import { SituationFields } from "./situation-fields.tsx";

type Props = {
  /** Null: a new one. */
  readonly tip: Tip | null;
  readonly situation: Situation;
  readonly leave: () => void;
  readonly done: () => void;
};
const LONGEST = 300;

/** The words of one tip, and for which situation they are. */
export function TipForm({ tip, situation, leave, done }: Props) {
  const { t } = useWords();
  const [meant, setMeant] = useState(situation);
  const [helps, setHelps] = useState(tip?.helps ?? "");
  const [never, setNever] = useState(tip?.never ?? "");
  const [sent, setSent] = useState({ helps, never });
  const { busy, trouble, issues, send } = useCommand(SaveTipMutation, "HandlingTip");
  const now = { helps, never };
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const { complainantKind, mood, category } = meant;
  const faultOf = (path: "helps" | "never") =>
    now[path] === sent[path] ? issues.find((issue) => issue.path === path)?.message : undefined;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setSent(now);
    const words = { helps, never: never.trim() || null };
    const saved = await send({ id: tip?.id ?? null, complainantKind, mood, category, ...words });
    if (saved === null) setRefusals(refusals + 1);
    else done();
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <SituationFields
        wanted={{
          complainantKind: complainantKind ?? undefined,
          mood: mood ?? undefined,
          category: category ?? undefined,
        }}
        open={t("tips.any")}
        searching={false}
        onChange={(wanted) => setMeant(situationOf(wanted))}
      />
      <Field label={t("tips.helps")} fault={faultOf("helps")}>
        {(given) => (
          <Input.TextArea
            {...given}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={LONGEST}
            showCount
            value={helps}
            onChange={({ target }) => setHelps(target.value)}
          />
        )}
      </Field>
      <Field label={t("tips.neverOptional")} fault={faultOf("never")}>
        {(given) => (
          <Input.TextArea
            {...given}
            autoSize={{ minRows: 1, maxRows: 8 }}
            maxLength={LONGEST}
            showCount
            value={never}
            onChange={({ target }) => setNever(target.value)}
          />
        )}
      </Field>
      <Trouble lines={issues.length > 0 ? [] : trouble} />
      <footer>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("tips.save")}
        </Button>
      </footer>
    </form>
  );
}
