import { expect, it } from "vitest";
import { shareOf } from "./share.ts";

it("REP-4a a share is told to a hundredth of a percent, and is all only where it is all", () => {
  expect(shareOf(5, 6)).toBe("83.33%");
  expect(shareOf(99_999, 100_000)).toBe("99.99%");
  expect(shareOf(3, 3)).toBe("100.00%");
  expect(shareOf(0, 0)).toBeNull();
});
