import { addDays, weekday, type LocalDate } from "../kernel/local-time.ts";
import { statutoryDaysOf } from "./statutory-days.ts";

type NamedDay = { readonly date: LocalDate; readonly name: string };

/** SLA-2: what the State Council's yearly notice says: every day off (weekends within it too) and every make-up working day. */
export type CalendarYearData = {
  readonly year: number;
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
};

export type CalendarDay = {
  readonly working: boolean;
  readonly ground: "WORKING_DAY" | "MAKE_UP_DAY" | "WEEKEND" | "HOLIDAY";
  /** The holiday's Chinese name, on holidays and make-up days. */
  readonly name: string | null;
  /** False for a day of a year whose notice is not loaded: what is decided by it is provisional. */
  readonly certain: boolean;
};

export type Calendar = {
  /** Never fails: a year not loaded has its weekends and statutory days. */
  readonly day: (date: LocalDate) => CalendarDay;
  /** In ascending order. */
  readonly loadedYears: readonly number[];
};

/** SLA-2: the calendar of the notices loaded so far; without any, everything in it is provisional. */
export function calendarOf(years: readonly CalendarYearData[]): Calendar {
  const loaded = new Set(years.map(({ year }) => year));
  // By date, not by year: a notice may name days of the December before (2019's did).
  const holidays = namesByDate(years.flatMap((year) => year.holidays));
  const makeUpDays = namesByDate(years.flatMap((year) => year.makeUpDays));
  const statutory = new Map<number, ReadonlyMap<LocalDate, string>>();

  function statutoryName(date: LocalDate, year: number): string | undefined {
    const days = statutory.get(year) ?? statutoryDaysOf(year);
    statutory.set(year, days);
    return days.get(date);
  }

  function day(date: LocalDate): CalendarDay {
    const year = Number(date.slice(0, 4));
    const certain = loaded.has(year);
    const makeUp = makeUpDays.get(date);
    if (makeUp !== undefined) return { working: true, ground: "MAKE_UP_DAY", name: makeUp, certain };
    const holiday = holidays.get(date) ?? (certain ? undefined : statutoryName(date, year));
    if (holiday !== undefined) return { working: false, ground: "HOLIDAY", name: holiday, certain };
    if (weekday(date) >= 6) return { working: false, ground: "WEEKEND", name: null, certain };
    return { working: true, ground: "WORKING_DAY", name: null, certain };
  }

  return { day, loadedYears: [...loaded].toSorted((a, b) => a - b) };
}

/** The n-th working day after `date`, which itself is not counted (SLA-2); n is at least 1. */
export function workingDayAfter(date: LocalDate, n: number, calendar: Calendar): LocalDate {
  let reached = date;
  for (let left = n; left > 0;) {
    reached = addDays(reached, 1);
    if (calendar.day(reached).working) left -= 1;
  }
  return reached;
}

function namesByDate(days: readonly NamedDay[]): ReadonlyMap<LocalDate, string> {
  return new Map(days.map(({ date, name }) => [date, name]));
}
