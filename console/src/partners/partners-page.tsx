import { Button } from "antd";
import { useState } from "react";
import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { AppForm } from "./app-form.tsx";
import { AppPart } from "./app-part.tsx";
import { PartnerAppsQuery } from "./documents.ts";
import styles from "./partners.module.css";

/** PAR-1: for administrators: the apps of others, what they may do, and their keys. */
export function PartnersPage() {
  const { t, locale } = useWords();
  const { canAdminister } = useViewer();
  useTitle(t("partners.title"));
  if (!canAdminister) return <Notice title={t("partners.forAdministrators")} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("partners.title")}</h1>
        <p>
          {t("partners.about")} <a href={`/developers?lang=${locale}`}>{t("partners.developers")}</a>
        </p>
      </header>
      <Apps />
    </div>
  );
}

function Apps() {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const [{ data, error }, again] = useQuery({ query: PartnerAppsQuery, requestPolicy: "network-only" });
  const reload = () => again({ requestPolicy: "network-only" });
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={4} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  const { apps } = data.partnerApps;
  return (
    <>
      {apps.length === 0 && !adding && <p className={styles.hint}>{t("partners.none")}</p>}
      {apps.map((app) => (
        <AppPart key={app.id} app={app} done={reload} />
      ))}
      {adding ? (
        <AppForm
          app={null}
          leave={() => setAdding(false)}
          done={() => {
            setAdding(false);
            reload();
          }}
        />
      ) : (
        <div>
          <Button type={apps.length === 0 ? "primary" : "default"} onClick={() => setAdding(true)}>
            {t("partners.add")}
          </Button>
        </div>
      )}
    </>
  );
}
