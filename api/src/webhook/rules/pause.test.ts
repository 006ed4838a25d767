import { expect, test } from "vitest";

import { PATIENCE_MS, pauseAfter } from "./pause.ts";

test("PAR-1 what is not taken is tried again after pauses that grow, for three days and no longer", () => {
  const pauses: number[] = [];
  for (let pause = pauseAfter(1); pause !== null; pause = pauseAfter(pauses.length + 1)) pauses.push(pause);
  expect(pauses.slice(0, 8).map((ms) => ms / 1_000)).toEqual([5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400]);
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
  const all = pauses.reduce((sum, pause) => sum + pause, 0);
  expect(all).toBeLessThanOrEqual(PATIENCE_MS);
  expect(all + (pauses.at(-1) ?? 0)).toBeGreaterThan(PATIENCE_MS);
});
