import { CASE_STATE_LABELS, type CaseState } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./mediation.module.css";

/** Where a case stands: the word, with a shape before it and an edge that read without colour. */
export function StateSign({ state }: { readonly state: CaseState }) {
  const { label } = useWords();
  return (
    <span className={styles.state} data-state={state}>
      {label(CASE_STATE_LABELS, state)}
    </span>
  );
}
