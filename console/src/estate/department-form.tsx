import { Button, Input } from "antd";
import { type SubmitEvent, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import styles from "../shell/admin-page.module.css";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { SaveDepartmentMutation } from "./documents.ts";

type Props = {
  readonly projectId: string;
  /** Null: a new one. */
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly leave: () => void;
  readonly done: () => void;
};

export function DepartmentForm({ projectId, department, leave, done }: Props) {
  const { t } = useWords();
  const [name, setName] = useState(department?.name ?? "");
  const { busy, trouble, issues, send } = useCommand(SaveDepartmentMutation, "Project");
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if ((await send({ projectId, id: department?.id ?? null, name })) === null) setRefusals(refusals + 1);
    else done();
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t("house.departmentName")} fault={issues[0]?.message}>
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
      {department !== null && <p className={styles.hint}>{t("house.renameEverywhere")}</p>}
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
