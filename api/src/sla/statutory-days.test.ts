import { describe, expect, it } from "vitest";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";
import { statutoryDaysOf } from "./statutory-days.ts";

describe("SLA-2 the 13 days of the law", () => {
  it("SLA-2 2027 has its 13 days, Spring Festival from the 5th in spite of ICU", () => {
    const days = [...statutoryDaysOf(2027)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(days).toEqual([
      ["2027-01-01", "元旦"],
      ["2027-02-05", "春节"],
      ["2027-02-06", "春节"],
      ["2027-02-07", "春节"],
      ["2027-02-08", "春节"],
      ["2027-04-05", "清明节"],
      ["2027-05-01", "劳动节"],
      ["2027-05-02", "劳动节"],
      ["2027-06-09", "端午节"],
      ["2027-09-15", "中秋节"],
      ["2027-10-01", "国庆节"],
      ["2027-10-02", "国庆节"],
      ["2027-10-03", "国庆节"],
    ]);
  });

  it("SLA-2 2030 begins its Spring Festival on 2 February, the eve of the 3rd", () => {
    const spring = [...statutoryDaysOf(2030)].filter(([, name]) => name === "春节").map(([date]) => date);
    expect(spring).toEqual(["2030-02-02", "2030-02-03", "2030-02-04", "2030-02-05"]);
  });

  it.each([
    [2028, "2028-10-03"],
    [2031, "2031-10-01"],
    [2039, "2039-10-02"],
  ])("SLA-2 中秋 of %i falls within 国庆, on a day with both names", (year, date) => {
    expect(statutoryDaysOf(year).get(date)).toBe("国庆节、中秋节");
    expect(statutoryDaysOf(year).size).toBe(12);
  });

  const others = Array.from({ length: 16 }, (_, i) => 2025 + i).filter(
    (year) => ![2028, 2031, 2039].includes(year),
  );
  it.each(others)("SLA-2 %i has 13 different days, all within the year", (year) => {
    const dates = [...statutoryDaysOf(year).keys()];
    expect(dates).toHaveLength(13);
    expect(dates.every((date) => date.startsWith(`${year}-`))).toBe(true);
  });

  it("SLA-2 beyond the table only the fixed dates are known", () => {
    expect([...statutoryDaysOf(2041).keys()]).toEqual([
      "2041-01-01",
      "2041-05-01",
      "2041-05-02",
      "2041-10-01",
      "2041-10-02",
      "2041-10-03",
    ]);
  });

  it.each([2025, 2026])("SLA-2 the notice of %i keeps every statutory day, under the same name", (year) => {
    const notice = new Map(
      SHIPPED_CALENDAR.find((data) => data.year === year)?.holidays.map(({ date, name }) => [date, name]),
    );
    for (const [date, name] of statutoryDaysOf(year)) expect([date, notice.get(date)]).toEqual([date, name]);
  });
});
