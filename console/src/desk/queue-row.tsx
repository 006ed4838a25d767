import { useWords } from "../i18n/use-words.ts";
import { Chevrons, MajorBadge, PriorityTag, SoonSign } from "../ui/signs.tsx";
import { Countdown } from "./countdown.tsx";
import type { Row } from "./queue-documents.ts";
import styles from "./queue-row.module.css";
import type { Leaving } from "./queue-state.ts";
import { dueWord, facts, leavingWords, whoHasIt } from "./row-words.ts";

type Props = {
  readonly row: Row;
  readonly leaving: Leaving | undefined;
  readonly changedAt: number | undefined;
};

/** One complaint in two lines: what runs out, what it is about, who has it. */
export function RowCells({ row, leaving, changedAt }: Props) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      {changedAt !== undefined && <span key={changedAt} className={styles.fade} aria-hidden="true" />}
      <div role="gridcell" className={styles.time}>
        <TimeCell row={row} />
      </div>
      <div role="gridcell" className={styles.what}>
        <div className={styles.first}>
          {row.severity === "MAJOR" && <MajorBadge />}
          <span className={styles.excerpt}>{row.excerpt}</span>
        </div>
        <div className={styles.second}>
          {leaving === undefined ? (
            <>
              <span className={`${styles.number} figures`}>{row.number}</span>
              {row.levelSkipping && <span className={styles.mark}>{t("desk.levelSkipping")}</span>}
              {row.repeat && <span className={styles.mark}>{t("desk.repeat")}</span>}
              {facts(words, row).map((fact, index) => (
                <span
                  key={fact}
                  className={`${styles.fact} ${index === 0 ? styles.place : index > 1 ? styles.extra : ""}`}
                >
                  <span>{fact}</span>
                </span>
              ))}
            </>
          ) : (
            <strong className={styles.reason}>{leavingWords(words, leaving)}</strong>
          )}
        </div>
      </div>
      <div role="gridcell" className={styles.who}>
        <div className={styles.marks}>
          <Chevrons level={row.level} />
          {row.priority !== null && <PriorityTag priority={row.priority} />}
        </div>
        <div className={styles.second}>{whoHasIt(words, row)}</div>
      </div>
    </>
  );
}

function TimeCell({ row }: { readonly row: Row }) {
  const words = useWords();
  const { t } = words;
  if (row.due === null) {
    return (
      <>
        <div className={styles.first}>{dueWord(words, row)}</div>
        <div className={styles.second}>{t("desk.ended")}</div>
      </>
    );
  }
  return (
    <>
      <div className={`${styles.first} ${styles.left} figures`} data-urge={row.due.urge}>
        {row.due.urge === "DUE_SOON" && <SoonSign />}
        {row.due.urge !== "IN_TIME" && (
          <span className="unseen">{t(row.due.urge === "OVERDUE" ? "desk.OVERDUE" : "desk.DUE_SOON")} </span>
        )}
        <Countdown at={row.due.at} />
      </div>
      <div className={styles.second}>
        {dueWord(words, row)}
        {row.due.provisional && (
          <span className={styles.provisional} title={t("desk.provisionalHint")}>
            {t("desk.provisional")}
          </span>
        )}
      </div>
    </>
  );
}
