import { describe, expect, it } from "vitest";

import { faultsOf } from "../complaint/rules/rules.fixture.ts";
import { SHIPPED_CALENDAR } from "../sla/shipped-calendar.ts";
import { missingYears } from "./missing-years.ts";
import { checkedYear } from "./rules.ts";

const notice = {
  year: 2027,
  source: "国办发明电〔2026〕6号",
  holidays: [{ date: "2027-01-01", name: "元旦" }],
  makeUpDays: [{ date: "2027-01-09", name: "元旦" }],
};
const many = Array.from({ length: 61 }, (_, index) => ({
  date: new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10),
  name: "假",
}));

describe("SLA-2 a holiday notice as it may be loaded", () => {
  it.each(SHIPPED_CALENDAR)("SLA-2 the notice of $year holds", (year) => {
    expect(checkedYear(year)).toEqual(year);
  });

  it.each<[string, Partial<typeof notice>, readonly string[]]>([
    ["nothing to say against it", {}, []],
    ["no make-up days", { makeUpDays: [] }, []],
    ["no holidays", { holidays: [] }, ["holidays REQUIRED"]],
    ["no source", { source: " " }, ["source REQUIRED"]],
    [
      "a year too early",
      { year: 1999, holidays: [{ date: "1999-10-01", name: "国庆节" }], makeUpDays: [] },
      ["year OUT_OF_RANGE"],
    ],
    [
      "a year too late",
      { year: 2101, holidays: [{ date: "2101-10-01", name: "国庆节" }], makeUpDays: [] },
      ["year OUT_OF_RANGE"],
    ],
    [
      "a day of another year",
      { holidays: [{ date: "2026-10-01", name: "国庆节" }] },
      ["holidays.0.date OUT_OF_RANGE"],
    ],
    [
      "a day of the year after",
      { holidays: [{ date: "2028-01-01", name: "元旦" }] },
      ["holidays.0.date OUT_OF_RANGE"],
    ],
    ["a day twice", { holidays: [...notice.holidays, ...notice.holidays] }, ["holidays.1.date TAKEN"]],
    [
      "a day both off and worked",
      { makeUpDays: [{ date: "2027-01-01", name: "元旦" }] },
      ["makeUpDays.0.date TAKEN"],
    ],
    [
      "a make-up day in the week",
      { makeUpDays: [{ date: "2027-01-08", name: "元旦" }] },
      ["makeUpDays.0.date OUT_OF_RANGE"],
    ],
    ["a make-up day on a Sunday", { makeUpDays: [{ date: "2027-01-10", name: "元旦" }] }, []],
    ["a day without a name", { holidays: [{ date: "2027-01-01", name: "" }] }, ["holidays.0.name REQUIRED"]],
    ["too many days", { holidays: many }, ["holidays TOO_MANY", "makeUpDays.0.date TAKEN"]],
    [
      "everything wrong at once",
      { year: 1, source: "", holidays: [] },
      ["year OUT_OF_RANGE", "source REQUIRED", "holidays REQUIRED", "makeUpDays.0.date OUT_OF_RANGE"],
    ],
  ])("SLA-2 with %s", (_name, change, faults) => {
    expect(faultsOf(() => checkedYear({ ...notice, ...change }))).toEqual(faults);
  });
});

describe("SLA-2 the years an administrator is warned of", () => {
  it.each([
    ["2026-10-31T23:59:59+08:00", [2026], []],
    ["2026-11-01T00:00:00+08:00", [2026], [2027]],
    ["2026-12-31T23:59:59+08:00", [2026], [2027]],
    ["2026-12-31T23:59:59+08:00", [2026, 2027], []],
    ["2027-01-01T00:00:00+08:00", [2026], [2027]],
    ["2026-11-01T00:00:00+08:00", [], [2026, 2027]],
    ["2026-06-01T00:00:00+08:00", [2025, 2027], [2026]],
  ])("SLA-2 at %s with %j loaded: %j", (now, loaded, missing) => {
    expect(missingYears(new Date(now), loaded)).toEqual(missing);
  });
});
