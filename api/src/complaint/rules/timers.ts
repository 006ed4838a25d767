import { nextEscalation } from "../../sla/ladder.ts";
import type { Aggregate, Clock } from "../facts.ts";
import type { ComplaintEvent } from "../events.ts";
import { buckPassing } from "./assignment.ts";
import { evolveAll } from "./evolve.ts";
import { deadlineContext, type Ground } from "./ground.ts";
import { caseTimers, measureTimers } from "./case-timers.ts";
import { resumption } from "./suspension.ts";
import { acceptBy, followUpAt } from "./standing.ts";
import { isOpen } from "./state.ts";
import type { Timer } from "./timer.ts";

type Level = 0 | 1 | 2 | 3;

/** SLA-3, ESC-1, HND-2, SLA-5, HND-5 and those of case-timers.ts: everything that time alone will make of this complaint next. */
export function timersOf(complaint: Aggregate, ground: Ground): readonly Timer[] {
  const { facts, clocks } = complaint;
  const timers = measureTimers(complaint, ground);
  if (!isOpen(facts.state)) return timers;
  const running = clocks
    .filter((clock) => clock.state === "RUNNING")
    .flatMap((clock) => clockTimers(clock, complaint, ground));
  timers.push(...running, ...caseTimers(complaint, ground));
  if (facts.state === "ASSIGNED" && facts.assignedAt !== null)
    timers.push(lapse(acceptBy(facts.assignedAt, ground)));
  if (facts.state === "SUSPENDED" && facts.reviewAt !== null) timers.push(review(facts.reviewAt));
  if (facts.state !== "RESOLVED") timers.push(silence(followUpAt(complaint, ground)));
  return timers;
}

const CATCH_UP_BOUND = 1_000;

/**
 * SLA-3: everything that has fallen due by now, in its order, each once; also what fell due while the server was down.
 * A command does this first, so that a late act never hides the breach before it (SLA-4).
 */
export function catchUp(complaint: Aggregate, ground: Ground): readonly ComplaintEvent[] {
  const events: ComplaintEvent[] = [];
  let current = complaint;
  for (let step = 0; step < CATCH_UP_BOUND; step += 1) {
    const due = timersOf(current, ground)
      .filter((timer) => timer.fireAt.getTime() <= ground.now.getTime())
      .toSorted((one, other) => one.fireAt.getTime() - other.fireAt.getTime())[0];
    if (due === undefined) return events;
    const fired = due.fire(current, ground);
    current = evolveAll(current, fired);
    events.push(...fired);
  }
  throw new RangeError(`the timers of complaint ${complaint.facts.id} do not come to rest`);
}

/** What waits a moment before it is told, so that second thoughts may come first. */
const WITH_GRACE = ["DISSATISFIED", "MAJOR_PROPOSAL"];

/**
 * ESC-3, MAJ-1: an act that closes the complaint, or a second dissatisfaction, does not outrun what was about to be told:
 * that is told first. @param decided what the act makes of it
 */
export function outrun(
  complaint: Aggregate,
  decided: readonly ComplaintEvent[],
  ground: Ground,
): readonly ComplaintEvent[] {
  const { facts: before } = complaint;
  const { facts: after } = evolveAll(complaint, decided);
  const closes = after.state === "CLOSED";
  const again =
    before.dissatisfiedAt !== null && after.dissatisfiedAt?.getTime() !== before.dissatisfiedAt.getTime();
  if (!isOpen(before.state) || (!closes && !again)) return [];
  // What is settled before anybody triaged it is looked at as it is.
  const looked = { ...complaint, facts: { ...before, triagedAt: before.triagedAt ?? ground.now } };
  return caseTimers(looked, ground)
    .filter(({ kind }) => WITH_GRACE.includes(kind) && (closes || kind === "DISSATISFIED"))
    .flatMap((timer) => timer.fire(looked, ground));
}

function clockTimers(clock: Clock, { facts, suspensions }: Aggregate, ground: Ground): Timer[] {
  const subject = `${clock.kind}:${clock.generation}`;
  const { kind, generation, dueAt, limitAt } = clock;
  const data = { clock: kind, generation, dueAt };
  const timers: Timer[] = [];
  if (clock.overdueFiredAt === null) {
    if (clock.dueSoonFiredAt === null) {
      timers.push({
        kind: "CLOCK_DUE_SOON",
        subject,
        fireAt: clock.dueSoonAt,
        fire: (_, { now }) => [{ kind: "CLOCK_DUE_SOON", at: now, actorId: null, data }],
      });
    }
    timers.push({
      kind: "CLOCK_OVERDUE",
      subject,
      fireAt: dueAt,
      fire: (_, { now }) => [{ kind: "CLOCK_OVERDUE", at: now, actorId: null, data }],
    });
  } else {
    const step = nextEscalation(clock, facts.level as Level, {
      ...ground,
      pauses: deadlineContext(ground, suspensions).pauses,
    });
    if (step !== null) timers.push(climb(clock, subject, step));
  }
  if (limitAt !== null && clock.limitFiredAt === null) {
    timers.push({
      kind: "CLOCK_LIMIT",
      subject,
      fireAt: limitAt,
      fire: (_, { now }) => [
        {
          kind: "CLOCK_LIMIT_PASSED",
          at: now,
          actorId: null,
          data: { clock: kind, generation, dueAt: limitAt },
        },
      ],
    });
  }
  return timers;
}

const OVERDUE_CAUSES = {
  RESPOND: "OVERDUE_RESPOND",
  REPLY: "OVERDUE_REPLY",
  RESOLVE: "OVERDUE_RESOLVE",
} as const;

function climb(clock: Clock, subject: string, step: { at: Date; level: 1 | 2 | 3 }): Timer {
  if (clock.kind === "VISIT") throw new TypeError("the visit clock has no ladder");
  const cause = OVERDUE_CAUSES[clock.kind];
  return {
    kind: "ESCALATE",
    subject,
    fireAt: step.at,
    fire: ({ facts }, { now }) => [
      {
        kind: "ESCALATED",
        at: now,
        actorId: null,
        data: { level: step.level, from: facts.level, cause, clock: clock.kind },
      },
    ],
  };
}

function lapse(fireAt: Date): Timer {
  return {
    kind: "ASSIGNMENT_LAPSE",
    subject: "",
    fireAt,
    fire: ({ facts }, ground) => [
      {
        kind: "ASSIGNMENT_LAPSED",
        at: ground.now,
        actorId: null,
        data: { department: facts.departmentId, handler: facts.handlerId },
      },
      ...buckPassing(facts, ground),
    ],
  };
}

function review(fireAt: Date): Timer {
  return {
    kind: "REVIEW",
    subject: "",
    fireAt,
    fire: (complaint, ground) => resumption(complaint, ground, null, "REVIEW_DATE"),
  };
}

function silence(fireAt: Date): Timer {
  return {
    kind: "SILENCE",
    subject: "",
    fireAt,
    fire: ({ facts }, { now }) => [
      {
        kind: "SILENCE_NOTICED",
        at: now,
        actorId: null,
        data: { since: facts.lastContactAt ?? facts.receivedAt },
      },
    ],
  };
}
