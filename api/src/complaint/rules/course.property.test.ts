import type { State } from "@heyi/schema/vocabulary/complaint.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { queueFactsOf } from "../queue-facts.ts";
import type { Actor } from "../../org/actor.ts";
import { isLive } from "./clocks.ts";
import { refusalOf } from "./permission.ts";
import {
  agent,
  at,
  cleaner,
  cleaners,
  colleague,
  Course,
  dispatcher,
  engineers,
  handler,
  manager,
  OFFERED_ACTIONS,
  supervisor,
  type OfferedAction,
} from "./rules.fixture.ts";
import { standingOf } from "./standing.ts";
import { isOpen } from "./state.ts";
import { catchUp, timersOf } from "./timers.ts";

const EVERYONE = [agent, dispatcher, handler, colleague, cleaner, supervisor, manager];
const MINUTE_MS = 60_000;

/** A span between two acts: moments, hours, or days in which nobody looks. */
const aSpan = fc.oneof(
  fc.integer({ min: 0, max: 45 }),
  fc.integer({ min: 60, max: 2_000 }),
  fc.integer({ min: 2_000, max: 20_000 }),
);
/** What is done next is picked from what is allowed by then. */
const aStep = fc.record({ minutes: aSpan, pick: fc.nat({ max: 9_999 }), flag: fc.boolean() });
const aLife = fc.record({
  bornAfter: fc.integer({ min: 0, max: 300 * 1440 }),
  receivedBefore: fc.constantFrom(0, 0, 30, 3_000),
  hasContact: fc.boolean(),
  channel: fc.constantFrom("HOTLINE", "GOV_HOTLINE"),
  steps: fc.array(aStep, { maxLength: 25 }),
});

/** Ends last, so that lives are long. */
const ENDING: readonly OfferedAction[] = [
  "WITHDRAW",
  "SETTLE_ON_THE_SPOT",
  "RESOLVE",
  "MERGE",
  "CLOSE_UNRESOLVED",
];

function allowed(course: Course, now: Date): readonly (readonly [OfferedAction, Actor])[] {
  const moves = OFFERED_ACTIONS.flatMap((action) =>
    EVERYONE.filter((actor) => refusalOf(action, course.complaint, actor, course.ground(now)) === null).map(
      (actor) => [action, actor] as const,
    ),
  );
  const going = moves.filter(([action]) => !ENDING.includes(action));
  return [...going, ...going, ...moves];
}

function act(
  course: Course,
  [action, actor]: readonly [OfferedAction, Actor],
  now: Date,
  flag: boolean,
): void {
  const toCleaning = flag && (action === "ASSIGN" || action === "REASSIGN");
  if (toCleaning && course.facts.departmentId !== cleaners.departmentId) {
    course.does(action, actor, now, { assignee: cleaners, handlerId: null, reason: "归保洁" });
  } else if (action === "REASSIGN" && course.facts.handlerId === handler.staffId) {
    course.does(action, actor, now, { assignee: engineers, handlerId: colleague.staffId, reason: "换人" });
  } else if (action === "CONTACT") course.does(action, actor, now, { isReply: flag });
  else if (action === "TRIAGE") course.does(action, actor, now, { urgency: flag ? "HIGH" : "LOW" });
  else course.does(action, actor, now);
}

function live(
  { bornAfter, receivedBefore, hasContact, channel, steps }: LifeOf<typeof aLife>,
  look: (course: Course, now: Date) => void,
): Course {
  let now = new Date(at("01-01 00:00").getTime() + bornAfter * MINUTE_MS);
  const receivedAt = new Date(now.getTime() - receivedBefore * MINUTE_MS);
  const course = new Course(now, { receivedAt, hasContact, channel });
  look(course, now);
  for (const { minutes, pick, flag } of steps) {
    now = new Date(now.getTime() + minutes * MINUTE_MS);
    course.wait(now);
    look(course, now);
    const moves = allowed(course, now);
    const move = moves[pick % Math.max(moves.length, 1)];
    if (move === undefined) break;
    act(course, move, now, flag);
    look(course, now);
  }
  return course;
}
type LifeOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Life> ? Life : never;

