import { PARTNER_SCOPE_LABELS, PARTNER_SCOPES, type PartnerScope } from "@heyi/schema/vocabulary/partner.ts";
import { Button, Checkbox, Form, Input, Select } from "antd";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import type { App } from "./app-part.tsx";
import { AddAppMutation, ChangeAppMutation } from "./documents.ts";
import styles from "./partners.module.css";

type Values = { name: string; scopes: PartnerScope[]; projectIds?: string[] };
type Props = { readonly app: App | null; readonly done: () => void; readonly leave: () => void };

/** A new app, or what an old one is called and may do from now on. */
export function AppForm({ app, done, leave }: Props) {
  const { t, label } = useWords();
  const { projects } = useViewer();
  const add = useCommand(AddAppMutation, "PartnerApps");
  const change = useCommand(ChangeAppMutation, "PartnerApps");
  const { busy, trouble } = app === null ? add : change;
  const required = [{ required: true, message: t("actions.required") }];

  async function keep({ name, scopes, projectIds = [] }: Values): Promise<void> {
    const input = { name, scopes, projectIds };
    const kept = app === null ? await add.send(input) : await change.send({ ...input, id: app.id });
    if (kept !== null) done();
  }

  return (
    <Form<Values>
      className={styles.form ?? ""}
      layout="vertical"
      requiredMark={false}
      initialValues={
        app === null
          ? { scopes: [...PARTNER_SCOPES] }
          : { name: app.name, scopes: app.scopes, projectIds: app.projectIds }
      }
      onFinish={(values) => void keep(values)}
    >
      <Form.Item name="name" label={t("partners.name")} rules={required}>
        <Input maxLength={60} placeholder={t("partners.nameHint")} autoComplete="off" />
      </Form.Item>
      <Form.Item name="scopes" label={t("partners.scopes")} rules={required}>
        <Checkbox.Group
          options={PARTNER_SCOPES.map((value) => ({ value, label: label(PARTNER_SCOPE_LABELS, value) }))}
        />
      </Form.Item>
      <Form.Item name="projectIds" label={t("partners.projects")}>
        <Select
          mode="multiple"
          allowClear
          placeholder={t("partners.allProjects")}
          optionFilterProp="label"
          options={projects.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Trouble lines={trouble} />
      <footer>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(app === null ? "partners.letIn" : "partners.keep")}
        </Button>
      </footer>
    </Form>
  );
}
