/** The field people write in, in the path's units, as the server keeps it. */
export const WIDTH = 1000;
export const HEIGHT = 400;
/** Well below the server's bound of 30,000 characters. */
const MOST_POINTS = 2_000;

type Line = { readonly points: readonly { readonly x: number; readonly y: number }[] };

/** What was drawn on a field of this width in pixels, as an SVG path of M and L within 1000 × 400. */
export function pathOf(lines: readonly Line[], width: number): string {
  const all = lines.reduce((count, { points }) => count + points.length, 0);
  const step = Math.ceil(all / MOST_POINTS);
  return lines.map(({ points }) => lineOf(points, WIDTH / width, step)).join("");
}

function lineOf(points: Line["points"], scale: number, step: number): string {
  const kept = points.filter((_, at) => at % step === 0 || at === points.length - 1);
  const places = kept.map(({ x, y }) => `${within(x * scale, WIDTH)} ${within(y * scale, HEIGHT)}`);
  const moved = places.filter((place, at) => place !== places[at - 1]);
  return moved.length === 0 ? "" : `M${moved.join("L")}`;
}

function within(place: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(place)));
}
