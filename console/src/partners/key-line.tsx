import { Button, Popconfirm } from "antd";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import type { App } from "./app-part.tsx";
import { EndKeyMutation } from "./documents.ts";
import styles from "./partners.module.css";

type Props = { readonly held: App["keys"][number]; readonly done: () => void };

/** A key by its first letters: since when, until when, and when it was used last. */
export function KeyLine({ held: { id, shown, createdAt, endsAt, lastUsedAt }, done }: Props) {
  const { t, locale } = useWords();
  const now = useMinute();
  const end = useCommand(EndKeyMutation, "PartnerApps");
  const when = (at: string) => dayAndTime(Date.parse(at), now, locale);

  async function endIt(): Promise<void> {
    if ((await end.send({ id })) !== null) done();
  }

  return (
    <li className={styles.key}>
      <div>
        <code>{shown}…</code>
        <small>
          {[
            t("partners.since", { when: when(createdAt) }),
            lastUsedAt ? t("partners.lastUsed", { when: when(lastUsedAt) }) : t("partners.neverUsed"),
            endsAt && t("partners.until", { when: when(endsAt) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </small>
        <Trouble lines={end.trouble} />
      </div>
      <Popconfirm
        title={t("partners.endKeyAsk")}
        okText={t("partners.endKey")}
        cancelText={t("shell.cancel")}
        onConfirm={() => void endIt()}
      >
        <Button size="small" type="text" danger loading={end.busy}>
          {t("partners.endKey")}
        </Button>
      </Popconfirm>
    </li>
  );
}
