import { App, Button, Input } from "antd";
import { type SubmitEvent, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import styles from "../shell/admin-page.module.css";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { type Member, SetPasswordMutation } from "./documents.ts";

export function GivePassword({ member, leave }: { readonly member: Member; readonly leave: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [password, setPassword] = useState("");
  const { busy, trouble, issues, send } = useCommand(SetPasswordMutation, "StaffMember");
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if ((await send({ id: member.id, password })) === null) return setRefusals(refusals + 1);
    void message.success(t("house.passwordSet", { name: member.name }));
    leave();
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t("house.passwordFor", { name: member.name })} fault={issues[0]?.message}>
        {(given) => (
          <Input.Password
            {...given}
            autoFocus
            autoComplete="new-password"
            maxLength={128}
            placeholder={t("house.passwordHint")}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
      </Field>
      <p className={styles.hint}>{t("house.passwordEnds")}</p>
      <Trouble lines={issues.length > 0 ? [] : trouble} />
      <footer>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("house.setPassword")}
        </Button>
      </footer>
    </form>
  );
}
