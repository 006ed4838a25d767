import { PARTNER_SCOPE_LABELS } from "@heyi/schema/vocabulary/partner.ts";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import type { PartnerAppsQuery as Data } from "../../generated/graphql.ts";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Trouble } from "../messages/trouble.tsx";
import { useCommand } from "../messages/use-command.ts";
import { AppForm } from "./app-form.tsx";
import { EndAppMutation } from "./documents.ts";
import { KeyLine } from "./key-line.tsx";
import { NewKey } from "./new-key.tsx";
import { WebhookLine } from "./webhook-line.tsx";
import styles from "./partners.module.css";

export type App = Data["partnerApps"]["apps"][number];

/** An app: what it may do, how much came through it, and its keys. */
export function AppPart({ app, done }: { readonly app: App; readonly done: () => void }) {
  const { t, label } = useWords();
  const { projects } = useViewer();
  const [changing, setChanging] = useState(false);
  const end = useCommand(EndAppMutation, "PartnerApps");
  const { id, name, scopes, projectIds, complaints, keys, webhooks } = app;
  const served = projects.filter((project) => projectIds.includes(project.id)).map((project) => project.name);

  async function endIt(): Promise<void> {
    if ((await end.send({ id })) !== null) done();
  }

  if (changing)
    return (
      <AppForm
        app={app}
        leave={() => setChanging(false)}
        done={() => {
          setChanging(false);
          done();
        }}
      />
    );
  return (
    <section className={styles.app} aria-labelledby={`app-${id}`}>
      <header>
        <h2 id={`app-${id}`}>{name}</h2>
        <small>{t("partners.submitted", { count: complaints })}</small>
        <div className={styles.acts}>
          <Button size="small" onClick={() => setChanging(true)}>
            {t("partners.change")}
          </Button>
          <Popconfirm
            title={t("partners.endAsk", { name })}
            okText={t("partners.end")}
            cancelText={t("shell.cancel")}
            onConfirm={() => void endIt()}
          >
            <Button size="small" type="text" danger loading={end.busy}>
              {t("partners.end")}
            </Button>
          </Popconfirm>
        </div>
      </header>
      <p>{scopes.map((scope) => label(PARTNER_SCOPE_LABELS, scope)).join(t("partners.comma"))}</p>
      <p className={styles.hint}>
        {served.length === 0 ? t("partners.allProjects") : served.join(t("partners.comma"))}
      </p>
      <Trouble lines={end.trouble} />
      {keys.length > 0 && (
        <ul className={styles.keys} aria-label={t("partners.keys")}>
          {keys.map((key) => (
            <KeyLine key={key.id} held={key} done={done} />
          ))}
        </ul>
      )}
      <NewKey appId={id} others={keys.length} done={done} />
      {webhooks.length > 0 && (
        <ul className={styles.keys} aria-label={t("partners.webhooks")}>
          {webhooks.map((webhook) => (
            <WebhookLine key={webhook.id} webhook={webhook} done={done} />
          ))}
        </ul>
      )}
    </section>
  );
}
