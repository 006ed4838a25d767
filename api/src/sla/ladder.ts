import type { ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import type { Calendar } from "./calendar.ts";
import { deadline } from "./deadline.ts";
import { afterUnpaused, type Pause } from "./pauses.ts";
import type { Policy } from "./policy.ts";
import type { ServiceHours } from "./service-hours.ts";

/** Where a complaint stands on the ladder: 0 handler, 1 supervisor, 2 project manager, 3 company. */
type Level = 0 | 1 | 2 | 3;

type OverdueClock = {
  readonly kind: ClockKind;
  readonly dueAt: Date;
  /** Steps that this very deadline has already caused. */
  readonly escalationSteps: number;
};

type LadderContext = {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly serviceHours: ServiceHours;
  /** SLA-5: what the complaint was suspended after the deadline holds up the further steps, too. None when left out. */
  readonly pauses?: readonly Pause[];
};

const HOUR_MS = 3_600_000;

/**
 * ESC-1: the next step that an unmet deadline will cause, and the level it calls; null when there is none.
 * Respond and reply call each level at its own hour, none that was reached before; resolve climbs one level at the
 * deadline and one at each close of service after it. `at` may lie in the past: then the step is due at once.
 */
export function nextEscalation(
  clock: OverdueClock,
  level: Level,
  ctx: LadderContext,
): { at: Date; level: 1 | 2 | 3 } | null {
  if (level === 3) return null;
  const next = NEXT[level];
  switch (clock.kind) {
    case "RESPOND":
    case "REPLY": {
      const ms = ctx.policy.escalation.hoursToLevel[level] * HOUR_MS;
      return { at: afterUnpaused(clock.dueAt, ms, ctx.pauses ?? []), level: next };
    }
    case "RESOLVE":
      return { at: resolveStepAt(clock, ctx), level: next };
    case "VISIT":
      return null;
    default:
      return clock.kind satisfies never;
  }
}

const NEXT = [1, 2, 3] as const;

function resolveStepAt({ dueAt, escalationSteps: days }: OverdueClock, ctx: LadderContext): Date {
  if (days === 0) return dueAt;
  const { policy, calendar, serviceHours, pauses = [] } = ctx;
  const context = { calendar, serviceHours, pauses, dueSoonShare: policy.dueSoonShare };
  return deadline({ kind: "WORKING_DAYS", days }, dueAt, context).dueAt;
}
