import { Select } from "antd";
import { useState } from "react";
import { useQuery } from "urql";
import { readFragment } from "../../generated/fragment-masking.ts";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { PolicyNumbers, RulesVersionsQuery, type Version } from "./documents.ts";
import styles from "./policy.module.css";
import { RulesForm } from "./rules-form.tsx";
import { rulesOf } from "./rules-of.ts";

const COMPANY = "company";

/** For administrators: the numbers of the rules, in versions (SLA-6). */
export function PolicyPage() {
  const { t } = useWords();
  const { canAdminister, projects } = useViewer();
  useTitle(t("policy.title"));
  const [scope, setScope] = useState(COMPANY);
  const [{ data, error }, again] = useQuery({
    query: RulesVersionsQuery,
    pause: !canAdminister,
    requestPolicy: "network-only",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (!canAdminister) return <Notice title={t("policy.forAdministrators")} />;
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={10} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );
  const versions = data.rulesVersions;
  const version = versions[0]?.version ?? 1;
  const read = (policy: NonNullable<Version["policy"]>) => readFragment(PolicyNumbers, policy);
  const company = rulesOf(versions, null, read).numbers;
  const projectId = scope === COMPANY ? null : scope;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("policy.title")}</h1>
        <p className={styles.hint}>{t("policy.about")}</p>
        <Select
          aria-label={t("policy.scope")}
          value={scope}
          options={[
            { value: COMPANY, label: t("policy.company") },
            ...projects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setScope}
        />
      </header>
      {company !== null && (
        <RulesForm
          key={`${scope} ${version}`}
          projectId={projectId}
          rules={rulesOf(versions, projectId, read)}
          company={company}
          version={version}
          done={reload}
        />
      )}
      <Versions versions={versions} />
    </div>
  );
}

function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const { t, locale } = useWords();
  const now = useMinute();
  return (
    <section className={styles.part}>
      <h2>{t("policy.versions")}</h2>
      <ul className={styles.versions}>
        {versions.map(({ version, projectName, createdAt, createdBy, reason }) => (
          <li key={version}>
            <strong className="figures">v{version}</strong> {projectName ?? t("policy.company")}
            <span>{reason ?? t("policy.founded")}</span>
            <small className="figures">
              {[createdBy, dayAndTime(Date.parse(createdAt), now, locale)].filter(Boolean).join(" · ")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
