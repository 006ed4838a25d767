import { HOUR } from "../time/shanghai.ts";
import type { QueueState } from "./queue-state.ts";

const HOURS_AHEAD = 12;

export type NextHours = {
  readonly overdue: number;
  /** How many run out in each hour from `start` on; as far as the rows read so far can tell. */
  readonly perHour: readonly number[];
  readonly start: number;
};

/** What the coming hours hold, from the rows at hand: they are ordered by what runs out first. */
export function nextHours(queue: QueueState, now: number): NextHours {
  const start = Math.floor(now / HOUR) * HOUR;
  const dues = queue.order.flatMap((id) => {
    const due = queue.rows.get(id)?.due;
    return due === null || due === undefined || queue.leaving.has(id) ? [] : [due];
  });
  const last = dues.at(-1);
  const read =
    queue.endCursor === undefined || last === undefined ? HOURS_AHEAD : (Date.parse(last.at) - start) / HOUR;
  const hours = Math.max(0, Math.min(HOURS_AHEAD, Math.floor(read)));
  const perHour = Array.from({ length: hours }, () => 0);
  for (const due of dues) {
    const hour = Math.floor((Date.parse(due.at) - start) / HOUR);
    if (due.urge !== "OVERDUE" && hour >= 0 && hour < hours) perHour[hour] = (perHour[hour] ?? 0) + 1;
  }
  return { overdue: dues.filter(({ urge }) => urge === "OVERDUE").length, perHour, start };
}

/** The hour with the most, which the picture's title names. */
export function fullestHour(perHour: readonly number[]): number | undefined {
  const most = Math.max(0, ...perHour);
  return most === 0 ? undefined : perHour.indexOf(most);
}
