import { App, Button, Input } from "antd";
import { type SubmitEvent, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import styles from "../shell/admin-page.module.css";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { AddStaffMutation, type Place } from "./documents.ts";
import { PersonFields } from "./person-fields.tsx";
import { RoleFields } from "./role-fields.tsx";
import { type Chosen, heldOf, roleFault } from "./roles.ts";

type Props = { readonly places: readonly Place[]; readonly leave: () => void; readonly done: () => void };

export function AddPerson({ places, leave, done }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [values, setValues] = useState({ name: "", title: "", phone: "" });
  const [account, setAccount] = useState({ username: "", password: "" });
  const [chosen, setChosen] = useState<Chosen>({});
  const [sent, setSent] = useState(heldOf(chosen, places));
  const { busy, trouble, issues, send } = useCommand(AddStaffMutation, "StaffMember");
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const faultOf = (path: string) => issues.find((issue) => issue.path === path)?.message;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const roles = heldOf(chosen, places);
    setSent(roles);
    const answer = await send({ ...account, ...values, phone: values.phone.trim() || null, roles });
    if (answer === null) return setRefusals(refusals + 1);
    void message.success(t("house.added", { name: values.name.trim() }));
    done();
  }

  return (
    <section aria-label={t("house.addPerson")} className={styles.card}>
      <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <PersonFields values={values} faultOf={faultOf} focus onChange={setValues} />
        <div className={styles.fields}>
          <Field label={t("house.username")} fault={faultOf("username")}>
            {(given) => (
              <Input
                {...given}
                autoComplete="off"
                maxLength={30}
                placeholder={t("house.usernameHint")}
                value={account.username}
                onChange={({ target }) => setAccount({ ...account, username: target.value })}
              />
            )}
          </Field>
          <Field label={t("house.firstPassword")} fault={faultOf("password")}>
            {(given) => (
              <Input.Password
                {...given}
                autoComplete="new-password"
                maxLength={128}
                placeholder={t("house.passwordHint")}
                value={account.password}
                onChange={({ target }) => setAccount({ ...account, password: target.value })}
              />
            )}
          </Field>
        </div>
        <RoleFields
          chosen={chosen}
          places={places}
          faultOf={(role) => roleFault(issues, sent, role)}
          onChange={setChosen}
        />
        <Trouble lines={issues.length > 0 ? [] : trouble} />
        <footer>
          <Button onClick={leave}>{t("shell.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("house.add")}
          </Button>
        </footer>
      </form>
    </section>
  );
}
