import { z } from "zod";

import { addDays, localDate, localInstant } from "../kernel/local-time.ts";

const DAY_MS = 86_400_000;

const record = z.looseObject({
  receivedAt: z.string(),
  occurredAt: z.string().nullable(),
  history: z.array(z.looseObject({ at: z.string() })),
});

/** What was said to come, by its field: it keeps its time of day and only changes its date. */
const PLANNED = ["promisedAt", "reviewAt", "dueAt", "from", "to"];

/**
 * Moves a file of complaints by whole days, so that its last day is today. What of that day would lie in the future is
 * drawn together into the part of today that has passed, in its order: everything is there, and nothing is to come.
 */
export function shiftedToToday(file: string, now: Date): string {
  const records = file
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => record.parse(JSON.parse(line)));
  const last = records
    .flatMap(({ history }) => history.map(({ at }) => localDate(new Date(at))))
    .toSorted()
    .at(-1);
  if (last === undefined) return "";
  const today = localDate(now);
  const days = Math.round((Date.parse(today) - Date.parse(last)) / DAY_MS);
  const later = (at: string) => new Date(Date.parse(at) + days * DAY_MS);
  const happened = (at: string) => drawnTogether(later(at), today, now).toISOString();
  const lines = records.map(({ receivedAt, occurredAt, history, ...rest }) => ({
    ...rest,
    receivedAt: happened(receivedAt),
    occurredAt: occurredAt === null ? null : happened(occurredAt),
    history: history.map((step) => ({ ...shiftedPlans(step, later, days), at: happened(step.at) })),
  }));
  return lines.map((line) => JSON.stringify(line)).join("\n");
}

/** Exact for every day before today; today's twenty-four hours become those that have passed. */
function drawnTogether(at: Date, today: string, now: Date): Date {
  const midnight = localInstant(today, "00:00").getTime();
  if (at.getTime() < midnight) return at;
  const share = (now.getTime() - midnight) / DAY_MS;
  return new Date(midnight + Math.floor(((at.getTime() - midnight) * share) / 1000) * 1000);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

function shiftedPlans(step: Record<string, unknown>, later: (at: string) => Date, days: number): object {
  const shifted = Object.entries(step).map(([field, value]) => {
    if (typeof value !== "string") return [field, value];
    if (field === "dueDate") return [field, addDays(value, days)];
    // `from` and `to` also name a validity, and a body to which a complaint is referred.
    return [field, PLANNED.includes(field) && INSTANT.test(value) ? later(value).toISOString() : value];
  });
  return Object.fromEntries(shifted);
}
