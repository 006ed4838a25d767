import { App, Button, Input, InputNumber } from "antd";
import { type SubmitEvent, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import styles from "../shell/admin-page.module.css";
import { Field } from "../ui/field.tsx";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { BuildingRows } from "./building-rows.tsx";
import { given as givenRows, nextRow, type Row } from "./buildings.ts";
import { AddProjectMutation } from "./documents.ts";

type Props = {
  readonly area: number;
  readonly city: string;
  readonly leave: () => void;
  readonly done: () => void;
};

/** ORG-2: a project with its rooms; it begins with the usual departments. */
export function AddProject({ area: usualArea, city: usualCity, leave, done }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [values, setValues] = useState({ name: "", code: "", city: usualCity });
  const [area, setArea] = useState<number | null>(usualArea);
  const [rows, setRows] = useState<readonly Row[]>([nextRow([])]);
  const { busy, trouble, issues, send } = useCommand(AddProjectMutation, "Project");
  const [refusals, setRefusals] = useState(0);
  const form = useFirstFault(refusals);
  const faultOf = (path: string) => issues.find((issue) => issue.path === path)?.message;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if ((await send({ ...values, area: area ?? 0, buildings: givenRows(rows) })) === null)
      return setRefusals(refusals + 1);
    void message.success(t("house.projectAdded", { name: values.name.trim() }));
    done();
  }

  const texts = [
    { path: "name", label: t("house.projectName"), autoFocus: true },
    { path: "code", label: t("house.code"), placeholder: t("house.codeHint") },
    { path: "city", label: t("house.city") },
  ] as const;
  return (
    <section aria-label={t("house.addProject")} className={styles.card}>
      <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
        <div className={styles.fields}>
          {texts.map(({ path, label, ...rest }) => (
            <Field key={path} label={label} fault={faultOf(path)}>
              {(given) => (
                <Input
                  {...given}
                  {...rest}
                  autoComplete="off"
                  maxLength={60}
                  value={values[path]}
                  onChange={({ target }) => setValues({ ...values, [path]: target.value })}
                />
              )}
            </Field>
          ))}
          <Field label={t("house.area")} fault={faultOf("area")}>
            {(given) => <InputNumber {...given} precision={0} min={1} value={area} onChange={setArea} />}
          </Field>
        </div>
        <BuildingRows rows={rows} faultOf={faultOf} onChange={setRows} />
        <p className={styles.hint}>{t("house.usualDepartments")}</p>
        <Trouble lines={issues.length > 0 ? [] : trouble} />
        <footer>
          <Button onClick={leave}>{t("shell.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("house.addProject")}
          </Button>
        </footer>
      </form>
    </section>
  );
}
