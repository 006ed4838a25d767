import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { CaseFromComplaint } from "./case-from-complaint.tsx";
import { CaseRow } from "./case-row.tsx";
import { MediationCasesQuery, type CaseInList } from "./documents.ts";
import { NewCase } from "./new-case.tsx";
import { ListCourt } from "./list-court.tsx";
import { RegisterOrganisation } from "./register-organisation.tsx";
import { useCaseNews } from "./use-case-news.ts";
import styles from "./mediation.module.css";

const OPENING = ["MEDIATOR", "SUPERVISOR", "PROJECT_MANAGER"] as const;

/** MED-1: the cases in sight, what must come to an outcome first on top. */
export function CasesPage() {
  const { t } = useWords();
  const { roles, canAdminister } = useViewer();
  const [ended, setEnded] = useState(false);
  const [adding, setAdding] = useState(false);
  const [address, setAddress] = useSearchParams();
  const from = address.get("from");
  useTitle(t("mediation.title"));
  const [{ data, error, fetching }, again] = useQuery({
    query: MediationCasesQuery,
    variables: { openOnly: !ended },
    requestPolicy: "cache-and-network",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  useCaseNews(null, reload);
  const opens = roles.some(({ role }) => OPENING.some((opening) => opening === role));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("mediation.title")}</h1>
        <p className={styles.hint}>{t("mediation.about")}</p>
      </header>
      <div className={styles.bar}>
        {opens && from === null && (
          <Button
            icon={<PlusOutlined aria-hidden="true" />}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {t("mediation.newCase")}
          </Button>
        )}
        <Checkbox checked={ended} onChange={({ target }) => setEnded(target.checked)}>
          {t("mediation.withEnded")}
        </Checkbox>
        {canAdminister && (
          <>
            <RegisterOrganisation />
            <ListCourt />
          </>
        )}
      </div>
      {from !== null && <CaseFromComplaint number={from} leave={() => setAddress({})} />}
      {adding && from === null && <NewCase leave={() => setAdding(false)} />}
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
        <ul className={styles.rows} aria-label={t("mediation.title")} aria-busy={fetching}>
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
