import type { Palette } from "../theme/palette.ts";
import { useWords } from "../i18n/use-words.ts";
import { Chart, type ChartOption } from "../ui/chart.tsx";
import styles from "./board.module.css";
import type { Trend } from "./use-figures.ts";

/** REP-4: whether it gets better: open at the end of each day as a line, what came and what ended as bars. */
export function TrendChart({ trend }: { readonly trend: Trend }) {
  const { t } = useWords();
  const words = { open: t("board.open"), registered: t("board.registered"), ended: t("board.ended") };
  return (
    <figure className={styles.trend}>
      <figcaption>
        {t("board.trend")}
        <span className={styles.keys}>
          <span data-key="open">{words.open}</span>
          <span data-key="registered">{words.registered}</span>
          <span data-key="ended">{words.ended}</span>
        </span>
      </figcaption>
      <div className={styles.picture} aria-hidden="true">
        <Chart option={(palette) => optionOf(trend, palette)} />
      </div>
      <table className="unseen">
        <caption>{t("board.trend")}</caption>
        <tbody>
          {trend.map(({ day, registered, ended, open }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{`${words.registered} ${registered}`}</td>
              <td>{`${words.ended} ${ended}`}</td>
              <td>{`${words.open} ${open}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function optionOf(trend: Trend, palette: Palette): ChartOption {
  const ink = { color: palette.inkThird, fontSize: 12 };
  const bar = (data: number[], color: string) => ({
    type: "bar" as const,
    data,
    barMaxWidth: 10,
    itemStyle: { color, borderRadius: [2, 2, 0, 0] },
  });
  return {
    animation: false,
    grid: { left: 30, right: 4, top: 12, bottom: 22 },
    textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily },
    xAxis: {
      type: "category",
      data: trend.map(({ day }) => day.slice(5)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: ink,
    },
    yAxis: {
      type: "value",
      min: 0,
      minInterval: 1,
      axisLabel: ink,
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      bar(
        trend.map(({ registered }) => registered),
        palette.amberLine,
      ),
      bar(
        trend.map(({ ended }) => ended),
        palette.calm,
      ),
      {
        type: "line",
        data: trend.map(({ open }) => open),
        symbol: "circle",
        symbolSize: 5,
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
      },
    ],
  };
}
