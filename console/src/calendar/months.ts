import { DAY } from "../time/shanghai.ts";
import type { NamedDay } from "./days.ts";

type Ground = "WORKING_DAY" | "MAKE_UP_DAY" | "WEEKEND" | "HOLIDAY";
export type MonthDay = {
  readonly date: string;
  readonly day: number;
  readonly ground: Ground;
  /** Of which holiday. */
  readonly name: string | null;
};
/** Monday first; null before the first day and after the last. */
export type Week = readonly (MonthDay | null)[];

/** The twelve months of a year, each day with what makes it worked or not (SLA-2). */
export function monthsOf(
  year: number,
  {
    holidays,
    makeUpDays,
  }: { readonly holidays: readonly NamedDay[]; readonly makeUpDays: readonly NamedDay[] },
): readonly (readonly Week[])[] {
  const off = namesByDate(holidays);
  const worked = namesByDate(makeUpDays);
  return Array.from({ length: 12 }, (_, month) => {
    const first = Date.UTC(year, month, 1);
    const days = (Date.UTC(year, month + 1, 1) - first) / DAY;
    const before = mondayFirst(first);
    return Array.from({ length: Math.ceil((before + days) / 7) }, (_, week) =>
      Array.from({ length: 7 }, (_, at) => {
        const day = week * 7 + at - before + 1;
        return day < 1 || day > days ? null : dayOf(first + (day - 1) * DAY, day, off, worked);
      }),
    );
  });
}

function dayOf(
  at: number,
  day: number,
  off: ReadonlyMap<string, string>,
  worked: ReadonlyMap<string, string>,
): MonthDay {
  const date = new Date(at).toISOString().slice(0, 10);
  const name = worked.get(date) ?? off.get(date) ?? null;
  if (worked.has(date)) return { date, day, ground: "MAKE_UP_DAY", name };
  if (off.has(date)) return { date, day, ground: "HOLIDAY", name };
  return { date, day, ground: mondayFirst(at) > 4 ? "WEEKEND" : "WORKING_DAY", name };
}

function mondayFirst(at: number): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}

function namesByDate(days: readonly NamedDay[]): ReadonlyMap<string, string> {
  return new Map(days.map(({ date, name }) => [date, name]));
}
