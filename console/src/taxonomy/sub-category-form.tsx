import type { Category } from "@heyi/schema/vocabulary/complaint.ts";
import { Button, Input } from "antd";
import { type SubmitEvent, useState } from "react";
import { DayPicker } from "../calendar/day-picker.tsx";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import styles from "../shell/admin-page.module.css";
import { wallText } from "../time/shanghai.ts";
import { useMinute } from "../time/ticker.ts";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { SaveSubCategoryMutation, type SubCategory } from "./documents.ts";

type Props = {
  /** Null: a new one. */
  readonly word: SubCategory | null;
  readonly category: Category;
  readonly leave: () => void;
  readonly done: () => void;
};

export function SubCategoryForm({ word, category, leave, done }: Props) {
  const { t } = useWords();
  const day = wallText(useMinute()).slice(0, 10);
  const [name, setName] = useState(word?.name ?? "");
  const [from, setFrom] = useState(word?.validFrom ?? day);
  const [until, setUntil] = useState(word?.validUntil ?? "");
  const { busy, trouble, issues, send } = useCommand(SaveSubCategoryMutation, "SubCategory");
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const faultOf = (path: string) => issues.find((issue) => issue.path === path)?.message;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const input = { id: word?.id ?? null, category, name, validFrom: from || day, validUntil: until || null };
    if ((await send(input)) === null) setRefusals(refusals + 1);
    else done();
  }

  const days = [
    { path: "validFrom", value: from, onChange: setFrom },
    { path: "validUntil", value: until, onChange: setUntil },
  ] as const;
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <div className={styles.fields}>
        <Field label={t("house.subCategoryName")} fault={faultOf("name")}>
          {(given) => (
            <Input
              {...given}
              autoFocus
              autoComplete="off"
              maxLength={60}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        {days.map(({ path, value, onChange }) => (
          <Field key={path} label={t(`house.${path}`)} fault={faultOf(path)}>
            {(given) => (
              <DayPicker
                id={given.id}
                label={t(`house.${path}`)}
                year={Number(day.slice(0, 4))}
                value={value}
                told={given["aria-describedby"]}
                onChange={onChange}
              />
            )}
          </Field>
        ))}
      </div>
      <Trouble lines={issues.length > 0 ? [] : trouble} />
      <footer>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("house.save")}
        </Button>
      </footer>
    </form>
  );
}
