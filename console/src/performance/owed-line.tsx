import { OBLIGATION_STATE_LABELS, TERM_KIND_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { yuan } from "../mediation/yuan.ts";
import { dateName } from "../time/spoken.ts";
import type { Owed } from "./documents.ts";
import styles from "./performance.module.css";

/** One thing owed, as far as its reader may know of it; opens its case. */
export function OwedLine({ owed, withState }: { readonly owed: Owed; readonly withState: boolean }) {
  const { t, label, locale } = useWords();
  const { state, dueDate, breachProposed, projectName, case: of, details } = owed;
  return (
    <Link to={`/cases/${of.id}`} className={styles.line ?? ""} data-state={state}>
      <span>
        <strong className="figures">
          {dueDate ? dateName(dueDate, locale) : t("performance.condition")}
        </strong>{" "}
        {withState && label(OBLIGATION_STATE_LABELS, state)}
        {breachProposed && state === "OVERDUE" && t("performance.breachProposed")}
      </span>
      {details ? (
        <span>
          {label(TERM_KIND_LABELS, details.kind)}{" "}
          {t("performance.owes", { obligor: details.obligor, obligee: details.obligee })}
          {typeof details.amountFen === "number" && ` ${yuan(details.amountFen)}`}
        </span>
      ) : (
        <span className={styles.quiet}>{t("performance.outline")}</span>
      )}
      <span className={styles.quiet}>
        {projectName} · <span className="figures">{of.number}</span>
      </span>
    </Link>
  );
}
