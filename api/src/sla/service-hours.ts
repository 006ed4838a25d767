import { localInstant, type LocalDate } from "../kernel/local-time.ts";

/** A project's opening times on every working day: one or two intervals in order, local "HH:MM", "24:00" allowed. */
export type ServiceHours = readonly (readonly [string, string])[];

/**
 * SLA-2: the close of service on a day, at which working-day deadlines end.
 * @throws RangeError when the project has no service hours at all
 */
export function closeOf(date: LocalDate, hours: ServiceHours): Date {
  const last = hours.at(-1);
  if (last === undefined) throw new RangeError("a project needs service hours");
  return localInstant(date, last[1]);
}
