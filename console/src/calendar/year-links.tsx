import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import styles from "./calendar.module.css";

type Props = {
  readonly known: readonly number[];
  readonly missing: readonly number[];
  readonly chosen: number;
};

/** Every loaded year, those that are missed, and what else is to be loaded: the next one, where none is missed. */
export function YearLinks({ known, missing, chosen }: Props) {
  const { t } = useWords();
  const years = [...new Set([...known, ...missing])].toSorted((one, other) => one - other);
  const next = years.includes(chosen) ? Math.max(...years) + 1 : chosen;
  const offersNext = next === chosen || missing.length === 0;
  const mark = (year: number) => (year === chosen ? "page" : undefined);
  return (
    <nav aria-label={t("calendar.years")} className={`${styles.years} figures`}>
      {years.map((year) => (
        <Link key={year} to={`?year=${year}`} aria-current={mark(year)}>
          {year}
          {!known.includes(year) && <small>{t("calendar.missing")}</small>}
        </Link>
      ))}
      {offersNext && (
        <Link to={`?year=${next}`} aria-current={mark(next)}>
          {t("calendar.loadYear", { year: next })}
        </Link>
      )}
    </nav>
  );
}
