import { localDate } from "../kernel/local-time.ts";

/**
 * SLA-2: years whose holiday notice is missing and needed: this year at any time, the next one from 1 November on, when the
 * State Council's notice is due.
 */
export function missingYears(now: Date, loaded: readonly number[]): readonly number[] {
  const today = localDate(now);
  const year = Number(today.slice(0, 4));
  const needed = today.slice(5) >= "11-01" ? [year, year + 1] : [year];
  return needed.filter((wanted) => !loaded.includes(wanted));
}
