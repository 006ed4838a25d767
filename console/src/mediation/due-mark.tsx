import { useWords } from "../i18n/use-words.ts";
import { spokenLeft } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { SoonSign } from "../ui/signs.tsx";
import { daysLeft } from "./days-left.ts";
import styles from "./mediation.module.css";

/** How long there is still: in words, and with a sign of its own where it runs out. */
export function DueMark({ at, soon }: { readonly at: number; readonly soon: number }) {
  const { t, locale } = useWords();
  const now = useMinute();
  const { days, urge } = daysLeft(at, now, soon);
  const words =
    days === 0
      ? spokenLeft(at - now, locale)
      : t(days > 0 ? "mediation.daysLeft" : "mediation.daysOver", { days: Math.abs(days) });
  return (
    <span className={styles.due} data-urge={urge}>
      {urge === "DUE_SOON" && <SoonSign />}
      {urge === "OVERDUE" && <span aria-hidden="true">−</span>}
      {words}
    </span>
  );
}
