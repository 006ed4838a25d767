import { useWords } from "../i18n/use-words.ts";
import styles from "./casework.module.css";

const PARTS = ["handling", "measures", "result"] as const;

type Scores = Readonly<Record<(typeof PARTS)[number], number>>;

/** VIS-1: three scores of five, said and drawn. */
export function Stars(scores: Scores) {
  const { t } = useWords();
  return (
    <ul className={styles.scores}>
      {PARTS.map((part) => (
        <li key={part} data-low={scores[part] < 3}>
          {t(`case.${part}`)}{" "}
          <span className={styles.stars} aria-hidden="true">
            {"★".repeat(scores[part])}
            <i>{"★".repeat(5 - scores[part])}</i>
          </span>
          <span className="unseen">{t("case.ofFive", { score: scores[part] })}</span>
        </li>
      ))}
    </ul>
  );
}
