import { describe, expect, it } from "vitest";
import { daysLeft, endOfDay, OBLIGATION_SOON, OUTCOME_SOON } from "./days-left.ts";

const now = Date.parse("2026-11-28T10:00:00+08:00");

describe("days left", () => {
  it.each([
    ["2026-12-09T17:00:00+08:00", 11, "CALM"],
    ["2026-12-05T09:00:00+08:00", 7, "DUE_SOON"],
    ["2026-11-28T18:00:00+08:00", 0, "DUE_SOON"],
    ["2026-11-28T09:59:00+08:00", 0, "OVERDUE"],
    ["2026-11-26T09:00:00+08:00", -2, "OVERDUE"],
  ])("until %s are %i: %s", (due, days, urge) => {
    expect(daysLeft(Date.parse(due), now, OUTCOME_SOON)).toEqual({ days, urge });
  });

  it("last to the end of the day that is named", () => {
    expect(daysLeft(endOfDay("2026-11-28"), now, OBLIGATION_SOON)).toEqual({ days: 0, urge: "DUE_SOON" });
    expect(daysLeft(endOfDay("2026-11-27"), now, OBLIGATION_SOON)).toEqual({ days: -1, urge: "OVERDUE" });
  });
});
