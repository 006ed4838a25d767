import { DAY } from "../time/shanghai.ts";

export type NamedDay = { readonly date: string; readonly name: string };
/** Days one after the other that have one name, as a notice writes them; both ends are in it. */
export type Span = { readonly name: string; readonly from: string; readonly to: string };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const midnight = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateAt = (at: number) => new Date(at).toISOString().slice(0, 10);

/** 2027-02-30 is none, although a computer would take it for 2 March. */
export function isDay(text: string): boolean {
  const at = midnight(text);
  return DATE.test(text) && !Number.isNaN(at) && dateAt(at) === text;
}

/** How many days lie between the two, both counted; less than one where they stand the wrong way round. */
export function lengthOf({ from, to }: Pick<Span, "from" | "to">): number {
  return (midnight(to) - midnight(from)) / DAY + 1;
}

export function daysOf(span: Span): NamedDay[] {
  return Array.from({ length: Math.max(0, lengthOf(span)) }, (_, after) => ({
    date: dateAt(midnight(span.from) + after * DAY),
    name: span.name,
  }));
}

/** The spans that make up these days, the first one first. */
export function spansOf(days: readonly NamedDay[]): Span[] {
  const spans: Span[] = [];
  for (const { date, name } of days.toSorted((one, other) => one.date.localeCompare(other.date))) {
    const last = spans.at(-1);
    const goesOn = last?.name === name && lengthOf({ from: last.to, to: date }) === 2;
    if (goesOn) spans[spans.length - 1] = { ...last, to: date };
    else spans.push({ name, from: date, to: date });
  }
  return spans;
}

export type Holiday = {
  readonly name: string;
  readonly spans: readonly Span[];
  readonly makeUpDays: readonly string[];
};

/** Each holiday with its days off and the weekend days worked for it, in the order of the year. */
export function holidaysOf(year: {
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
}): Holiday[] {
  const spans = spansOf(year.holidays);
  const names = new Set([...spans, ...year.makeUpDays].map(({ name }) => name));
  return [...names].map((name) => ({
    name,
    spans: spans.filter((span) => span.name === name),
    makeUpDays: year.makeUpDays.filter((day) => day.name === name).map(({ date }) => date),
  }));
}
