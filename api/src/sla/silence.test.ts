import { expect, it } from "vitest";
import { calendarOf } from "./calendar.ts";
import { DEFAULT_POLICY } from "./policy.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";
import { silenceAt } from "./silence.ts";

const calendar = calendarOf(SHIPPED_CALENDAR);

it.each([
  ["2026-03-02T09:00:00+08:00", "2026-03-05T18:00:00+08:00"],
  ["2026-03-02T23:59:59+08:00", "2026-03-05T18:00:00+08:00"],
  ["2026-03-06T10:00:00+08:00", "2026-03-11T18:00:00+08:00"],
  ["2026-02-13T10:00:00+08:00", "2026-02-25T18:00:00+08:00"],
])("HND-5 after a contact of %s silence is noticed at %s", (lastContactAt, at) => {
  expect(silenceAt(new Date(lastContactAt), DEFAULT_POLICY, calendar, [["08:30", "18:00"]])).toEqual(
    new Date(at),
  );
});

it("HND-5 the number of working days is data", () => {
  const policy = { ...DEFAULT_POLICY, silenceWorkingDays: 1 };
  expect(silenceAt(new Date("2026-03-02T09:00:00+08:00"), policy, calendar, [["08:00", "20:00"]])).toEqual(
    new Date("2026-03-03T20:00:00+08:00"),
  );
});
