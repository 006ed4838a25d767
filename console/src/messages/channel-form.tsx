import { MESSAGE_CHANNEL_LABELS, MESSAGE_CHANNELS } from "@heyi/schema/vocabulary/message.ts";
import type { MessageChannel } from "@heyi/schema/vocabulary/message.ts";
import { Button, Form, Input, Select } from "antd";
import { useViewer } from "../auth/viewer.ts";
import { CodeRadios } from "../complaint/actions/fields.tsx";
import { useWords } from "../i18n/use-words.ts";
import { AddChannelMutation } from "./documents.ts";
import styles from "./messages.module.css";
import { newWebhookSecret } from "./secret.ts";
import { Trouble } from "./trouble.tsx";
import { useCommand } from "./use-command.ts";

type Values = {
  kind: MessageChannel;
  name: string;
  projectId?: string;
  to?: string[];
  url?: string;
  secret?: string;
};

/** A new channel; what is entered here as address and secret is never shown again. */
export function ChannelForm({ done, leave }: { readonly done: () => void; readonly leave: () => void }) {
  const { t } = useWords();
  const { projects } = useViewer();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch("kind", form) ?? "SMS_WEBHOOK";
  const { busy, trouble, send } = useCommand(AddChannelMutation, "MessageChannels");
  const required = [{ required: true, message: t("actions.required") }];

  async function add({ projectId, to, url, secret, ...given }: Values): Promise<void> {
    const answer = await send({
      ...given,
      projectId: projectId ?? null,
      to: kind === "EMAIL" ? (to ?? []) : null,
      url: kind === "EMAIL" ? null : (url ?? null),
      secret: needsSecret(kind) ? (secret ?? null) : null,
    });
    if (answer !== null) done();
  }

  return (
    <Form<Values>
      form={form}
      className={styles.form ?? ""}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: "SMS_WEBHOOK" }}
      onFinish={(values) => void add(values)}
    >
      <CodeRadios
        name="kind"
        label={t("messages.channelKind")}
        codes={MESSAGE_CHANNELS}
        labels={MESSAGE_CHANNEL_LABELS}
      />
      <p className={styles.hint}>
        {t(kind === "SMS_WEBHOOK" ? "messages.toComplainants" : "messages.toStaff")}
      </p>
      <div className={styles.fields}>
        <Form.Item name="name" label={t("messages.channelName")} rules={required}>
          <Input maxLength={60} placeholder={t("messages.channelNameHint")} />
        </Form.Item>
        <Form.Item name="projectId" label={t("messages.project")}>
          <Select
            allowClear
            placeholder={t("messages.allProjects")}
            options={projects.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </div>
      {kind === "EMAIL" ? (
        <Form.Item name="to" label={t("messages.addresses")} rules={required}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", ";", " "]} />
        </Form.Item>
      ) : (
        <Form.Item name="url" label={t("messages.url")} rules={required}>
          <Input autoComplete="off" placeholder="https://" />
        </Form.Item>
      )}
      {needsSecret(kind) && (
        <Form.Item
          name="secret"
          label={t("messages.secret")}
          extra={t("messages.secretHint")}
          rules={required}
        >
          <Input
            autoComplete="off"
            placeholder={kind === "SMS_WEBHOOK" ? "whsec_" : "SEC"}
            suffix={
              kind === "SMS_WEBHOOK" && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => form.setFieldValue("secret", newWebhookSecret())}
                >
                  {t("messages.generate")}
                </Button>
              )
            }
          />
        </Form.Item>
      )}
      <Trouble lines={trouble} />
      <footer>
        <Button onClick={leave}>{t("shell.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t("messages.add")}
        </Button>
      </footer>
    </Form>
  );
}

function needsSecret(kind: MessageChannel): boolean {
  return kind === "SMS_WEBHOOK" || kind === "DINGTALK_ROBOT";
}
