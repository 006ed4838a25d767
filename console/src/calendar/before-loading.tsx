import { useWords } from "../i18n/use-words.ts";
import { dateName } from "../time/spoken.ts";
import styles from "./calendar.module.css";
import { type ChangedDay, changedDays } from "./changed-days.ts";
import type { CalendarYear } from "./documents.ts";
import type { Sent } from "./draft.ts";

type Props = { readonly before: CalendarYear | null; readonly after: Sent };
const SHOWN = 6;

/** SLA-2: what loading does to running deadlines, and which days it changes. */
export function BeforeLoading({ before, after }: Props) {
  const { t, locale } = useWords();
  const changed = before === null ? [] : changedDays(before, after);
  const say = ({ date, from, to }: ChangedDay) =>
    `${dateName(date, locale)} ${t(`calendar.kind${from}`)} → ${t(`calendar.kind${to}`)}`;
  return (
    <div className={styles.before}>
      <p>{t("calendar.recomputes")}</p>
      {before !== null && (
        <p aria-live="polite" className="figures">
          {t(changed.length === 0 ? "calendar.noChange" : "calendar.changes", { count: changed.length })}{" "}
          {changed.slice(0, SHOWN).map(say).join(t("calendar.comma"))}
          {changed.length > SHOWN && "…"}
        </p>
      )}
    </div>
  );
}
