import { SEVERITY_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Draft, Finding } from "./documents.ts";
import styles from "./mediation.module.css";

type Mend = ((path: string) => void) | null;

/** AGR-3: what is missing or wrong, by what it does, each with its article and the way to its field. */
export function Findings({ draft, onMend }: { readonly draft: Draft; readonly onMend: Mend }) {
  const { t } = useWords();
  const { findings, confirmable } = draft;
  return (
    <div className={styles.column}>
      <h3>
        {findings.length === 0
          ? t("mediation.complete")
          : t("mediation.findings", { count: findings.length })}
      </h3>
      <p className={styles.small}>
        {confirmable ? t("mediation.confirmable") : t("mediation.notConfirmable")}
      </p>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <FindingLine key={`${finding.check} ${finding.path}`} finding={finding} onMend={onMend} />
        ))}
      </ul>
    </div>
  );
}

function FindingLine({ finding, onMend }: { readonly finding: Finding; readonly onMend: Mend }) {
  const { t, label } = useWords();
  const { severity, message, article, no, path } = finding;
  return (
    <li className={styles.finding} data-severity={severity}>
      <p>
        <strong>{label(SEVERITY_LABELS, severity)}</strong>
        <span>{message}</span>
      </p>
      <p className={styles.small}>
        {no} · {article}
        {onMend && (
          <button
            type="button"
            className={styles.link}
            aria-label={t("mediation.mendThis", { message })}
            onClick={() => onMend(path)}
          >
            {t("mediation.mend")}
          </button>
        )}
      </p>
    </li>
  );
}
