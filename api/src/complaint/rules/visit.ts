import type { VisitMethod } from "@heyi/schema/vocabulary/complaint.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { localDate } from "../../kernel/local-time.ts";
import type { StaffId } from "../../kernel/ids.ts";
import { holds } from "../../org/access.ts";
import type { Actor } from "../../org/actor.ts";
import { workingDayAfter } from "../../sla/calendar.ts";
import { deadline } from "../../sla/deadline.ts";
import { closeOf } from "../../sla/service-hours.ts";
import type { ClockChange, ComplaintEvent, EventOf, Satisfaction } from "../events.ts";
import type { Aggregate, Facts } from "../facts.ts";
import { liveClock } from "./clocks.ts";
import { closed, missingToClose, outcomeOf, SATISFIED_FROM } from "./closing.ts";
import { evolve } from "./evolve.ts";
import { deadlineContext, type Ground } from "./ground.ts";
import { reopened } from "./reopening.ts";

/** VIS-3: so many tries, each on a day of its own. */
const VISIT_TRIES = 3;
const DAY_MS = 86_400_000;

export type VisitInput = {
  readonly method: VisitMethod;
  /** HEARD: the complainant has judged; DECLINED: wants no visit; UNREACHED: did not answer. */
  readonly result: "HEARD" | "DECLINED" | "UNREACHED";
  readonly satisfaction: Satisfaction | null;
  readonly words: string | null;
  /** Closes it at once where nothing is missing any more. */
  readonly close: boolean;
};

/** Who makes a visit: one of ours, or the complainant under the tracking code. */
export type Visitor = { readonly actorId: StaffId | null; readonly manager: boolean };

/**
 * VIS-1 to VIS-4, ESC-3: the visit, and what follows from it in the same breath: dissatisfied it is handled again,
 * satisfied and complete it is closed where that is asked for.
 */
export function visit(
  complaint: Aggregate,
  input: VisitInput,
  visitor: Visitor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const made = visited(complaint, input, visitor, ground);
  const after = evolve(complaint, made);
  const { actorId } = visitor;
  if (after.facts.lastResult !== null && after.facts.lastResult < SATISFIED_FROM)
    return [made, reopened("DISSATISFIED", made.words?.["words"] ?? null, after, actorId, ground)];
  if (!input.close || missingToClose(after).length > 0) return [made];
  return [made, closed(outcomeOf(after), actorId, ground)];
}

/** The visit alone. */
function visited(
  complaint: Aggregate,
  input: VisitInput,
  { actorId, manager }: Visitor,
  ground: Ground,
): EventOf<"VISITED"> {
  const check = new Check();
  const words = check.optionalText("words", input.words, LONGEST.words);
  const satisfaction = checkedSatisfaction(input, check);
  // VIS-4: whoever is dissatisfied is asked why, and that becomes the reason for handling it again.
  if (satisfaction !== null && satisfaction.result < SATISFIED_FROM && words === null)
    check.fault("words", "REQUIRED");
  check.done();
  const { facts } = complaint;
  const unreached = input.result === "UNREACHED";
  const days = triedDays(facts, ground.now);
  return {
    kind: "VISITED",
    at: ground.now,
    actorId,
    data: {
      method: input.method,
      attempt: unreached ? days : Math.max(1, days),
      reached: !unreached,
      declined: input.result === "DECLINED",
      satisfaction,
      visitor: actorId === null ? "COMPLAINANT" : "STAFF",
      manager,
      quietUntil:
        input.result === "DECLINED" ? afterQuiet(ground) : quietUntil(complaint, !unreached, ground),
    },
    clocks: visitClocks(complaint, satisfaction !== null && manager, ground),
    // The complainant's own words are no secret from the complainant.
    public: actorId === null,
    ...(words === null ? {} : { words: { words } }),
  };
}

/** Days on which a visit was tried, today with them. */
function triedDays({ visitTries, lastTryOn }: Facts, now: Date): number {
  return visitTries + (lastTryOn === localDate(now) ? 0 : 1);
}

/** VIS-3: a quiet period begins with the third day on which it was tried in vain; null: not yet. */
export function quietUntil({ facts }: Aggregate, reached: boolean, ground: Ground): Date | null {
  return !reached && triedDays(facts, ground.now) >= VISIT_TRIES ? afterQuiet(ground) : null;
}

function afterQuiet({ now, policy }: Ground): Date {
  return new Date(now.getTime() + policy.quietDays * DAY_MS);
}

function checkedSatisfaction(input: VisitInput, check: Check): Satisfaction | null {
  if (input.result !== "HEARD") {
    if (input.satisfaction !== null) check.fault("satisfaction", "MUST_BE_ABSENT");
    return null;
  }
  if (input.satisfaction === null) {
    check.fault("satisfaction", "REQUIRED");
    return null;
  }
  for (const [part, score] of Object.entries(input.satisfaction)) {
    if (!Number.isInteger(score) || score < 1 || score > 5)
      check.fault(`satisfaction.${part}`, "OUT_OF_RANGE", "1..5");
  }
  return input.satisfaction;
}

/** MAJ-2: the first visit of the project manager starts the clock of the second, counted from when it was resolved. */
export function visitClocks(
  { facts, clocks, suspensions }: Aggregate,
  byManager: boolean,
  ground: Ground,
): ClockChange[] {
  const met: ClockChange = { op: "MEET", clock: "VISIT" };
  if (facts.severity !== "MAJOR" || !byManager || facts.managerVisits > 0) return [met];
  const first = clocks.findLast(({ kind }) => kind === "VISIT");
  const from = first?.startedAt ?? facts.resolvedAt ?? ground.now;
  const second = deadline(
    { kind: "CALENDAR_DAYS", days: ground.policy.majorSecondVisitDays },
    from,
    deadlineContext(ground, suspensions),
  );
  return [met, { op: "START", clock: "VISIT", startedAt: from, deadline: second, limitAt: null }];
}

/** When the next try is due: by the clock, or after one in vain by the close of the next working day. */
export function visitDueAt({ facts, clocks }: Aggregate, ground: Ground): Date | null {
  const running = liveClock(clocks, "VISIT");
  if (running !== null) return running.dueAt;
  if (facts.lastTryOn === null) return null;
  return closeOf(workingDayAfter(facts.lastTryOn, 1, ground.calendar), ground.serviceHours);
}

/** MAJ-2: whether a visit of this person counts as the project manager's. */
export function isManagerOf({ facts }: Aggregate, actor: Actor): boolean {
  return holds(actor, "PROJECT_MANAGER", facts.projectId);
}

/** VIS-2: a supervisor has judged that a visit would do harm. */
export function visitExemption(
  input: { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  return [
    {
      kind: "VISIT_EXEMPTED",
      at: ground.now,
      actorId: actor.staffId,
      data: { reason: "SENSITIVE" },
      clocks: [{ op: "STOP", clock: "VISIT" }],
      words: { reason },
    },
  ];
}

/** VIS-3: a new complaint of the same household: the visit is due again. */
export function quietBroken(complaint: Aggregate, ground: Ground): readonly ComplaintEvent[] {
  const { later } = complaint.around;
  if (later === null) return [];
  const { policy, now } = ground;
  const due = deadline(
    { kind: "WORKING_DAYS", days: policy.visitWorkingDays },
    now,
    deadlineContext(ground, complaint.suspensions),
  );
  return [
    {
      kind: "QUIET_BROKEN",
      at: now,
      actorId: null,
      data: { newer: later.id },
      clocks: [{ op: "START", clock: "VISIT", startedAt: now, deadline: due, limitAt: null }],
    },
  ];
}
