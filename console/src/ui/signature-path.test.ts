import { expect, test } from "vitest";
import { pathOf } from "./signature-path.ts";

test("AGR-4 a drawn name is a path in the field's own units, whatever the screen's width", () => {
  const line = (...places: [number, number][]) => ({ points: places.map(([x, y]) => ({ x, y })) });
  expect(pathOf([line([10, 10], [20, 15]), line([30, 40])], 100)).toBe("M100 100L200 150M300 400");
  expect(pathOf([line([30, 30], [60, 45])], 300)).toBe("M100 100L200 150");
});

test("AGR-4 what is drawn beyond the field ends at its edge, and standing still adds nothing", () => {
  const points = [
    { x: -5, y: 50 },
    { x: 500, y: 50 },
    { x: 500.2, y: 50.1 },
  ];
  expect(pathOf([{ points }], 100)).toBe("M0 400L1000 400");
});

test("AGR-4 a very long scribble is thinned and keeps its end", () => {
  const points = Array.from({ length: 9_000 }, (_, at) => ({ x: at % 1000, y: (at * 7) % 400 }));
  const path = pathOf([{ points }], 1000);
  expect(path.length).toBeLessThan(30_000);
  expect(path).toMatch(/^M0 0L/);
  expect(path.endsWith(`L${8_999 % 1000} ${(8_999 * 7) % 400}`)).toBe(true);
});
