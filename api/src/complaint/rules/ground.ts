import type { Calendar } from "../../sla/calendar.ts";
import type { DeadlineContext } from "../../sla/deadline.ts";
import type { Policy } from "../../sla/policy.ts";
import type { ServiceHours } from "../../sla/service-hours.ts";
import type { Suspension } from "../facts.ts";

/** What a decision stands on besides the complaint: the moment, and the numbers in force in its project. */
export type Ground = {
  readonly now: Date;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly policyVersion: string;
  readonly serviceHours: ServiceHours;
};

export function deadlineContext(ground: Ground, suspensions: readonly Suspension[]): DeadlineContext {
  return {
    calendar: ground.calendar,
    serviceHours: ground.serviceHours,
    dueSoonShare: ground.policy.dueSoonShare,
    policyVersion: ground.policyVersion,
    pauses: suspensions.map(({ startedAt, endedAt, reason }) => ({ from: startedAt, to: endedAt, reason })),
  };
}
