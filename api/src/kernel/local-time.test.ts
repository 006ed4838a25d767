import { describe, expect, it } from "vitest";
import { addDays, localDate, localInstant, localMonth, weekday } from "./local-time.ts";

describe("SLA-2 Shanghai time", () => {
  it.each([
    ["2026-02-14T15:59:59.999Z", "2026-02-14"],
    ["2026-02-14T16:00:00.000Z", "2026-02-15"],
    ["2026-12-31T16:00:00.000Z", "2027-01-01"],
    ["2028-02-28T16:00:00.000Z", "2028-02-29"],
  ])("SLA-2 %s falls on %s", (at, date) => {
    expect(localDate(new Date(at))).toBe(date);
  });

  it.each([
    ["2026-02-14", "00:00", "2026-02-13T16:00:00.000Z"],
    ["2026-02-14", "18:00", "2026-02-14T10:00:00.000Z"],
    ["2026-02-14", "24:00", "2026-02-14T16:00:00.000Z"],
    ["2026-12-31", "24:00", "2026-12-31T16:00:00.000Z"],
  ])("SLA-2 %s %s is %s", (date, time, at) => {
    expect(localInstant(date, time).toISOString()).toBe(at);
  });

  it("SLA-2 a malformed date or time is refused", () => {
    expect(() => localInstant("2026-02-14", "25:00")).toThrow(RangeError);
    expect(() => localInstant("2026-13-01", "08:00")).toThrow(RangeError);
  });

  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-09-03", 30, "2026-10-03"],
  ])("SLA-2 %s and %i days make %s", (date, n, result) => {
    expect(addDays(date, n)).toBe(result);
  });

  it("SLA-2 the week begins on Monday", () => {
    const week = [
      "2026-02-09",
      "2026-02-10",
      "2026-02-11",
      "2026-02-12",
      "2026-02-13",
      "2026-02-14",
      "2026-02-15",
    ];
    expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it.each([
    ["2026-01-31T15:59:00Z", "202601"],
    ["2026-01-31T16:00:00Z", "202602"],
  ])("INT-3 a complaint of %s is numbered in %s", (at, month) => {
    expect(localMonth(new Date(at))).toBe(month);
  });
});
