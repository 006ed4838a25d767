import { DAY_GROUND_LABELS } from "@heyi/schema/vocabulary/clock.ts";
import { useWords } from "../i18n/use-words.ts";
import { monthName, weekdayLetters } from "../time/spoken.ts";
import styles from "./calendar.module.css";
import type { NamedDay } from "./days.ts";
import { type MonthDay, monthsOf, type Week } from "./months.ts";

type Props = {
  readonly year: number;
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
};

/** A year at a glance; days off and days worked carry a letter, so that they read without colour. */
export function YearGrid({ year, holidays, makeUpDays }: Props) {
  const { t, label } = useWords();
  return (
    <div className={styles.glance}>
      <p className={styles.legend}>
        <span>
          <b data-ground="HOLIDAY">{t("calendar.off")}</b> {label(DAY_GROUND_LABELS, "HOLIDAY")}
        </span>
        <span>
          <b data-ground="MAKE_UP_DAY">{t("calendar.worked")}</b> {label(DAY_GROUND_LABELS, "MAKE_UP_DAY")}
        </span>
        <span>
          <b data-ground="WEEKEND" aria-hidden="true">
            6
          </b>{" "}
          {label(DAY_GROUND_LABELS, "WEEKEND")}
        </span>
      </p>
      <div className={styles.months}>
        {[...monthsOf(year, { holidays, makeUpDays }).entries()].map(([month, weeks]) => (
          <Month key={month} month={month + 1} weeks={weeks} />
        ))}
      </div>
    </div>
  );
}

function Month({ month, weeks }: { readonly month: number; readonly weeks: readonly Week[] }) {
  const { locale } = useWords();
  return (
    <table className={`${styles.month} figures`}>
      <caption>{monthName(month, locale)}</caption>
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
        {[...weeks.entries()].map(([week, days]) => (
          <tr key={week}>
            {[...days.entries()].map(([at, day]) =>
              day === null ? <td key={at} aria-hidden="true" /> : <Cell key={at} of={day} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ of: { day, ground, name } }: { readonly of: MonthDay }) {
  const { t } = useWords();
  const letter = {
    HOLIDAY: t("calendar.off"),
    MAKE_UP_DAY: t("calendar.worked"),
    WEEKEND: "",
    WORKING_DAY: "",
  };
  return (
    <td data-ground={ground} {...(name !== null && { title: name })}>
      {day}
      {letter[ground] !== "" && <b>{letter[ground]}</b>}
    </td>
  );
}
