import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { type Words, useWords } from "../i18n/use-words.ts";
import { clockTime } from "../time/spoken.ts";
import { type SignInOutcome, signIn } from "./sign-in.ts";

type Fields = { username: string; password: string };

export function SignInForm(props: { readonly username?: string; readonly onDone: () => void }) {
  const words = useWords();
  const [form] = Form.useForm<Fields>();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<SignInOutcome>();

  async function submit(fields: Fields): Promise<void> {
    setBusy(true);
    const next = await signIn(fields.username.trim(), fields.password);
    setBusy(false);
    setOutcome(next);
    if (next.kind === "done") props.onDone();
    else form.focusField("password");
  }

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: props.username ?? "", password: "" }}
      onFinish={(fields) => void submit(fields)}
    >
      {outcome !== undefined && outcome.kind !== "done" && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={sentence(words, outcome)}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item
        name="username"
        label={words.t("auth.username")}
        rules={[{ required: true, whitespace: true, message: words.t("auth.needUsername") }]}
      >
        <Input size="large" autoComplete="username" autoFocus={!props.username} readOnly={!!props.username} />
      </Form.Item>
      <Form.Item
        name="password"
        label={words.t("auth.password")}
        rules={[{ required: true, message: words.t("auth.needPassword") }]}
      >
        <Input.Password size="large" autoComplete="current-password" autoFocus={!!props.username} />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={busy}>
        {words.t("auth.signIn")}
      </Button>
    </Form>
  );
}

function sentence(words: Words, outcome: Exclude<SignInOutcome, { kind: "done" }>): string {
  switch (outcome.kind) {
    case "wrong":
      return words.t("auth.wrong");
    case "throttled":
      return outcome.until === undefined
        ? words.t("auth.throttledSoon")
        : words.t("auth.throttled", { time: clockTime(outcome.until + 59_000) });
    case "unreachable":
      return words.t("auth.unreachable");
    case "fault":
      return words.t("auth.fault");
  }
}
