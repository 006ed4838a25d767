import { useMinute } from "../time/ticker.ts";
import { daysLeft, OUTCOME_SOON, type Urge } from "./days-left.ts";

/** How much the time to an outcome presses. */
export function useUrge(due: number | null): Urge {
  const now = useMinute();
  return due === null ? "CALM" : daysLeft(due, now, OUTCOME_SOON).urge;
}
