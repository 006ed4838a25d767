import { Suspense, lazy } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useScheme } from "../theme/preferences.ts";
import { HOUR } from "../time/shanghai.ts";
import { clockTime } from "../time/spoken.ts";
import { useMinute } from "../time/ticker.ts";
import { fullestHour, nextHours } from "./next-hours.ts";
import styles from "./nothing-chosen.module.css";
import type { QueueState } from "./queue-state.ts";

/** The picture waits until the browser has nothing better to do: the rows come first. */
const HoursChart = lazy(async () => {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 }));
  return { default: (await import("./hours-chart.tsx")).HoursChart };
});

/** While no complaint is chosen: what the coming hours hold. */
export function NothingChosen({ queue }: { readonly queue: QueueState | undefined }) {
  const { t, locale } = useWords();
  const scheme = useScheme();
  const now = useMinute();
  const hours = queue === undefined ? undefined : nextHours(queue, now);
  const fullest = hours && fullestHour(hours.perHour);
  return (
    <div className={styles.nothing}>
      {hours !== undefined && hours.perHour.length > 0 && (
        <figure className={styles.figure}>
          <figcaption>
            <span>{t("desk.nextHours")}</span>
            <strong>
              {fullest === undefined
                ? t("desk.nextHoursNone")
                : t("desk.nextHoursFinding", {
                    from: clockTime(hours.start + fullest * HOUR),
                    to: clockTime(hours.start + (fullest + 1) * HOUR),
                    count: hours.perHour[fullest] ?? 0,
                  })}
            </strong>
          </figcaption>
          <div className={styles.chart} aria-hidden="true">
            <Suspense>
              <HoursChart key={`${scheme} ${locale}`} hours={hours} />
            </Suspense>
          </div>
          <table className="unseen">
            <caption>{t("desk.nextHours")}</caption>
            <tbody>
              {hours.perHour.map((count, hour) => (
                <tr key={clockTime(hours.start + hour * HOUR)}>
                  <th scope="row">{clockTime(hours.start + hour * HOUR)}</th>
                  <td>{t("desk.nextHoursCount", { count })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </figure>
      )}
      <div className={styles.hint}>
        <p>{t("desk.chooseOne")}</p>
        <p>{t("desk.chooseOneHint")}</p>
      </div>
    </div>
  );
}
