import { addDays, localDate, localInstant } from "../../kernel/local-time.ts";

/** AGR-7: so many days after the day of effect. */
const WINDOW_DAYS = 30;
/** Reminded so many days before its last one for the first time. */
export const WINDOW_WARN_DAYS = 10;

/**
 * AGR-7, CPL 205, 85: the last day on which confirmation may be asked for. The day of effect is not counted; a last day on a
 * rest day moves to the next working day of the calendar.
 */
export function windowOf(effectiveAt: Date, isRestDay: (day: string) => boolean): string {
  let day = addDays(localDate(effectiveAt), WINDOW_DAYS);
  while (isRestDay(day)) day = addDays(day, 1);
  return day;
}

/** AGR-7: reminded 10 and 3 days before, lapsed at the end of the last day. */
export function windowTimers(lastDay: string) {
  return [
    {
      kind: "CONFIRMATION_FIRST_REMINDER" as const,
      at: localInstant(addDays(lastDay, -WINDOW_WARN_DAYS), "09:00"),
    },
    { kind: "CONFIRMATION_LAST_REMINDER" as const, at: localInstant(addDays(lastDay, -3), "09:00") },
    { kind: "CONFIRMATION_LAPSE" as const, at: localInstant(lastDay, "24:00") },
  ];
}
