import { Button } from "antd";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { dayAndTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import styles from "./calendar.module.css";
import type { CalendarYear } from "./documents.ts";
import { draftOf } from "./draft.ts";
import { HolidayList } from "./holiday-list.tsx";
import { LoadForm } from "./load-form.tsx";
import { YearGrid } from "./year-grid.tsx";

type Props = { readonly loaded: CalendarYear; readonly done: (year: number) => void };

/** A loaded year: its notice, its days, the year at a glance; corrected in place. */
export function YearView({ loaded, done }: Props) {
  const { t, locale } = useWords();
  const now = useMinute();
  const [correcting, setCorrecting] = useState(false);
  const [left, setLeft] = useState(false);
  const { year, source, loadedAt, holidays, makeUpDays } = loaded;
  function leave(): void {
    setCorrecting(false);
    setLeft(true);
  }
  return (
    <section className={styles.year} aria-label={t("calendar.year", { year })}>
      <header>
        <div>
          <h2>{t("calendar.year", { year })}</h2>
          <p>{source}</p>
          <small className="figures">
            {t("calendar.sums", { off: holidays.length, worked: makeUpDays.length })} ·{" "}
            {t("calendar.loadedAt", { when: dayAndTime(Date.parse(loadedAt), now, locale) })}
          </small>
        </div>
        {!correcting && (
          <Button autoFocus={left} onClick={() => setCorrecting(true)}>
            {t("calendar.correct")}
          </Button>
        )}
      </header>
      {correcting ? (
        <LoadForm
          initial={draftOf(loaded)}
          loaded={loaded}
          known={[]}
          leave={leave}
          done={(changed) => {
            leave();
            done(changed);
          }}
        />
      ) : (
        <div className={styles.beside}>
          <HolidayList holidays={holidays} makeUpDays={makeUpDays} />
          <YearGrid year={year} holidays={holidays} makeUpDays={makeUpDays} />
        </div>
      )}
    </section>
  );
}
