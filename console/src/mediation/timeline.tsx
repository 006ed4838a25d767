import { CASE_EVENT_LABELS } from "@heyi/schema/vocabulary/case-event.ts";
import { useWords } from "../i18n/use-words.ts";
import { useCase } from "./case-context.ts";
import { letterIn } from "./letter-in.ts";
import { Moment } from "./moment.tsx";
import { useSpeaker } from "./use-speaker.ts";
import styles from "./mediation.module.css";

/** AUD-1: what happened, the newest first. */
export function Timeline() {
  const { t, label } = useWords();
  const { shown } = useCase();
  const speaker = useSpeaker();
  return (
    <details className={styles.panel}>
      <summary>
        <h2>{t("mediation.timeline", { count: shown.timeline.length })}</h2>
      </summary>
      <ol className={styles.timeline}>
        {shown.timeline.toReversed().map(({ seq, at, kind, by, about }) => {
          const letter = letterIn(about);
          return (
            <li key={seq}>
              <Moment at={at} />
              <span>
                {label(CASE_EVENT_LABELS, kind)}
                {letter !== null && <span className={styles.quiet}> {speaker(letter)}</span>}
              </span>
              <span className={styles.quiet}>{by ?? t("mediation.bySystem")}</span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
