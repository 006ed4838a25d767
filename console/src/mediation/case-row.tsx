import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { OUTCOME_SOON } from "./days-left.ts";
import type { CaseInList } from "./documents.ts";
import { DueMark } from "./due-mark.tsx";
import { Moment } from "./moment.tsx";
import { StateSign } from "./state-sign.tsx";
import { useUrge } from "./use-urge.ts";
import styles from "./mediation.module.css";

/** A case in two lines: what and where it stands, then who, and how long there is. */
export function CaseRow({ shown }: { readonly shown: CaseInList }) {
  const { t } = useWords();
  const { id, number, state, record, proposedAt, mine } = shown;
  const due = dueOf(shown);
  const urge = useUrge(due);
  return (
    <Link to={`/cases/${id}`} className={styles.row ?? ""} data-urge={urge}>
      <StateSign state={state} />
      <span className={styles.what}>
        <span className={record ? undefined : styles.quiet}>
          {record?.matter ?? t("mediation.outlineOnly")}
        </span>
        <span className={styles.small}>
          {[
            number,
            record?.negotiation && t("mediation.negotiation"),
            record?.parties.map(({ name }) => name).join(" / "),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <span className={styles.what}>
        <span>{record && (record.mediator?.name ?? t("mediation.nobodyYet"))}</span>
        {mine && <span className={styles.small}>{t("mediation.mine")}</span>}
      </span>
      <span className={styles.what}>
        {due === null ? (
          <span className={styles.small}>
            {t("mediation.proposed")} <Moment at={proposedAt} />
          </span>
        ) : (
          <>
            <DueMark at={due} soon={OUTCOME_SOON} />
            <span className={styles.small}>
              {t("mediation.outcomeDue")} <Moment at={new Date(due).toISOString()} />
            </span>
          </>
        )}
      </span>
    </Link>
  );
}

/** MED-6: the time to an outcome runs while the parties are at it. */
function dueOf({ state, outcomeDueAt }: CaseInList): number | null {
  const runs = state === "CONSENTED" || state === "IN_SESSION";
  return runs && outcomeDueAt ? Date.parse(outcomeDueAt) : null;
}
