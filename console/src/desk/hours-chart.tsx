import { Chart, type ChartOption } from "../ui/chart.tsx";
import type { Palette } from "../theme/palette.ts";
import { HOUR } from "../time/shanghai.ts";
import { clockTime } from "../time/spoken.ts";
import type { NextHours } from "./next-hours.ts";

/** Bars from zero, one an hour; the picture of a table that stands beside it for those who read it. */
export function HoursChart({ hours }: { readonly hours: NextHours }) {
  return <Chart option={(palette) => optionOf(hours, palette)} />;
}

function optionOf({ perHour, start }: NextHours, palette: Palette): ChartOption {
  const ink = { color: palette.inkThird, fontSize: 12 };
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 24, bottom: 24 },
    textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily },
    xAxis: {
      type: "category",
      data: perHour.map((_count, hour) => clockTime(start + hour * HOUR)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisLabel: ink,
    },
    yAxis: { type: "value", min: 0, minInterval: 1, show: false },
    series: [
      {
        type: "bar",
        data: perHour,
        barMaxWidth: 26,
        itemStyle: { color: palette.accent, borderRadius: [3, 3, 0, 0] },
        label: {
          show: true,
          position: "top",
          ...ink,
          formatter: ({ value }: { value: number }) => (value > 0 ? String(value) : ""),
        },
      },
    ],
  };
}