/** Runs lives and looks at each after every step. */
function always(look: (course: Course, now: Date) => void): void {
  fc.assert(
    fc.property(aLife, (life) => void live(life, look)),
    { numRuns: 150 },
  );
}

describe("ORG-5 whatever happens to a complaint", () => {
  it("ORG-5 while it is open it has an owner, a next action and a time by which that is due", () => {
    always((course, now) => {
      const standing = standingOf(course.complaint, course.ground(now));
      const { nextAction, nextActionDueAt, dueAt, dueKind } = standing;
      const open = isOpen(course.facts.state);
      expect(course.facts.ownerId).not.toBeNull();
      expect([nextAction, nextActionDueAt, dueAt, dueKind].map((part) => part !== null)).toEqual([
        open,
        open,
        open,
        open,
      ]);
      expect(dueAt?.getTime() ?? 0).toBeLessThanOrEqual(nextActionDueAt?.getTime() ?? 0);
      expect(course.facts.endedAt === null).toBe(open);
      expect(standing.urge).toBe(queueFactsOf(course.complaint).urge);
    });
  });

  it("HND-1 state and people agree: assigned means somewhere, handled means by its owner", () => {
    always(({ facts, complaint }) => {
      const { state, departmentId, handlerId, ownerId, acceptedAt } = facts;
      const somewhere = departmentId !== null;
      const nobody = !somewhere && handlerId === null && acceptedAt === null;
      const accepted = somewhere && acceptedAt !== null && handlerId !== null && handlerId === ownerId;
      const agree: Partial<Record<State, boolean>> = {
        REGISTERED: nobody,
        ASSIGNED: somewhere && acceptedAt === null,
        INVESTIGATING: accepted,
        // What was settled on the spot and comes back is with its owner until somebody is assigned.
        RECTIFYING: accepted || nobody,
        SUSPENDED: accepted || nobody,
        RESOLVED: accepted || nobody,
        IN_MEDIATION: accepted || nobody,
        REFERRED: accepted || nobody,
      };
      expect([state, agree[state] ?? !isOpen(state)]).toEqual([state, true]);
      expect(complaint.suspensions.filter(({ endedAt }) => endedAt === null)).toHaveLength(
        state === "SUSPENDED" ? 1 : 0,
      );
      expect(facts.reviewAt === null).toBe(state !== "SUSPENDED");
    });
  });
});

describe("SLA-1 whatever happens to the clocks", () => {
  it("SLA-4 of each kind at most one is live, the latest, and generations are counted without a gap", () => {
    always((course) => {
      for (const kind of ["RESPOND", "REPLY", "RESOLVE", "VISIT"] as const) {
        const clocks = course.clocks(kind);
        expect(clocks.map(({ generation }) => generation)).toEqual(clocks.map((_, index) => index + 1));
        expect(clocks.slice(0, -1).filter(isLive)).toEqual([]);
        for (const clock of clocks) expect(clock.endedAt === null).toBe(isLive(clock));
      }
    });
  });

  it("SLA-5 clocks are paused exactly while it is suspended, and none is live after the end", () => {
    always(({ facts, complaint }) => {
      const lively = new Set(complaint.clocks.filter(isLive).map(({ state }) => state));
      expect(lively.has(facts.state === "SUSPENDED" ? "RUNNING" : "PAUSED")).toBe(false);
      expect(lively.size === 0 || isOpen(facts.state)).toBe(true);
    });
  });

  it("SLA-4 a breach once told is never taken back, and no late act hides one", () => {
    fc.assert(
      fc.property(aLife, (life) => {
        const breaches = new Map<string, number>();
        live(life, ({ complaint }) => {
          const pausedTill = complaint.suspensions.map(({ endedAt }) => endedAt?.getTime());
          for (const { kind, generation, dueAt, endedAt, state, overdueFiredAt } of complaint.clocks) {
            const name = `${kind}:${generation}`;
            const breached = overdueFiredAt?.getTime() ?? null;
            expect(breached).toBe(breaches.get(name) ?? breached);
            if (breached !== null) breaches.set(name, breached);
            expect(breached ?? Infinity).toBeGreaterThanOrEqual(dueAt.getTime());
            // Ended while it stood still, or because a pause moved it: then its time had not run out.
            const whilePaused = complaint.suspensions.some(
              ({ startedAt, endedAt: to }) =>
                endedAt !== null && startedAt <= endedAt && (to === null || endedAt <= to),
            );
            const late =
              endedAt !== null && endedAt >= dueAt && !whilePaused && !pausedTill.includes(endedAt.getTime());
            expect([name, state, !late || breached !== null]).toEqual([name, state, true]);
          }
        });
      }),
      { numRuns: 150 },
    );
  });
});

