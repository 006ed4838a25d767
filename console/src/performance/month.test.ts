import { expect, it } from "vitest";
import { monthOf, monthsLater, spanOf } from "./month.ts";

it("a month has its own last day, a year its own end, and a Shanghai morning its own month", () => {
  expect(spanOf("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
  expect([monthsLater("2026-12", 1), monthsLater("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  expect(monthOf(Date.parse("2026-02-28T17:00:00Z"))).toBe("2026-03");
});
