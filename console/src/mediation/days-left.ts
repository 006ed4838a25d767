import { DAY, dayNumber, instantOfWall } from "../time/shanghai.ts";

export type Urge = "CALM" | "DUE_SOON" | "OVERDUE";
export type DaysLeft = { readonly days: number; readonly urge: Urge };

/** MED-6, AGR-6: as far ahead as the server warns. */
export const OUTCOME_SOON = 7;
export const OBLIGATION_SOON = 3;

/** Whole days as a calendar counts them; overdue from the very instant on. */
export function daysLeft(due: number, now: number, soon: number): DaysLeft {
  const days = dayNumber(due) - dayNumber(now);
  if (due < now) return { days, urge: "OVERDUE" };
  return { days, urge: days <= soon ? "DUE_SOON" : "CALM" };
}

/** A day that has no time runs out when it ends. */
export function endOfDay(date: string): number {
  return instantOfWall(`${date}T00:00`) + DAY - 1;
}
