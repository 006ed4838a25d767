import { OBLIGATION_STATE_LABELS, type ObligationState } from "@heyi/schema/vocabulary/agreement.ts";
import { useWords } from "../i18n/use-words.ts";
import { OwedPage } from "./owed-page.tsx";
import styles from "./performance.module.css";

const COLUMNS = [
  "DUE_SOON",
  "OVERDUE",
  "BREACHED",
  "FULFILLED",
  "WAIVED",
] as const satisfies readonly ObligationState[];

/** AGR-6: what is owed, by how it stands. */
export function Board({ projectIds }: { readonly projectIds: readonly string[] }) {
  const { t, label } = useWords();
  return (
    <section aria-label={t("performance.board")} className={styles.board}>
      {COLUMNS.map((state) => (
        <section key={state} className={styles.panel} aria-label={label(OBLIGATION_STATE_LABELS, state)}>
          <OwedPage projectIds={projectIds} state={state} after={null} />
        </section>
      ))}
    </section>
  );
}
