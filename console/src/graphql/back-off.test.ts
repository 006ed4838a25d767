import { describe, expect, it } from "vitest";
import { waitBeforeRetry } from "./back-off.ts";

describe("waitBeforeRetry", () => {
  it.each([
    [0, 1, 500],
    [0, 0, 0],
    [3, 1, 4000],
    [3, 0.5, 2000],
    [40, 1, 5_000],
  ])("attempt %i with %d of luck waits %i ms", (attempt, random, wait) => {
    expect(waitBeforeRetry(attempt, random)).toBe(wait);
  });
});
