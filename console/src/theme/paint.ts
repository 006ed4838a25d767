import { useLayoutEffect } from "react";
import { FONTS } from "./antd-theme.ts";
import { type Scheme, customProperty, paletteOf } from "./palette.ts";

/** Hands the palette to the style sheets as custom properties on the root element. */
export function usePaint(scheme: Scheme): void {
  useLayoutEffect(
    function paintRoot() {
      const root = document.documentElement;
      root.dataset["theme"] = scheme;
      root.style.removeProperty("background");
      root.style.colorScheme = scheme;
      root.style.setProperty("--fonts", FONTS);
      const palette = paletteOf(scheme);
      for (const [name, value] of Object.entries(palette))
        root.style.setProperty(customProperty(name), value);
      document.querySelector('meta[name="theme-color"]')?.setAttribute("content", palette.paper);
    },
    [scheme],
  );
}
