import { theme } from "antd";
import type { ThemeConfig } from "antd";
import { type Scheme, paletteOf } from "./palette.ts";
import type { Density } from "./preferences.ts";

/** System fonts first; the web font only where there is no Chinese one. */
export const FONTS =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", "Noto Sans CJK SC", "Noto Sans SC Variable", sans-serif';

export function antdTheme(scheme: Scheme, density: Density, still: boolean): ThemeConfig {
  const palette = paletteOf(scheme);
  return {
    algorithm: scheme === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "heyi" },
    hashed: false,
    token: {
      colorPrimary: palette.accent,
      colorInfo: palette.accent,
      colorLink: palette.accent,
      colorLinkHover: palette.accentStrong,
      colorSuccess: palette.calm,
      colorWarning: palette.amber,
      colorError: palette.cinnabar,
      colorErrorText: palette.cinnabar,
      colorText: palette.ink,
      colorTextHeading: palette.ink,
      colorTextSecondary: palette.inkSecond,
      colorTextTertiary: palette.inkThird,
      colorTextDescription: palette.inkThird,
      colorTextPlaceholder: palette.inkThird,
      colorTextDisabled: palette.inkThird,
      colorTextLightSolid: palette.onAccent,
      colorIcon: palette.inkThird,
      colorBgBase: palette.surface,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBgSpotlight: palette.tooltip,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      controlItemBgHover: palette.hover,
      controlItemBgActive: palette.selected,
      fontFamily: FONTS,
      fontSize: 14,
      fontSizeSM: 13,
      borderRadius: 6,
      borderRadiusLG: 10,
      controlHeight: density === "roomy" ? 36 : 32,
      motion: !still,
      motionDurationSlow: "0.18s",
      motionDurationMid: "0.14s",
      motionDurationFast: "0.08s",
      boxShadow: palette.shadow,
      boxShadowSecondary: palette.shadow,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Tooltip: { colorTextLightSolid: palette.onTooltip },
      Modal: { titleFontSize: 18 },
      Form: { itemMarginBottom: 22, verticalLabelPadding: "0 0 6px", labelColor: palette.inkSecond },
      Segmented: { trackBg: palette.paper, itemColor: palette.inkSecond },
    },
  };
}
