import { MESSAGE_CHANNEL_LABELS, MESSAGE_FAILURE_LABELS } from "@heyi/schema/vocabulary/message.ts";
import { Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import type { MessageChannelsQuery as Data } from "../../generated/graphql.ts";
import { useWords } from "../i18n/use-words.ts";
import { EndChannelMutation, TestChannelMutation } from "./documents.ts";
import styles from "./messages.module.css";
import { Trouble } from "./trouble.tsx";
import { useCommand } from "./use-command.ts";

type Channel = Data["messageChannels"][number];

export function ChannelLine({ channel, done }: { readonly channel: Channel; readonly done: () => void }) {
  const { t, label } = useWords();
  const { id, kind, name, shown, project } = channel;
  const [phone, setPhone] = useState("");
  const [result, setResult] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const test = useCommand(TestChannelMutation, "MessageChannelTested");
  const end = useCommand(EndChannelMutation, "MessageChannels");

  async function tryIt(): Promise<void> {
    setResult(null);
    const tested = await test.send({ id, phone: phone.trim() || null });
    if (tested?.__typename !== "MessageChannelTested") return;
    const { failure, answer } = tested;
    setResult(
      failure === null
        ? { good: true, text: t("messages.testTaken") }
        : { good: false, text: [label(MESSAGE_FAILURE_LABELS, failure), answer].filter(Boolean).join(" · ") },
    );
  }

  async function endIt(): Promise<void> {
    if ((await end.send({ id })) !== null) done();
  }

  return (
    <li className={styles.channel}>
      <div>
        <strong>{name}</strong>
        <small>
          {label(MESSAGE_CHANNEL_LABELS, kind)} · {project ?? t("messages.allProjects")} · {shown}
        </small>
        {result !== null && (
          <small role="status" data-good={result.good}>
            {result.text}
          </small>
        )}
        <Trouble lines={[...test.trouble, ...end.trouble]} />
      </div>
      <div className={styles.acts}>
        {kind === "SMS_WEBHOOK" && (
          <Input
            size="small"
            inputMode="tel"
            aria-label={t("messages.testPhone")}
            placeholder={t("messages.testPhone")}
            value={phone}
            onChange={({ target }) => setPhone(target.value)}
          />
        )}
        <Button size="small" loading={test.busy} onClick={() => void tryIt()}>
          {t("messages.test")}
        </Button>
        <Popconfirm
          title={t("messages.endAsk", { name })}
          okText={t("messages.end")}
          cancelText={t("shell.cancel")}
          onConfirm={() => void endIt()}
        >
          <Button size="small" type="text" danger loading={end.busy}>
            {t("messages.end")}
          </Button>
        </Popconfirm>
      </div>
    </li>
  );
}
