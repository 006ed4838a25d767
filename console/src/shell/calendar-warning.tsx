import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import styles from "./shell.module.css";

/** SLA-2: administrators are told which years have no holiday notice yet. */
export function CalendarWarning(props: { readonly years: readonly number[] }) {
  const { t, locale } = useWords();
  return (
    <div role="status" className={styles.warning}>
      <strong>
        {t("shell.calendarWarning", { years: props.years.join(locale === "zh" ? "、" : ", ") })}
      </strong>
      <span>{t("shell.calendarWarningHow")}</span>
      <Link to={`/admin/calendar?year=${props.years[0]}`}>{t("shell.calendarWarningLoad")}</Link>
    </div>
  );
}
