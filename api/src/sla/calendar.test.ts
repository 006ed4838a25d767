import { describe, expect, it } from "vitest";
import { calendarOf, workingDayAfter } from "./calendar.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";

const shipped = calendarOf(SHIPPED_CALENDAR);
const notice2027 = {
  year: 2027,
  holidays: [{ date: "2027-02-09", name: "春节" }],
  makeUpDays: [
    { date: "2027-02-20", name: "春节" },
    { date: "2026-12-26", name: "元旦" },
  ],
};

describe("SLA-2 the calendar of a loaded year", () => {
  it.each([
    ["2026-02-13", { working: true, ground: "WORKING_DAY", name: null, certain: true }],
    ["2026-02-14", { working: true, ground: "MAKE_UP_DAY", name: "春节", certain: true }],
    ["2026-02-15", { working: false, ground: "HOLIDAY", name: "春节", certain: true }],
    ["2026-03-07", { working: false, ground: "WEEKEND", name: null, certain: true }],
  ])("SLA-2 %s is %o", (date, day) => {
    expect(shipped.day(date)).toEqual(day);
  });

  it("SLA-2 nothing but the notice counts: a statutory day that it does not name is a working day", () => {
    const bare = calendarOf([{ year: 2026, holidays: [], makeUpDays: [] }]);
    expect(bare.day("2026-10-01")).toEqual({
      working: true,
      ground: "WORKING_DAY",
      name: null,
      certain: true,
    });
  });

  it("SLA-2 the loaded years are told in order", () => {
    expect(shipped.loadedYears).toEqual([2023, 2024, 2025, 2026]);
    expect(calendarOf([notice2027, ...SHIPPED_CALENDAR]).loadedYears).toEqual([2023, 2024, 2025, 2026, 2027]);
  });
});

describe("SLA-2 the calendar of a year not loaded", () => {
  it.each([
    ["2027-02-05", { working: false, ground: "HOLIDAY", name: "春节", certain: false }],
    ["2027-02-08", { working: false, ground: "HOLIDAY", name: "春节", certain: false }],
    ["2027-02-09", { working: true, ground: "WORKING_DAY", name: null, certain: false }],
    ["2027-02-20", { working: false, ground: "WEEKEND", name: null, certain: false }],
    ["2027-10-02", { working: false, ground: "HOLIDAY", name: "国庆节", certain: false }],
    ["2041-02-01", { working: true, ground: "WORKING_DAY", name: null, certain: false }],
    ["2022-10-03", { working: false, ground: "HOLIDAY", name: "国庆节", certain: false }],
  ])("SLA-2 %s is %o", (date, day) => {
    expect(shipped.day(date)).toEqual(day);
  });

  it("SLA-2 loading the notice makes its days certain", () => {
    const loaded = calendarOf([...SHIPPED_CALENDAR, notice2027]);
    expect(loaded.day("2027-02-09")).toEqual({
      working: false,
      ground: "HOLIDAY",
      name: "春节",
      certain: true,
    });
    expect(loaded.day("2027-02-20")).toEqual({
      working: true,
      ground: "MAKE_UP_DAY",
      name: "春节",
      certain: true,
    });
  });

  it("SLA-2 a notice may name a day of the December before", () => {
    expect(shipped.day("2026-12-26").ground).toBe("WEEKEND");
    expect(calendarOf([...SHIPPED_CALENDAR, notice2027]).day("2026-12-26").ground).toBe("MAKE_UP_DAY");
  });

  it("SLA-2 intake never fails for want of a calendar: with nothing loaded every day has its ground", () => {
    const empty = calendarOf([]);
    expect(empty.loadedYears).toEqual([]);
    expect(workingDayAfter("2026-02-14", 1, empty)).toBe("2026-02-20");
  });
});

describe("SLA-2 the n-th working day", () => {
  it.each([
    ["2026-02-14", 1, "2026-02-24"],
    ["2026-02-14", 3, "2026-02-26"],
    ["2026-02-13", 1, "2026-02-14"],
    ["2026-09-19", 1, "2026-09-20"],
    ["2026-09-30", 3, "2026-10-10"],
    ["2023-01-20", 1, "2023-01-28"],
  ])("SLA-2 after %s the working day no. %i is %s", (date, n, result) => {
    expect(workingDayAfter(date, n, shipped)).toBe(result);
  });
});
