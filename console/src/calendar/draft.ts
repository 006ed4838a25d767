import type { CalendarYear } from "./documents.ts";
import { daysOf, isDay, lengthOf, type NamedDay, type Span, spansOf } from "./days.ts";

/** A year's notice as it is being written; a row is replaced when it is edited, so that it is known by its identity. */
export type Draft = {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly Span[];
  readonly makeUpDays: readonly Span[];
};
export const LISTS = ["holidays", "makeUpDays"] as const;
export type List = (typeof LISTS)[number];

export const BLANK: Span = { name: "", from: "", to: "" };
/** Longer than any holiday there was: a year mistyped would be thousands of days. */
const LONGEST = 31;

export function draftOf(year: CalendarYear): Draft {
  const { source, holidays, makeUpDays } = year;
  return {
    year: year.year,
    source,
    holidays: spansOf(holidays),
    makeUpDays: makeUpDays.map(({ date, name }) => ({ name, from: date, to: date })),
  };
}

/** Why a row stands for no days yet. */
export type Unsound = "notADay" | "wrongWayRound" | "tooLong";

export function unsound({ from, to }: Span): Unsound | null {
  if (!isDay(from) || !isDay(to)) return "notADay";
  if (to < from) return "wrongWayRound";
  return lengthOf({ from, to }) > LONGEST ? "tooLong" : null;
}

export function isBlank({ name, from, to }: Span): boolean {
  return name.trim() === "" && from === "" && to === "";
}

export type Sent = {
  readonly year: number;
  readonly source: string;
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
  /** From which row each day is. */
  readonly rows: Readonly<Record<List, readonly Span[]>>;
};

/** The days of the rows that stand for some. */
export function sentOf(draft: Draft): Sent {
  const sound = (list: List) =>
    draft[list]
      .filter((row) => unsound(row) === null)
      .flatMap((row) => daysOf(row).map((day) => ({ row, day: { ...day, name: day.name.trim() } })));
  const [holidays, makeUpDays] = [sound("holidays"), sound("makeUpDays")];
  return {
    year: draft.year,
    source: draft.source,
    holidays: holidays.map(({ day }) => day),
    makeUpDays: makeUpDays.map(({ day }) => day),
    rows: { holidays: holidays.map(({ row }) => row), makeUpDays: makeUpDays.map(({ row }) => row) },
  };
}
