import type { DayGround } from "@heyi/schema/vocabulary/clock.ts";
import { addDays, localDate, localInstant, type LocalDate } from "../kernel/local-time.ts";
import type { Calendar } from "./calendar.ts";
import { afterUnpaused, isPausedAt, overlap, unpausedBetween, type Pause } from "./pauses.ts";
import type { Span } from "./policy.ts";
import { closeOf, type ServiceHours } from "./service-hours.ts";

export type { Pause } from "./pauses.ts";

const MINUTE_MS = 60_000;

/** SLA-6: why a deadline is where it is. Plain JSON, kept with the clock; instants are ISO 8601 in UTC. */
export type Explanation = {
  readonly span: Span | { readonly kind: "PROMISE"; readonly promisedAt: string };
  readonly from: string;
  /** From the day of `from` to the day due, for working days only. */
  readonly days: readonly ExplainedDay[];
  /** Those that touch the running time. `minutes`: what lies within it, rounded; null while the pause is open. */
  readonly pauses: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly minutes: number | null;
    readonly reason: string;
  }[];
  readonly policyVersion: string | null;
  readonly provisional: boolean;
};

type ExplainedDay = {
  readonly date: LocalDate;
  readonly ground: DayGround;
  /** The holiday's Chinese name, on holidays and make-up days. */
  readonly name: string | null;
  readonly counted: boolean;
};

export type Deadline = {
  readonly dueAt: Date;
  /** SLA-3: when the policy's share of the unpaused time is used up. */
  readonly dueSoonAt: Date;
  /** SLA-2: a day of a year whose notice is not loaded took part in the count. */
  readonly provisional: boolean;
  readonly explanation: Explanation;
};

export type DeadlineContext = {
  readonly calendar: Calendar;
  readonly serviceHours: ServiceHours;
  readonly pauses: readonly Pause[];
  readonly dueSoonShare: number;
  readonly policyVersion?: string;
};

/** SLA-2, SLA-5: where a clock that began at `from` falls due. An open pause lengthens nothing yet. */
export function deadline(span: Span, from: Date, ctx: DeadlineContext): Deadline {
  switch (span.kind) {
    case "MINUTES":
      return explained(span, from, afterUnpaused(from, span.minutes * MINUTE_MS, ctx.pauses), [], false, ctx);
    case "END_OF_DAY":
      // "The same day" is a date, not an amount of hours: no pause moves it.
      return explained(span, from, localInstant(localDate(from), "24:00"), [], false, ctx);
    case "WORKING_DAYS": {
      const { dueAt, days, provisional } = countWorkingDays(span.days, from, ctx);
      return explained(span, from, dueAt, days, provisional, ctx);
    }
    case "CALENDAR_DAYS": {
      const { dueAt, days, provisional } = workingDayFrom(span.days, from, ctx);
      return explained(span, from, dueAt, days, provisional, ctx);
    }
    default:
      return span satisfies never;
  }
}

/**
 * SLA-1, SLA-5: the deadline of a promised date, lengthened by the pauses after the promise.
 * @param from when the promise was made, so that pauses before it, which it already reckons with, do not count again
 */
export function promiseDeadline(promisedAt: Date, from: Date, ctx: DeadlineContext): Deadline {
  const dueAt = afterUnpaused(from, promisedAt.getTime() - from.getTime(), ctx.pauses);
  return explained({ kind: "PROMISE", promisedAt: promisedAt.toISOString() }, from, dueAt, [], false, ctx);
}

function countWorkingDays(n: number, from: Date, { calendar, serviceHours, pauses }: DeadlineContext) {
  const receipt = localDate(from);
  const days: ExplainedDay[] = [
    { date: receipt, ground: "RECEIPT_DAY", name: calendar.day(receipt).name, counted: false },
  ];
  let date = receipt;
  let provisional = false;
  for (let left = n; left > 0;) {
    date = addDays(date, 1);
    const { working, ground, name, certain } = calendar.day(date);
    const suspended = working && isPausedAt(closeOf(date, serviceHours), pauses);
    const counted = working && !suspended;
    days.push({ date, ground: suspended ? "SUSPENDED" : ground, name, counted });
    provisional ||= !certain;
    if (counted) left -= 1;
  }
  return { dueAt: closeOf(date, serviceHours), days, provisional };
}

/** Every day counts; only the last one must be a working day, or it is the first after it. No pause moves it. */
function workingDayFrom(n: number, from: Date, { calendar, serviceHours }: DeadlineContext) {
  const days: ExplainedDay[] = [];
  for (let date = addDays(localDate(from), n); ; date = addDays(date, 1)) {
    const { working, ground, name, certain } = calendar.day(date);
    days.push({ date, ground, name, counted: working });
    if (working) return { dueAt: closeOf(date, serviceHours), days, provisional: !certain };
  }
}

function explained(
  span: Explanation["span"],
  from: Date,
  dueAt: Date,
  days: readonly ExplainedDay[],
  provisional: boolean,
  ctx: DeadlineContext,
): Deadline {
  const share = Math.round(unpausedBetween(from, dueAt, ctx.pauses) * ctx.dueSoonShare);
  const explanation: Explanation = {
    span,
    from: from.toISOString(),
    days,
    pauses: explainedPauses(from, dueAt, ctx.pauses),
    policyVersion: ctx.policyVersion ?? null,
    provisional,
  };
  return { dueAt, dueSoonAt: afterUnpaused(from, share, ctx.pauses), provisional, explanation };
}

function explainedPauses(from: Date, dueAt: Date, pauses: readonly Pause[]): Explanation["pauses"] {
  return pauses
    .filter((pause) => pause.from < dueAt && (pause.to === null || pause.to > from))
    .map(({ from: start, to, reason }) => ({
      from: start.toISOString(),
      to: to === null ? null : to.toISOString(),
      minutes:
        to === null ? null : Math.round(overlap([start.getTime(), to.getTime()], from, dueAt) / MINUTE_MS),
      reason,
    }));
}
