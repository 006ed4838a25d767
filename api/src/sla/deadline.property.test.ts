import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "../kernel/local-time.ts";
import { calendarOf } from "./calendar.ts";
import { deadline, promiseDeadline, type DeadlineContext } from "./deadline.ts";
import { unpausedBetween, type Pause } from "./pauses.ts";
import type { Span } from "./policy.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";

const MINUTE_MS = 60_000;
const EPOCH = Date.UTC(2026, 0, 1);
const calendar = calendarOf(SHIPPED_CALENDAR);
const minute = (n: number) => new Date(EPOCH + n * MINUTE_MS);

const aMinute = fc.integer({ min: 0, max: 500 * 1440 });
const anInstant = aMinute.map(minute);
const aSpan: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constant("MINUTES"), minutes: fc.integer({ min: 1, max: 20_000 }) }),
  fc.record({ kind: fc.constant("WORKING_DAYS"), days: fc.integer({ min: 1, max: 15 }) }),
  fc.constant({ kind: "END_OF_DAY" }),
);
/** Pauses in the three weeks around an instant: before it, across it, empty, overlapping, open. */
const pausesNear = (from: Date): fc.Arbitrary<Pause[]> =>
  fc.array(
    fc
      .record({
        start: fc.integer({ min: -7000, max: 20_000 }),
        length: fc.option(fc.integer({ min: 0, max: 6000 }), { freq: 8 }),
      })
      .map(({ start, length }) => {
        const begin = from.getTime() + start * MINUTE_MS;
        return {
          from: new Date(begin),
          to: length === null ? null : new Date(begin + length * MINUTE_MS),
          reason: "WAITING_SEASON",
        };
      }),
    { maxLength: 5 },
  );
const aCase = anInstant.chain((from) =>
  fc.record({ from: fc.constant(from), span: aSpan, pauses: pausesNear(from), more: pausesNear(from) }),
);

const context = (pauses: readonly Pause[]): DeadlineContext => ({
  calendar,
  serviceHours: [["08:30", "18:00"]],
  pauses,
  dueSoonShare: 0.8,
});

describe("deadlines in general", () => {
  it("SLA-5 more pauses never make a deadline earlier", () => {
    fc.assert(
      fc.property(aCase, ({ from, span, pauses, more }) => {
        const less = deadline(span, from, context(pauses)).dueAt;
        expect(deadline(span, from, context([...more, ...pauses])).dueAt.getTime()).toBeGreaterThanOrEqual(
          less.getTime(),
        );
      }),
    );
  });

  it("SLA-2 working days end at the close of a working day on which nothing was suspended, n of them counted", () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 15 }), ({ from, pauses }, n) => {
        const { dueAt, explanation } = deadline({ kind: "WORKING_DAYS", days: n }, from, context(pauses));
        expect(calendar.day(localDate(dueAt)).working).toBe(true);
        expect(explanation.days.filter(({ counted }) => counted)).toHaveLength(n);
        expect(explanation.days.at(-1)).toMatchObject({ date: localDate(dueAt), counted: true });
      }),
    );
  });

  it("SLA-3 due soon lies between the start and the deadline, at the share of the unpaused time", () => {
    fc.assert(
      fc.property(aCase, ({ from, span, pauses }) => {
        const { dueAt, dueSoonAt } = deadline(span, from, context(pauses));
        expect(from <= dueSoonAt && dueSoonAt <= dueAt).toBe(true);
        expect(unpausedBetween(from, dueSoonAt, pauses)).toBe(
          Math.round(unpausedBetween(from, dueAt, pauses) * 0.8),
        );
      }),
    );
  });

  it("SLA-5 hours end when their number of unpaused minutes has been walked through one by one", () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 3000 }), ({ from, pauses }, minutes) => {
        const { dueAt } = deadline({ kind: "MINUTES", minutes }, from, context(pauses));
        expect(dueAt).toEqual(walked(from, minutes, pauses));
      }),
    );
  });

  it("SLA-5 without a pause a promise is due when it was promised, with pauses as many minutes later", () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 20_000 }), ({ from, pauses }, minutes) => {
        const promisedAt = new Date(from.getTime() + minutes * MINUTE_MS);
        expect(promiseDeadline(promisedAt, from, context([])).dueAt).toEqual(promisedAt);
        expect(promiseDeadline(promisedAt, from, context(pauses)).dueAt).toEqual(
          deadline({ kind: "MINUTES", minutes }, from, context(pauses)).dueAt,
        );
      }),
    );
  });

  it("SLA-2 a deadline of the loaded years is certain, one that looks beyond them is provisional", () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 1, max: 15 }), ({ from, pauses }, n) => {
        const { dueAt, provisional } = deadline({ kind: "WORKING_DAYS", days: n }, from, context(pauses));
        expect(provisional).toBe(localDate(dueAt) >= "2027-01-01");
      }),
    );
  });
});

/** The slow way: minute after minute, a paused one is not counted. */
function walked(from: Date, minutes: number, pauses: readonly Pause[]): Date {
  let at = from.getTime();
  for (let left = minutes; left > 0; at += MINUTE_MS) {
    const now = at;
    if (!pauses.some(({ from, to }) => to !== null && from.getTime() <= now && now < to.getTime())) left -= 1;
  }
  return new Date(at);
}
