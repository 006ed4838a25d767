import type { Check } from "../../kernel/check.ts";

/** The field somebody writes in, in the path's own units. */
export const PAD = { width: 1000, height: 400 } as const;
const LONGEST_STROKE = 30_000;
/** Shorter than this altogether is a slip of the finger, not a name. */
const SHORTEST_LINE = 200;
/** Lines through whole points and nothing else: what is kept is drawn again in pictures and papers. */
const PATH = /^(?:M\d{1,4} \d{1,4}(?:L\d{1,4} \d{1,4})*)+$/;

/** AGR-4: a drawn signature as an SVG path of `M` and `L` alone, within `PAD`; faults are of the field `stroke`. */
export function checkedStroke(check: Check, stroke: string): string {
  if (stroke === "") check.fault("stroke", "REQUIRED");
  else if (stroke.length > LONGEST_STROKE) check.fault("stroke", "TOO_LONG", String(LONGEST_STROKE));
  else if (!PATH.test(stroke) || !within(stroke)) check.fault("stroke", "MALFORMED");
  else if (lengthOf(stroke) < SHORTEST_LINE) check.fault("stroke", "TOO_FAINT");
  return stroke;
}

function linesOf(stroke: string): readonly (readonly (readonly [number, number])[])[] {
  return stroke
    .split("M")
    .slice(1)
    .map((line) => line.split("L").map((point) => point.split(" ").map(Number) as [number, number]));
}

function within(stroke: string): boolean {
  return linesOf(stroke).every((line) => line.every(([x, y]) => x <= PAD.width && y <= PAD.height));
}

function lengthOf(stroke: string): number {
  let length = 0;
  for (const line of linesOf(stroke))
    for (let at = 1; at < line.length; at++) {
      const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = [line[at - 1], line[at]];
      length += Math.hypot(x2 - x1, y2 - y1);
    }
  return length;
}
