import type { ClockKind } from "@heyi/schema/vocabulary/clock.ts";

import type { Clock } from "../facts.ts";
import type { ClockChange, ComplaintEvent } from "../events.ts";

/** Whether a clock still counts: running, or paused by a suspension. */
export function isLive(clock: Clock): boolean {
  return clock.state === "RUNNING" || clock.state === "PAUSED";
}

export function liveClock(clocks: readonly Clock[], kind: ClockKind): Clock | null {
  return clocks.find((clock) => clock.kind === kind && isLive(clock)) ?? null;
}

/** Applies an event to the clocks: first the changes it names, then what the server's own timers told of them. */
export function moveClocks(clocks: readonly Clock[], event: ComplaintEvent): readonly Clock[] {
  const moved = (event.clocks ?? []).reduce((all, step) => applyChange(all, step, event.at), clocks);
  return moved.map((clock) => mark(clock, event));
}

function applyChange(clocks: readonly Clock[], change: ClockChange, at: Date): readonly Clock[] {
  switch (change.op) {
    case "START":
      return start(clocks, change, at);
    case "LIMIT":
      return clocks.map((clock) =>
        clock.kind === change.clock && isLive(clock) ? { ...clock, limitAt: change.limitAt } : clock,
      );
    case "MEET":
    case "STOP":
      return clocks.map((clock) =>
        clock.kind === change.clock && isLive(clock)
          ? { ...clock, state: change.op === "MEET" ? "MET" : "STOPPED", endedAt: at }
          : clock,
      );
    case "PAUSE":
      return clocks.map((clock) => (clock.state === "RUNNING" ? { ...clock, state: "PAUSED" } : clock));
    case "CONTINUE":
      return clocks.map((clock) => (clock.state === "PAUSED" ? { ...clock, state: "RUNNING" } : clock));
    default:
      return change satisfies never;
  }
}

/** SLA-4: the old deadline stays on record as superseded, with its breach; the new one starts the next generation. */
function start(
  clocks: readonly Clock[],
  change: Extract<ClockChange, { op: "START" }>,
  at: Date,
): readonly Clock[] {
  const { deadline } = change;
  const earlier = clocks.filter((clock) => clock.kind === change.clock);
  const superseded = clocks.map((clock) =>
    clock.kind === change.clock && isLive(clock)
      ? { ...clock, state: "SUPERSEDED" as const, endedAt: at }
      : clock,
  );
  const next: Clock = {
    kind: change.clock,
    generation: earlier.reduce((highest, clock) => Math.max(highest, clock.generation), 0) + 1,
    state: "RUNNING",
    startedAt: change.startedAt,
    dueAt: deadline.dueAt,
    dueSoonAt: deadline.dueSoonAt,
    limitAt: change.limitAt,
    provisional: deadline.provisional,
    explanation: deadline.explanation,
    endedAt: null,
    dueSoonFiredAt: null,
    overdueFiredAt: null,
    limitFiredAt: null,
    escalationSteps: 0,
  };
  return [...superseded, next];
}

function mark(clock: Clock, event: ComplaintEvent): Clock {
  switch (event.kind) {
    case "CLOCK_DUE_SOON":
      return isSubject(clock, event.data) ? { ...clock, dueSoonFiredAt: event.at } : clock;
    case "CLOCK_OVERDUE":
      return isSubject(clock, event.data) ? { ...clock, overdueFiredAt: event.at } : clock;
    case "CLOCK_LIMIT_PASSED":
      return isSubject(clock, event.data) ? { ...clock, limitFiredAt: event.at } : clock;
    case "ESCALATED":
      return clock.kind === event.data.clock && isLive(clock)
        ? { ...clock, escalationSteps: clock.escalationSteps + 1 }
        : clock;
    default:
      return clock;
  }
}

function isSubject(clock: Clock, data: { clock: ClockKind; generation: number }): boolean {
  return clock.kind === data.clock && clock.generation === data.generation;
}
