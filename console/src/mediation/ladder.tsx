import { LADDER_STEP_LABELS } from "@heyi/schema/vocabulary/mediation.ts";
import { useWords } from "../i18n/use-words.ts";
import { useCase } from "./case-context.ts";
import { Moment } from "./moment.tsx";
import styles from "./mediation.module.css";

/** MED-1: the steps taken so far, and what was recorded at each where it says more than the matter does. */
export function Ladder() {
  const { t, label } = useWords();
  const { record } = useCase();
  const { steps, matter } = record;
  if (steps.length === 0) return null;
  return (
    <ol className={styles.ladder} aria-label={t("mediation.ladder")}>
      {steps.map(({ step, at, record: words }, place) => (
        <li key={place}>
          {label(LADDER_STEP_LABELS, step)} <Moment at={at} />
          {words !== matter && ` ${words}`}
        </li>
      ))}
    </ol>
  );
}
