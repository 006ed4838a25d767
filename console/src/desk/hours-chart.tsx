import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { paletteOf, type Palette } from "../theme/palette.ts";
import { useScheme } from "../theme/preferences.ts";
import { HOUR } from "../time/shanghai.ts";
import { clockTime } from "../time/spoken.ts";
import type { NextHours } from "./next-hours.ts";

use([BarChart, GridComponent, SVGRenderer]);

type Option = Parameters<EChartsType["setOption"]>[0];

/** Bars from zero, one an hour; the picture of a table that stands beside it for those who read it. */
export function HoursChart({ hours }: { readonly hours: NextHours }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const option = optionOf(hours, paletteOf(useScheme()));
  const latest = useRef(option);
  useEffect(function drawOnceThereIsRoom() {
    const element = place.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      chart.current ??= init(element, undefined, { renderer: "svg" });
      chart.current.resize();
      chart.current.setOption(latest.current);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);
  useEffect(function showLatest() {
    latest.current = option;
    chart.current?.setOption(option);
  });
  return <div ref={place} style={{ height: "100%" }} />;
}

function optionOf({ perHour, start }: NextHours, palette: Palette): Option {
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
