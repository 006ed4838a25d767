import { BarChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { paletteOf, type Palette } from "../theme/palette.ts";
import { useScheme } from "../theme/preferences.ts";

use([BarChart, LineChart, GridComponent, SVGRenderer]);

export type ChartOption = Parameters<EChartsType["setOption"]>[0];

/** A picture in the colours of the scheme, as large as its place; the figures stand in a table beside it. */
export function Chart(props: { readonly option: (palette: Palette) => ChartOption }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const option = props.option(paletteOf(useScheme()));
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
