import { CLOCK_KINDS, type ClockKind } from "@heyi/schema/vocabulary/clock.ts";

import type { StaffId } from "../../kernel/ids.ts";
import type { Explanation } from "../../sla/deadline.ts";
import { priorityOf, resolveSpan, type Policy } from "../../sla/policy.ts";
import type { ClockChange, ComplaintEvent, EventOf, Move, RecomputeCause } from "../events.ts";
import type { Aggregate, Clock, Facts, Standing } from "../facts.ts";
import { isLive, liveClock } from "./clocks.ts";
import { evolve, evolveAll } from "./evolve.ts";
import type { Ground } from "./ground.ts";
import { standingOf } from "./standing.ts";
import { movedDeadline, movedTo, spanAnew } from "./suspension.ts";
import { catchUp } from "./timers.ts";

/** What a complaint waited for, as it was last written. */
export type Stood = Pick<Standing, "nextAction" | "nextActionDueAt">;

export type Recomputed = RecomputeCause & { readonly by: StaffId | null };

/**
 * SLA-2, SLA-6: what had fallen due before is told first, under the rules it fell due by; then every deadline that the other
 * ground moves, in one event. A breach stays where it was. Nothing where nothing moves: doing it again changes nothing more.
 */
export function recomputation(
  complaint: Aggregate,
  stood: Stood,
  { was, is }: { readonly was: Ground; readonly is: Ground },
  { by, ...cause }: Recomputed,
): readonly ComplaintEvent[] {
  const overdue = catchUp(complaint, was);
  const before = evolveAll(complaint, overdue);
  const priority = cause.cause === "POLICY" ? priorityUnder(is.policy, before.facts) : null;
  const clocks = cause.cause === "POLICY" ? clocksUnder(before, priority, is) : clocksOnCalendar(before, is);
  const event: EventOf<"DEADLINES_RECOMPUTED"> = {
    kind: "DEADLINES_RECOMPUTED",
    at: is.now,
    actorId: by,
    data: { ...cause, moved: [], priority },
    clocks,
  };
  const after = evolve(before, event);
  const stands = overdue.length === 0 ? stood : standingOf(before, was);
  const moved = [...movedClocks(before.clocks, after.clocks), ...movedAction(stands, standingOf(after, is))];
  if (moved.length === 0 && clocks.length === 0 && priority === null) return overdue;
  return [...overdue, { ...event, data: { ...event.data, moved } }];
}

function clocksOnCalendar(complaint: Aggregate, ground: Ground): readonly ClockChange[] {
  return complaint.clocks
    .filter((clock) => clock.state === "RUNNING")
    .flatMap((clock) => movedDeadline(clock, complaint, ground));
}

/** Paused ones too: when it resumes, they go by the span they have by then. */
function clocksUnder(
  complaint: Aggregate,
  priority: EventOf<"DEADLINES_RECOMPUTED">["data"]["priority"],
  ground: Ground,
): readonly ClockChange[] {
  const facts = { ...complaint.facts, priority: priority?.to ?? complaint.facts.priority };
  const changes = complaint.clocks.filter(isLive).flatMap((clock) => {
    const span = spanUnder(ground.policy, clock, facts);
    return movedTo(clock, spanAnew(clock, span, complaint, ground), complaint, ground);
  });
  const paused = complaint.clocks.some(({ state }) => state === "PAUSED");
  return paused && changes.length > 0 ? [...changes, { op: "PAUSE" }] : changes;
}

/** SLA-1: how long this very clock runs under a policy. A promise is a promise. */
function spanUnder(policy: Policy, clock: Clock, facts: Facts): Explanation["span"] {
  const { span } = clock.explanation;
  if (span.kind === "PROMISE") return span;
  switch (clock.kind) {
    case "RESPOND":
      return { kind: "MINUTES", minutes: policy.respondMinutes };
    case "REPLY":
      return { kind: "WORKING_DAYS", days: policy.replyWorkingDays };
    case "RESOLVE":
      // Later than the receipt it began when the complaint came back.
      return clock.startedAt > facts.receivedAt
        ? { kind: "WORKING_DAYS", days: policy.reopenedWorkingDays }
        : resolveSpan(policy, facts);
    case "VISIT":
      return span.kind === "CALENDAR_DAYS"
        ? { kind: "CALENDAR_DAYS", days: policy.majorSecondVisitDays }
        : { kind: "WORKING_DAYS", days: policy.visitWorkingDays };
    default:
      return clock.kind satisfies never;
  }
}

/** TRI-3: urgency and impact are what somebody found; what they come to is the matrix's. */
function priorityUnder(policy: Policy, { urgency, impact, priority }: Facts) {
  if (urgency === null || impact === null) return null;
  const to = priorityOf(policy, urgency, impact);
  return to === priority ? null : { from: priority, to };
}

function movedClocks(before: readonly Clock[], after: readonly Clock[]): readonly Move[] {
  return CLOCK_KINDS.flatMap((kind) => {
    const [was, is] = [liveClock(before, kind), liveClock(after, kind)];
    return was === null || is === null ? [] : pointsMoved(kind, was, is);
  });
}

function pointsMoved(of: ClockKind, was: Clock, is: Clock): Move[] {
  const due = step(of, "DUE", was.dueAt, is.dueAt);
  // Where the deadline itself moves, the moment before it goes with it.
  const soon = due.length > 0 ? [] : step(of, "DUE_SOON", was.dueSoonAt, is.dueSoonAt);
  return [...due, ...soon, ...step(of, "LIMIT", was.limitAt, is.limitAt)];
}

/** ORG-5: what it waits for, where that is no clock's own deadline. */
function movedAction(was: Stood, is: Stood): readonly Move[] {
  if (is.nextAction === null || isClock(is.nextAction)) return [];
  return step(is.nextAction, "DUE", was.nextActionDueAt, is.nextActionDueAt);
}

function isClock(action: string): boolean {
  return CLOCK_KINDS.some((kind) => kind === action);
}

function step(of: Move["of"], point: Move["point"], from: Date | null, to: Date | null): Move[] {
  if (from === null || to === null || from.getTime() === to.getTime()) return [];
  return [{ of, point, from, to }];
}
