import { describe, expect, it } from "vitest";
import { daysOf, holidaysOf, isDay, lengthOf, spansOf } from "./days.ts";

const day = (date: string, name = "春节") => ({ date, name });

describe("a span of days", () => {
  it("has both of its ends in it, over the end of a month", () => {
    expect(daysOf({ name: "春节", from: "2027-02-27", to: "2027-03-02" })).toEqual(
      ["2027-02-27", "2027-02-28", "2027-03-01", "2027-03-02"].map((date) => day(date)),
    );
  });

  it.each([
    ["2027-02-05", "2027-02-05", 1],
    ["2027-02-05", "2027-02-11", 7],
    ["2028-02-28", "2028-03-01", 3],
    ["2027-02-05", "2027-02-04", 0],
  ])("from %s to %s has %i days", (from, to, days) => {
    expect(lengthOf({ from, to })).toBe(days);
    expect(daysOf({ name: "春节", from, to })).toHaveLength(days);
  });

  it.each([
    ["2027-02-28", true],
    ["2027-02-29", false],
    ["2028-02-29", true],
    ["2027-13-01", false],
    ["2027-2-1", false],
    ["", false],
  ])("may begin on %j: %s", (text, real) => {
    expect(isDay(text)).toBe(real);
  });
});

describe("days as spans", () => {
  it("part where a day is missing or the name changes, in whatever order they come", () => {
    const days = [
      day("2027-10-01", "国庆节"),
      day("2027-02-07"),
      day("2027-02-05"),
      day("2027-02-06"),
      day("2027-02-09"),
      day("2027-10-02", "国庆节"),
      day("2027-09-30", "中秋节"),
    ];
    expect(spansOf(days).map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual([
      "春节 2027-02-05 2027-02-07",
      "春节 2027-02-09 2027-02-09",
      "中秋节 2027-09-30 2027-09-30",
      "国庆节 2027-10-01 2027-10-02",
    ]);
  });

  it("expand to the same days again", () => {
    const days = ["2027-02-27", "2027-02-28", "2027-03-01", "2027-05-01"].map((date) => day(date));
    expect(spansOf(days).flatMap(daysOf)).toEqual(days);
  });
});

describe("the holidays of a year", () => {
  it("stand in its order, each with the weekend days worked for it", () => {
    const holidays = [day("2027-02-05"), day("2027-02-06"), day("2027-01-01", "元旦")];
    const makeUpDays = [day("2027-01-30"), day("2027-05-08", "劳动节")];
    expect(holidaysOf({ holidays, makeUpDays })).toEqual([
      { name: "元旦", spans: [{ name: "元旦", from: "2027-01-01", to: "2027-01-01" }], makeUpDays: [] },
      {
        name: "春节",
        spans: [{ name: "春节", from: "2027-02-05", to: "2027-02-06" }],
        makeUpDays: ["2027-01-30"],
      },
      { name: "劳动节", spans: [], makeUpDays: ["2027-05-08"] },
    ]);
  });
});
