import { expect, it } from "vitest";
import { lastDayOf } from "./last-day.ts";

it("AGR-6 a day that ends at midnight is that day, a moment within a day is its own", () => {
  expect(lastDayOf("2026-03-20T16:00:00.000Z")).toBe("2026-03-20");
  expect(lastDayOf("2026-03-20T02:00:00.000Z")).toBe("2026-03-20");
});
