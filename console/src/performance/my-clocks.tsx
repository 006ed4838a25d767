import { useWords } from "../i18n/use-words.ts";
import { ClockRows } from "./clock-rows.tsx";
import styles from "./performance.module.css";
import { useClocks } from "./use-clocks.ts";

/** MED-6, AGR-6, AGR-7: beside the complaints that one answers for, what runs out in the cases that one answers for. */
export function MyClocks() {
  const { t } = useWords();
  const clocks = useClocks([], true);
  if (clocks === undefined || clocks.edges.length === 0) return null;
  return (
    <section aria-label={t("performance.mine")}>
      <h2>{t("performance.mine")}</h2>
      <p className={`${styles.quiet} figures`}>{t("performance.clockCounts", clocks.counters)}</p>
      <div className={styles.card}>
        <ClockRows clocks={clocks} />
      </div>
    </section>
  );
}
