import { Button, Popconfirm } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import type { App } from "./app-part.tsx";
import { EndWebhookMutation } from "./documents.ts";
import styles from "./partners.module.css";
import { UndeliveredLine } from "./undelivered-line.tsx";

type Props = { readonly webhook: App["webhooks"][number]; readonly done: () => void };

/** Where an app is told of changes: whether it answers, what waits, and what it did not take. */
export function WebhookLine({ webhook, done }: Props) {
  const { t, locale } = useWords();
  const now = useMinute();
  const end = useCommand(EndWebhookMutation, "PartnerApps");
  const { id, shown, failingSince, disabledAt, waiting, failed, untaken } = webhook;
  const when = (at: string) => dayAndTime(Date.parse(at), now, locale);
  const troubled = [...failed, ...untaken.filter(({ attempts }) => attempts.length > 0)].slice(0, 10);
  const state = disabledAt
    ? t("partners.webhookDisabled", { when: when(disabledAt) })
    : failingSince
      ? t("partners.webhookFailing", { when: when(failingSince) })
      : t("partners.webhookWell");

  async function endIt(): Promise<void> {
    if ((await end.send({ id })) !== null) done();
  }

  return (
    <li className={styles.key}>
      <div>
        <code>{shown}</code>
        <small className={failingSince || disabledAt ? (styles.trouble ?? "") : ""}>
          {[state, waiting > 0 && t("partners.webhookWaiting", { count: waiting })]
            .filter(Boolean)
            .join(" · ")}
        </small>
        <Trouble lines={end.trouble} />
      </div>
      <Popconfirm
        title={t("partners.endWebhookAsk", { shown })}
        okText={t("partners.endWebhook")}
        cancelText={t("shell.cancel")}
        onConfirm={() => void endIt()}
      >
        <Button size="small" type="text" danger loading={end.busy}>
          {t("partners.endWebhook")}
        </Button>
      </Popconfirm>
      {troubled.length > 0 && (
        <ul className={styles.undelivered} aria-label={t("partners.undelivered")}>
          {troubled.map((delivery) => (
            <UndeliveredLine key={delivery.id} delivery={delivery} done={done} />
          ))}
        </ul>
      )}
    </li>
  );
}
