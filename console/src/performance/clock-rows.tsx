import { CASE_CLOCK_KIND_LABELS, CASE_URGE_LABELS } from "@heyi/schema/vocabulary/case-clock.ts";
import { CASE_STATE_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { dateName } from "../time/spoken.ts";
import { SoonSign } from "../ui/signs.tsx";
import type { Clock, Clocks } from "./documents.ts";
import { lastDayOf } from "./last-day.ts";
import styles from "./performance.module.css";

/** What runs out first on top; each opens its case. */
export function ClockRows({ clocks: { edges, pageInfo } }: { readonly clocks: Clocks }) {
  const { t } = useWords();
  return (
    <ul className={styles.rows}>
      {edges.map(({ node }) => (
        <li key={node.id}>
          <ClockRow clock={node} />
        </li>
      ))}
      {pageInfo.hasNextPage && (
        <li>
          <Link to="/performance" className={styles.row ?? ""}>
            {t("performance.toPage")}
          </Link>
        </li>
      )}
    </ul>
  );
}

function ClockRow({ clock: { kind, urge, dueAt, projectName, case: of } }: { readonly clock: Clock }) {
  const { label, locale } = useWords();
  return (
    <Link to={`/cases/${of.id}`} className={styles.row ?? ""} data-urge={urge}>
      <span className={styles.urge} data-urge={urge}>
        {urge === "DUE_SOON" ? <SoonSign /> : <span aria-hidden="true">−</span>}
        {label(CASE_URGE_LABELS, urge)}
      </span>
      <span className={styles.what}>
        {label(CASE_CLOCK_KIND_LABELS, kind)} <span className="figures">{of.number}</span>
      </span>
      <span className={styles.quiet}>
        {projectName} · {label(CASE_STATE_LABELS, of.state)}
      </span>
      <time dateTime={dueAt} className={`${styles.day} figures`}>
        {dateName(lastDayOf(dueAt), locale)}
      </time>
    </Link>
  );
}
