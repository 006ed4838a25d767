import { CASE_STATE_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { MediationCasesQuery, type CaseInList } from "./documents.ts";
import { Moment } from "./moment.tsx";
import { NewCase } from "./new-case.tsx";
import styles from "./mediation.module.css";

const OPENING = ["MEDIATOR", "SUPERVISOR", "PROJECT_MANAGER"] as const;

/** MED-1: the cases in sight, what must come to an outcome first on top. */
export function CasesPage() {
  const { t } = useWords();
  const { roles } = useViewer();
  const [ended, setEnded] = useState(false);
  const [adding, setAdding] = useState(false);
  useTitle(t("mediation.title"));
  const [{ data, error, fetching }, again] = useQuery({
    query: MediationCasesQuery,
    variables: { openOnly: !ended },
    requestPolicy: "cache-and-network",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  const opens = roles.some(({ role }) => OPENING.some((opening) => opening === role));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("mediation.title")}</h1>
        <p className={styles.hint}>{t("mediation.about")}</p>
      </header>
      <div className={styles.acts}>
        <Checkbox checked={ended} onChange={({ target }) => setEnded(target.checked)}>
          {t("mediation.withEnded")}
        </Checkbox>
        {opens && (
          <Button
            icon={<PlusOutlined aria-hidden="true" />}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {t("mediation.newCase")}
          </Button>
        )}
      </div>
      {adding && <NewCase leave={() => setAdding(false)} />}
      {data === undefined &&
        (error === undefined ? (
          <Bones lines={8} />
        ) : (
          <Failed network={!!error.networkError} onRetry={reload} />
        ))}
      {data?.mediationCases.length === 0 && !fetching && (
        <Notice title={t("mediation.none")} text={t("mediation.noneWhy")} />
      )}
      {data !== undefined && data.mediationCases.length > 0 && (
        <ul className={styles.rows} aria-label={t("mediation.title")}>
          {data.mediationCases.toSorted(mineFirst).map((shown) => (
            <li key={shown.id}>
              <CaseRow shown={shown} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function mineFirst(one: CaseInList, other: CaseInList): number {
  return Number(other.mine) - Number(one.mine);
}

function CaseRow({
  shown: { id, number, state, record, outcomeDueAt, mine },
}: {
  readonly shown: CaseInList;
}) {
  const { t, label } = useWords();
  const due = (state === "CONSENTED" || state === "IN_SESSION") && outcomeDueAt;
  return (
    <Link to={`/cases/${id}`} className={styles.row ?? ""}>
      <span className={styles.number}>{number}</span>
      <span>
        <span className={styles.state}>{label(CASE_STATE_LABELS, state)}</span>
      </span>
      <span className={styles.wide}>
        {record?.matter ?? <span className={styles.small}>{t("mediation.outlineOnly")}</span>}
        {record && (
          <span className={styles.small}> {record.parties.map(({ name }) => name).join(" / ")}</span>
        )}
      </span>
      <span className={styles.small}>
        {record?.mediator?.name ?? (record ? t("mediation.nobodyYet") : "")}
        {mine && ` · ${t("mediation.mine")}`}
      </span>
      <span className={styles.small}>
        {due && (
          <>
            {t("mediation.outcomeDue")} <Moment at={due} />
          </>
        )}
      </span>
    </Link>
  );
}
