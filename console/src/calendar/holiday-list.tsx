import { useWords } from "../i18n/use-words.ts";
import { dateName, weekdayName } from "../time/spoken.ts";
import styles from "./calendar.module.css";
import { holidaysOf, lengthOf, type NamedDay } from "./days.ts";

type Props = { readonly holidays: readonly NamedDay[]; readonly makeUpDays: readonly NamedDay[] };

/** A notice as it reads: each holiday from when to when, and what is worked for it. */
export function HolidayList(year: Props) {
  const { t, locale } = useWords();
  const say = (date: string) => `${dateName(date, locale)} ${weekdayName(date, locale)}`;
  return (
    <ul className={`${styles.holidays} figures`}>
      {holidaysOf(year).map(({ name, spans, makeUpDays }) => (
        <li key={name}>
          <strong>{name}</strong>
          {spans.map(({ from, to }) => (
            <span key={from}>
              {from === to ? say(from) : `${say(from)} – ${say(to)}`}{" "}
              <small>{t("calendar.days", { count: lengthOf({ from, to }) })}</small>
            </span>
          ))}
          {makeUpDays.length > 0 && (
            <span>
              <b data-ground="MAKE_UP_DAY">{t("calendar.worked")}</b>{" "}
              {makeUpDays.map(say).join(t("calendar.comma"))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
