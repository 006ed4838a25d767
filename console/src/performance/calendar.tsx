import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { OBLIGATION_STATES, OBLIGATION_STATE_LABELS } from "@heyi/schema/vocabulary/agreement.ts";
import { Button } from "antd";
import { useState } from "react";
import { monthsOf } from "../calendar/months.ts";
import { useWords } from "../i18n/use-words.ts";
import { dateName, monthName, weekdayLetters } from "../time/spoken.ts";
import type { DueOnDay } from "./documents.ts";
import { type Month, monthsLater } from "./month.ts";
import { OwedPage } from "./owed-page.tsx";
import styles from "./performance.module.css";

type Props = {
  readonly month: Month;
  readonly days: readonly DueOnDay[];
  readonly projectIds: readonly string[];
  readonly onMonth: (month: Month) => void;
};

/** What is due when, a month at a time; a day opens to what is due on it. */
export function Calendar({ month, days, projectIds, onMonth }: Props) {
  const { t, locale } = useWords();
  const [chosen, setChosen] = useState<string>();
  const [year = 0, number = 1] = month.split("-").map(Number);
  const weeks = monthsOf(year, { holidays: [], makeUpDays: [] })[number - 1] ?? [];
  const byDay = Map.groupBy(days, ({ day }) => day);
  const go = (many: number) => {
    setChosen(undefined);
    onMonth(monthsLater(month, many));
  };
  return (
    <section aria-label={t("performance.calendar")} className={styles.panel}>
      <header className={styles.monthHead}>
        <h2>
          {year} · {monthName(number, locale)}
        </h2>
        <Button
          size="small"
          icon={<LeftOutlined aria-hidden="true" />}
          aria-label={t("performance.earlier")}
          onClick={() => go(-1)}
        />
        <Button
          size="small"
          icon={<RightOutlined aria-hidden="true" />}
          aria-label={t("performance.later")}
          onClick={() => go(1)}
        />
      </header>
      <table className={`${styles.month} figures`}>
        <thead>
          <tr>
            {weekdayLetters(locale).map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...weeks.entries()].map(([week, cells]) => (
            <tr key={week}>
              {[...cells.entries()].map(([at, cell]) => (
                <td key={at} {...(cell === null && { "aria-hidden": true })}>
                  {cell !== null && (
                    <Day
                      date={cell.date}
                      day={cell.day}
                      due={byDay.get(cell.date) ?? []}
                      chosen={cell.date === chosen}
                      onChoose={() => setChosen(cell.date === chosen ? undefined : cell.date)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen !== undefined && (
        <section aria-label={t("performance.dueOn", { date: dateName(chosen, locale) })}>
          <h3>{t("performance.dueOn", { date: dateName(chosen, locale) })}</h3>
          <OwedPage projectIds={projectIds} from={chosen} to={chosen} after={null} />
        </section>
      )}
    </section>
  );
}

type DayProps = {
  readonly date: string;
  readonly day: number;
  readonly due: readonly DueOnDay[];
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

/** Each state by a shape and a number, so that it reads without colour. */
function Day({ date, day, due, chosen, onChoose }: DayProps) {
  const { t, label, locale } = useWords();
  if (due.length === 0) return <span className={styles.quiet}>{day}</span>;
  const count = due.reduce((sum, { many }) => sum + many, 0);
  const inOrder = OBLIGATION_STATES.flatMap((state) => due.filter((each) => each.state === state));
  return (
    <button type="button" aria-pressed={chosen} onClick={onChoose}>
      <span>{day}</span>
      <span className="unseen">{t("performance.dayCount", { date: dateName(date, locale), count })}: </span>
      {inOrder.map(({ state, many }) => (
        <span key={state} className={styles.dot} data-state={state}>
          <span className="unseen">{label(OBLIGATION_STATE_LABELS, state)} </span>
          {many}
        </span>
      ))}
    </button>
  );
}
