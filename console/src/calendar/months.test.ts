import { describe, expect, it } from "vitest";
import { monthsOf } from "./months.ts";

const day = (date: string) => ({ date, name: "春节" });
const year = monthsOf(2027, {
  holidays: [day("2027-02-05"), day("2027-02-06")],
  makeUpDays: [day("2027-02-20")],
});

describe("the months of 2027", () => {
  it("are twelve, with every day of the year once and in order", () => {
    const dates = year.flat(2).flatMap((each) => (each === null ? [] : [each.date]));
    expect(year).toHaveLength(12);
    expect(dates).toHaveLength(365);
    expect(dates).toEqual(dates.toSorted());
    expect([dates[0], dates.at(-1)]).toEqual(["2027-01-01", "2027-12-31"]);
  });

  it("begin their weeks on Monday", () => {
    expect(year[0]?.[0]?.map((each) => each?.day ?? null)).toEqual([null, null, null, null, 1, 2, 3]);
    expect(year[1]?.map((week) => week.length)).toEqual([7, 7, 7, 7]);
  });

  it("tell a day off, a day worked, a weekend and a working day apart", () => {
    const february = year[1]?.flat() ?? [];
    const grounds = Object.fromEntries(february.map((each) => [each?.day, each?.ground]));
    expect([4, 5, 6, 7, 20, 21].map((each) => grounds[each])).toEqual([
      "WORKING_DAY",
      "HOLIDAY",
      "HOLIDAY",
      "WEEKEND",
      "MAKE_UP_DAY",
      "WEEKEND",
    ]);
  });
});
