/**
 * Ink on paper: neutral surfaces, one accent, and colour kept for time and trouble.
 * Every text colour stands at 4.5 to 1 or more on each ground it is used on (palette.test.ts measures it).
 */
export type Palette = {
  readonly paper: string;
  readonly surface: string;
  readonly raised: string;
  readonly hover: string;
  readonly selected: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly inkSecond: string;
  readonly inkThird: string;
  readonly accent: string;
  readonly accentStrong: string;
  readonly onAccent: string;
  readonly amber: string;
  readonly amberGround: string;
  readonly amberLine: string;
  readonly cinnabar: string;
  readonly cinnabarGround: string;
  readonly onCinnabar: string;
  readonly calm: string;
  readonly tooltip: string;
  readonly onTooltip: string;
  readonly shadow: string;
};

export const LIGHT: Palette = {
  paper: "#f6f4ef",
  surface: "#fffefb",
  raised: "#ffffff",
  hover: "#f3f1eb",
  selected: "#e9eef7",
  line: "#e4e0d7",
  lineStrong: "#cbc5b8",
  ink: "#1d1c1a",
  inkSecond: "#57534c",
  inkThird: "#6b665d",
  accent: "#254e8f",
  accentStrong: "#1b3d74",
  onAccent: "#ffffff",
  amber: "#855000",
  amberGround: "#fdf3dc",
  amberLine: "#c98a1a",
  cinnabar: "#b3261a",
  cinnabarGround: "#fbe9e5",
  onCinnabar: "#ffffff",
  calm: "#2f6b4f",
  tooltip: "#26241f",
  onTooltip: "#fffefb",
  shadow: "0 8px 28px rgb(40 34 20 / 14%), 0 1px 3px rgb(40 34 20 / 8%)",
};

export const DARK: Palette = {
  paper: "#15171a",
  surface: "#1b1e22",
  raised: "#22262b",
  hover: "#23272c",
  selected: "#26324a",
  line: "#2e3339",
  lineStrong: "#444b54",
  ink: "#ebe8e1",
  inkSecond: "#b5b1a8",
  inkThird: "#a19d94",
  accent: "#93b4f2",
  accentStrong: "#b3cafa",
  onAccent: "#10182a",
  amber: "#f0bd62",
  amberGround: "#332a17",
  amberLine: "#c1923c",
  cinnabar: "#ff9484",
  cinnabarGround: "#3d211d",
  onCinnabar: "#2a0b06",
  calm: "#84c9a5",
  tooltip: "#ebe8e1",
  onTooltip: "#1b1e22",
  shadow: "0 10px 32px rgb(0 0 0 / 55%), 0 0 0 1px rgb(255 255 255 / 5%)",
};

export type Scheme = "light" | "dark";

export function paletteOf(scheme: Scheme): Palette {
  return scheme === "dark" ? DARK : LIGHT;
}

/** `inkSecond` becomes `--ink-second`, for the style sheets. */
export function customProperty(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
