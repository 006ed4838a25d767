import { wallText } from "../time/shanghai.ts";

/** The day on which something runs out: what ends at midnight ends with the day before. */
export function lastDayOf(dueAt: string): string {
  return wallText(Date.parse(dueAt) - 1).slice(0, 10);
}
