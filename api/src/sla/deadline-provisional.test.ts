import { describe, expect, it } from "vitest";
import { calendarOf } from "./calendar.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";
import type { DeadlineContext } from "./deadline.ts";
import { deadline } from "./deadline.ts";
import { ctx, days, END_OF_DAY, minutes } from "./deadline.fixture.ts";

describe("SLA-2 a year whose notice is not loaded", () => {
  const notice2027 = {
    year: 2027,
    holidays: ["2027-02-04", "2027-02-09", "2027-02-10"].map((date) => ({ date, name: "春节" })),
    makeUpDays: [{ date: "2027-02-13", name: "春节" }],
  };
  const spring = ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"].map((date) => ({
    date,
    name: "春节",
  }));
  const loaded: DeadlineContext = {
    ...ctx,
    calendar: calendarOf([
      ...SHIPPED_CALENDAR,
      { ...notice2027, holidays: [...notice2027.holidays, ...spring] },
    ]),
  };
  const received = new Date("2027-02-03T10:00:00+08:00");

  it("SLA-2 makes a deadline provisional, by weekends and statutory days", () => {
    const { dueAt, provisional, explanation } = deadline(days(3), received, ctx);
    expect([dueAt, provisional, explanation.provisional]).toEqual([
      new Date("2027-02-10T18:00:00+08:00"),
      true,
      true,
    ]);
  });
  it("SLA-2 and the deadline is another, and certain, once the notice is loaded", () => {
    const { dueAt, provisional, explanation } = deadline(days(3), received, loaded);
    expect([dueAt, provisional, explanation.provisional]).toEqual([
      new Date("2027-02-13T18:00:00+08:00"),
      false,
      false,
    ]);
  });
  it.each([
    ["the count ends in the loaded year", days(1), "2026-12-30T10:00:00+08:00", false],
    ["the count runs over into the next", days(1), "2026-12-31T10:00:00+08:00", true],
    ["hours need no calendar", minutes(1440), "2027-02-03T10:00:00+08:00", false],
    ["nor does the same day", END_OF_DAY, "2027-02-03T10:00:00+08:00", false],
  ] as const)("SLA-2 provisional only where an unknown day decided: %s", (_name, span, from, provisional) => {
    expect(deadline(span, new Date(from), ctx).provisional).toBe(provisional);
  });
  it("SLA-2 an unknown day of receipt decides nothing", () => {
    const only2027: DeadlineContext = { ...ctx, calendar: calendarOf([notice2027]) };
    expect(deadline(days(1), new Date("2026-12-31T10:00:00+08:00"), only2027).provisional).toBe(false);
  });

  it("SLA-2 an unknown day in the middle of the count keeps it provisional to the end", () => {
    const only2027: DeadlineContext = { ...ctx, calendar: calendarOf([notice2027]) };
    expect(deadline(days(2), new Date("2026-12-30T10:00:00+08:00"), only2027).provisional).toBe(true);
  });
});