/** Told again after a while, counted from when it was told last: fewer after a downtime. */
const REMINDERS: ReadonlySet<string> = new Set(["SILENCE_NOTICED", "ESCALATION_REMINDED"]);

describe("SLA-3 whatever time brings", () => {
  it("SLA-3 the timers come to rest: nothing is due after what was due is told, and each timer stands once", () => {
    always((course, now) => {
      course.wait(now);
      const ground = course.ground(now);
      expect(catchUp(course.complaint, ground)).toEqual([]);
      const timers = timersOf(course.complaint, ground);
      for (const { fireAt } of timers) expect(fireAt.getTime()).toBeGreaterThan(now.getTime());
      expect(new Set(timers.map(({ kind, subject }) => `${kind} ${subject}`)).size).toBe(timers.length);
      // HND-7: of what is closed only its preventive measures remind.
      expect(timers.every(({ kind }) => kind === "MEASURE") || isOpen(course.facts.state)).toBe(true);
    });
  });

  it("SLA-3 each deadline speaks once: due soon before overdue, never the other way", () => {
    fc.assert(
      fc.property(aLife, (life) => {
        const { log } = live(life, () => undefined);
        const told = log.flatMap(({ kind, data }) =>
          "generation" in data ? [`${kind} ${data.clock} ${data.generation}`] : [],
        );
        expect(new Set(told).size).toBe(told.length);
        const warnedLate = told.filter((telling, index) =>
          told.slice(0, index).includes(telling.replace("CLOCK_DUE_SOON", "CLOCK_OVERDUE")),
        );
        expect(warnedLate).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("ESC-1 the level only climbs, step by step as told, to the company at most", () => {
    fc.assert(
      fc.property(aLife, (life) => {
        const course = live(life, () => undefined);
        let level = 0;
        for (const { data } of course.told("ESCALATED")) {
          expect(data.from).toBe(level);
          expect(data.level).toBeGreaterThan(level);
          level = data.level;
        }
        expect(course.facts.level).toBe(level);
        expect(level).toBeLessThanOrEqual(3);
        expect(
          course.told("ESCALATED").filter(({ data }) => data.cause === "BUCK_PASSING").length,
        ).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  it("SLA-3 a downtime loses nothing: told at once or as it comes, clocks and ladder say the same", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 * 1440 }),
        fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 20 }),
        (bornAfter, spans) => {
          const born = at("01-01 00:00").getTime() + bornAfter * MINUTE_MS;
          const [awake, asleep] = [new Course(new Date(born)), new Course(new Date(born))];
          let now = born;
          for (const span of spans) {
            now += span * MINUTE_MS;
            awake.wait(new Date(now));
          }
          asleep.wait(new Date(now));
          const heard = (course: Course) =>
            course.log.filter(({ kind }) => !REMINDERS.has(kind)).map(({ kind, data }) => [kind, data]);
          expect(heard(asleep)).toEqual(heard(awake));
        },
      ),
      { numRuns: 150 },
    );
  });
});
