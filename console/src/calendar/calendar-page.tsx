import { App } from "antd";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../auth/viewer.ts";
import { useWords } from "../i18n/use-words.ts";
import { wallTime } from "../time/shanghai.ts";
import { useMinute } from "../time/ticker.ts";
import { Bones, Failed, Notice } from "../ui/states.tsx";
import { useTitle } from "../ui/use-title.ts";
import styles from "./calendar.module.css";
import { CalendarYearsQuery } from "./documents.ts";
import { LoadForm } from "./load-form.tsx";
import { YearLinks } from "./year-links.tsx";
import { YearView } from "./year-view.tsx";

/** For administrators: which days are worked, as the yearly notices say it (SLA-2). */
export function CalendarPage() {
  const { t } = useWords();
  const { message } = App.useApp();
  const { canAdminister, calendarWarnings } = useViewer();
  const [search, setSearch] = useSearchParams();
  const current = wallTime(useMinute()).year;
  useTitle(t("calendar.title"));
  const [{ data, error }, again] = useQuery({
    query: CalendarYearsQuery,
    pause: !canAdminister,
    requestPolicy: "network-only",
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (!canAdminister) return <Notice title={t("calendar.forAdministrators")} />;
  if (data === undefined)
    return error === undefined ? (
      <Bones lines={10} />
    ) : (
      <Failed network={!!error.networkError} onRetry={reload} />
    );

  const known = data.calendarYears.map(({ year }) => year);
  const asked = Number(search.get("year") ?? Number.NaN);
  const chosen = Number.isInteger(asked) ? asked : (calendarWarnings[0] ?? current);
  const loaded = data.calendarYears.find(({ year }) => year === chosen);
  function done(year: number): void {
    void message.success(t("calendar.done", { year }));
    setSearch({ year: String(year) });
    reload();
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t("calendar.title")}</h1>
        <p className={styles.hint}>{t("calendar.about")}</p>
        <YearLinks known={known} missing={calendarWarnings} chosen={chosen} />
      </header>
      {loaded === undefined ? (
        <section className={styles.year} aria-label={t("calendar.loadYear", { year: chosen })}>
          <div>
            <h2>{t("calendar.loadYear", { year: chosen })}</h2>
            <p className={styles.hint}>{t("calendar.notLoaded")}</p>
          </div>
          <LoadForm
            key={chosen}
            initial={{ year: chosen, source: "", holidays: [], makeUpDays: [] }}
            loaded={null}
            known={known}
            done={done}
          />
        </section>
      ) : (
        <YearView key={`${chosen} ${loaded.loadedAt}`} loaded={loaded} done={done} />
      )}
    </div>
  );
}
