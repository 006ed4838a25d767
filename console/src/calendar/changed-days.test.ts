import { describe, expect, it } from "vitest";
import { changedDays } from "./changed-days.ts";

const day = (date: string, name = "春节") => ({ date, name });

describe("what a correction changes", () => {
  it("are the days that are worked or off otherwise than before", () => {
    const before = { holidays: [day("2027-02-05"), day("2027-02-06")], makeUpDays: [day("2027-02-20")] };
    const after = { holidays: [day("2027-02-06"), day("2027-02-20")], makeUpDays: [day("2027-01-30")] };
    expect(changedDays(before, after)).toEqual([
      { date: "2027-01-30", from: "Plain", to: "Worked" },
      { date: "2027-02-05", from: "Off", to: "Plain" },
      { date: "2027-02-20", from: "Worked", to: "Off" },
    ]);
  });

  it("is nothing where a holiday is only called otherwise", () => {
    const before = { holidays: [day("2027-02-05")], makeUpDays: [] };
    expect(changedDays(before, { holidays: [day("2027-02-05", "除夕")], makeUpDays: [] })).toEqual([]);
  });
});
