import { localDate } from "../kernel/local-time.ts";
import { workingDayAfter, type Calendar } from "./calendar.ts";
import type { Policy } from "./policy.ts";
import { closeOf, type ServiceHours } from "./service-hours.ts";

/** HND-5: when silence becomes an event: close of service on the last of the working days after the day of the last contact. */
export function silenceAt(
  lastContactAt: Date,
  policy: Policy,
  calendar: Calendar,
  serviceHours: ServiceHours,
): Date {
  return closeOf(
    workingDayAfter(localDate(lastContactAt), policy.silenceWorkingDays, calendar),
    serviceHours,
  );
}
