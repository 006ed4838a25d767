import { calendarOf } from "./calendar.ts";
import type { DeadlineContext } from "./deadline.ts";
import type { Pause } from "./pauses.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";

/** The shipped years, service from 8:30 to 18:00, nothing suspended. */
export const ctx: DeadlineContext = {
  calendar: calendarOf(SHIPPED_CALENDAR),
  serviceHours: [["08:30", "18:00"]],
  pauses: [],
  dueSoonShare: 0.8,
};
export const days = (n: number) => ({ kind: "WORKING_DAYS", days: n }) as const;
export const minutes = (n: number) => ({ kind: "MINUTES", minutes: n }) as const;
export const END_OF_DAY = { kind: "END_OF_DAY" } as const;
/** Shanghai time, "MM-DD HH:MM" of 2026. */
export const at = (text: string) => new Date(`2026-${text.replace(" ", "T")}:00+08:00`);
export const pause = (from: string, to: string | null): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason: "WAITING_SEASON",
});
export const paused = (...pauses: Pause[]): DeadlineContext => ({ ...ctx, pauses });
