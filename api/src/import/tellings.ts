import type { Aggregate, Clock } from "../complaint/facts.ts";
import type { Timer } from "../complaint/rules/timer.ts";
import { timersOf } from "../complaint/rules/timers.ts";
import type { ProjectGround } from "../sla/ground.ts";

const TELLINGS: ReadonlySet<Timer["kind"]> = new Set(["CLOCK_DUE_SOON", "CLOCK_OVERDUE", "CLOCK_LIMIT"]);

/** The next thing a clock has to tell before (or at) an instant; null when there is none. */
export function nextTelling(
  complaint: Aggregate,
  ground: ProjectGround,
  until: Date,
  inclusive: boolean,
): Timer | null {
  const due = (at: Date) => (inclusive ? at <= until : at < until);
  if (!complaint.clocks.some((clock) => clock.state === "RUNNING" && hasToTell(clock, due))) return null;
  const timers = timersOf(complaint, { ...ground, now: until }).filter(
    ({ kind, fireAt }) => TELLINGS.has(kind) && due(fireAt),
  );
  return timers.toSorted((one, other) => one.fireAt.getTime() - other.fireAt.getTime())[0] ?? null;
}

function hasToTell(clock: Clock, due: (at: Date) => boolean): boolean {
  if (
    clock.overdueFiredAt === null &&
    (due(clock.dueAt) || (clock.dueSoonFiredAt === null && due(clock.dueSoonAt)))
  )
    return true;
  return clock.limitAt !== null && clock.limitFiredAt === null && due(clock.limitAt);
}
