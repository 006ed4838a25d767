import { App, Button, Checkbox } from "antd";
import { type SubmitEvent, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import styles from "../shell/admin-page.module.css";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { ChangeStaffMutation, type Member, type Place } from "./documents.ts";
import { PersonFields } from "./person-fields.tsx";
import { RoleFields } from "./role-fields.tsx";
import { chosenOf, heldOf, roleFault } from "./roles.ts";

type Props = {
  readonly member: Member;
  readonly places: readonly Place[];
  readonly leave: () => void;
  readonly done: () => void;
};

/** ORG-5: refused, with the numbers in the way, while open work would be left behind. */
export function ChangePerson({ member, places, leave, done }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const { id, version, openWork } = member;
  const [values, setValues] = useState({
    name: member.name,
    title: member.title,
    phone: member.phone ?? "",
  });
  const [active, setActive] = useState(member.active);
  const [chosen, setChosen] = useState(chosenOf(member.roles));
  const [sent, setSent] = useState(heldOf(chosen, places));
  const { busy, trouble, issues, send } = useCommand(ChangeStaffMutation, "StaffMember");
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const faultOf = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const ofAll = issues.filter(({ path }) => ["active", "roles", "expectedVersion"].includes(path));

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const roles = heldOf(chosen, places);
    setSent(roles);
    const phone = values.phone.trim() || null;
    const answer = await send({ ...values, phone, id, expectedVersion: version, active, roles });
    if (answer === null) return setRefusals(refusals + 1);
    void message.success(t("house.saved", { name: values.name.trim() }));
    done();
  }

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t("house.editing", { name: member.name })}
      noValidate
      onSubmit={(event) => void submit(event)}
    >
      <PersonFields values={values} faultOf={faultOf} focus onChange={setValues} />
      <div>
        <Checkbox checked={active} onChange={({ target }) => setActive(target.checked)}>
          {t("house.active")}
        </Checkbox>
        {!active && openWork > 0 && (
          <p className={styles.hint}>{t("house.handOverFirst", { count: openWork })}</p>
        )}
      </div>
      <RoleFields
        chosen={chosen}
        places={places}
        faultOf={(role) => roleFault(issues, sent, role)}
        onChange={setChosen}
      />
      <Trouble lines={issues.length > 0 ? ofAll.map((issue) => issue.message) : trouble} />
      <footer>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("house.save")}
        </Button>
      </footer>
    </form>
  );
}
