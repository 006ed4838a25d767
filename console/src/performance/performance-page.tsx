import { Select } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { useCaseNews } from "../mediation/use-case-news.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import { Board } from "./board.tsx";
import { Calendar } from "./calendar.tsx";
import { PerformanceQuery } from "./documents.ts";
import { type Month, monthOf, spanOf } from "./month.ts";
import styles from "./performance.module.css";
import { Rates } from "./rates.tsx";

/** AGR-6, REP-4: what was agreed, day by day and state by state, and how far it is kept; live. */
export function PerformancePage() {
  const { t } = useWords();
  useTitle(t("performance.title"));
  const { projects } = useViewer();
  const [address, setAddress] = useSearchParams();
  const now = useMinute();
  const [turnedTo, setTurnedTo] = useState<Month>();
  const month = turnedTo ?? monthOf(now);
  const chosen = projects.filter(({ code }) => address.getAll("project").includes(code));
  const projectIds = chosen.map(({ id }) => id);
  const [{ data, error, stale }, again] = useQuery({
    query: PerformanceQuery,
    variables: { projectIds: projectIds.length === 0 ? null : projectIds, ...spanOf(month) },
    requestPolicy: "cache-and-network",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  useCaseNews(null, reload);
  return (
    <div className={styles.page} aria-busy={stale}>
      <header className={styles.head}>
        <h1>{t("performance.title")}</h1>
        <p className={styles.quiet}>{t("performance.about")}</p>
        {projects.length > 1 && (
          <Select
            mode="multiple"
            className={styles.projects ?? ""}
            aria-label={t("performance.projects")}
            placeholder={t("performance.allProjects")}
            optionFilterProp="label"
            value={chosen.map(({ code }) => code)}
            options={projects.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(codes: string[]) =>
              setAddress(new URLSearchParams(codes.map((code) => ["project", code])), { replace: true })
            }
          />
        )}
      </header>
      {data === undefined && error !== undefined && (
        <Failed network={!!error.networkError} onRetry={reload} />
      )}
      {data === undefined && error === undefined && <Bones lines={6} />}
      {data !== undefined && (
        <>
          <Rates performance={data.performance} />
          <Calendar month={month} days={data.performanceDays} projectIds={projectIds} onMonth={setTurnedTo} />
        </>
      )}
      <Board projectIds={projectIds} />
    </div>
  );
}
