import { describe, expect, it } from "vitest";
import { addDays, weekday } from "../kernel/local-time.ts";
import { calendarOf } from "./calendar.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";

const calendar = calendarOf(SHIPPED_CALENDAR);

const OFF_2026 = [
  ["元旦", "01-01 01-02 01-03"],
  ["春节", "02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23"],
  ["清明节", "04-04 04-05 04-06"],
  ["劳动节", "05-01 05-02 05-03 05-04 05-05"],
  ["端午节", "06-19 06-20 06-21"],
  ["中秋节", "09-25 09-26 09-27"],
  ["国庆节", "10-01 10-02 10-03 10-04 10-05 10-06 10-07"],
].flatMap(([name = "", days = ""]) => days.split(" ").map((day) => ({ date: `2026-${day}`, name })));

const MADE_UP_2026 = [
  { date: "2026-01-04", name: "元旦" },
  { date: "2026-02-14", name: "春节" },
  { date: "2026-02-28", name: "春节" },
  { date: "2026-05-09", name: "劳动节" },
  { date: "2026-09-20", name: "国庆节" },
  { date: "2026-10-10", name: "国庆节" },
];

describe("SLA-2 the year 2026", () => {
  it.each(OFF_2026)("SLA-2 $date is off for $name", ({ date, name }) => {
    expect(calendar.day(date)).toEqual({ working: false, ground: "HOLIDAY", name, certain: true });
  });

  it.each(MADE_UP_2026)("SLA-2 $date is worked for $name", ({ date, name }) => {
    expect(calendar.day(date)).toEqual({ working: true, ground: "MAKE_UP_DAY", name, certain: true });
  });

  it("SLA-2 every other day of 2026 is a plain weekday or weekend", () => {
    const special = new Set([...OFF_2026, ...MADE_UP_2026].map(({ date }) => date));
    for (const date of daysOf(2026).filter((date) => !special.has(date))) {
      expect([date, calendar.day(date).ground]).toEqual([
        date,
        weekday(date) >= 6 ? "WEEKEND" : "WORKING_DAY",
      ]);
    }
  });

  it("AGR-7 30 days from 2026-09-03 end on the first working day from 10-03, which is 10-08; from 2026-09-10 on Saturday 10-10", () => {
    expect(addDays("2026-09-03", 30)).toBe("2026-10-03");
    expect(["03", "04", "05", "06", "07"].every((day) => !calendar.day(`2026-10-${day}`).working)).toBe(true);
    expect(calendar.day("2026-10-08").working).toBe(true);
    expect([addDays("2026-09-10", 30), calendar.day("2026-10-10").working]).toEqual(["2026-10-10", true]);
  });
});

describe("SLA-2 the shipped notices", () => {
  it.each([
    [2023, 26, 7, 249],
    [2024, 28, 8, 251],
    [2025, 28, 5, 248],
    [2026, 33, 6, 248],
  ])(
    "SLA-2 %i has %i days off in its notice, %i make-up days and %i working days",
    (year, off, madeUp, working) => {
      const data = SHIPPED_CALENDAR.find((data) => data.year === year);
      expect([data?.holidays.length, data?.makeUpDays.length]).toEqual([off, madeUp]);
      expect(daysOf(year).filter((date) => calendar.day(date).working)).toHaveLength(working);
    },
  );

  it.each(SHIPPED_CALENDAR)(
    "SLA-2 the notice of $year names its source and is consistent",
    ({ year, source, holidays, makeUpDays }) => {
      expect(source).toMatch(new RegExp(`^国务院办公厅关于${year}年部分节假日安排的通知`));
      const dates = [...holidays, ...makeUpDays].map(({ date }) => date);
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates.filter((date) => !daysOf(year).includes(date))).toEqual([]);
      // A make-up day that falls on a weekday would make up for nothing.
      expect(makeUpDays.filter(({ date }) => weekday(date) < 6)).toEqual([]);
    },
  );
});

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}`); date = addDays(date, 1)) days.push(date);
  return days;
}
