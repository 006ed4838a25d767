import type { Action, Move } from "@heyi/schema/vocabulary/action.ts";
import { STATES, type State, type TaskState } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import type { ComplaintEvent, ComplaintEventKind } from "../events.ts";
import { toId } from "../../kernel/ids.ts";
import type { Actor } from "../../org/actor.ts";
import type { Aggregate, Facts, Measure, Task } from "../facts.ts";
import { evolve, evolveAll } from "./evolve.ts";
import { moveOf } from "./permission.ts";
import { isOpen } from "./state.ts";
import {
  at,
  cleaner,
  CLEANING,
  complaint,
  Course,
  decide,
  dispatcher,
  ENGINEERING,
  ground,
  handler,
  OFFERED_ACTIONS,
  supervisor,
} from "./rules.fixture.ts";

const NOW = "03-03 10:00";

const TASK: Task = {
  id: toId("00000000-0000-7000-8000-00000000b001"),
  departmentId: CLEANING,
  handlerId: null,
  what: "清理机坑积水",
  dueAt: at("03-04 10:00"),
  state: "OFFERED",
  addedAt: at("03-02 11:00"),
  acceptedAt: null,
  endedAt: null,
  overdueAt: null,
};
const MEASURE: Measure = {
  id: toId("00000000-0000-7000-8000-00000000b002"),
  ownerId: handler.staffId,
  what: "每月巡检",
  dueDate: "2026-03-20",
  setAt: at("03-02 11:00"),
  doneAt: null,
  remindedAt: null,
};

const CASES = OFFERED_ACTIONS.flatMap((action) =>
  moveOf(action).from.map((from) => ({ action, from, to: moveOf(action).to })),
);

/** Done by the complainant under the tracking code, so by nobody of ours. */
const BY_COMPLAINANT: ReadonlySet<Action> = new Set(["REMARK", "CONFIRM_RESULT", "REFUSE_RESULT"]);

/** As the move asks for it. */
function before(action: Action, from: State): Aggregate {
  const task = (state: TaskState): Task => ({ ...TASK, state });
  switch (action) {
    case "MOVE_PROMISE":
      return complaint({ state: from, promisedAt: at("03-05 18:00") });
    case "LEAVE_INCIDENT":
      return complaint({ state: from, incidentId: toId("00000000-0000-7000-8000-00000000b003") });
    case "ACCEPT_TASK":
    case "DECLINE_TASK":
    case "COMPLETE_TASK":
    case "DROP_TASK":
      return complaint({ state: from }, { tasks: [task("OFFERED")] });
    case "COMPLETE_MEASURE":
      return complaint({ state: from }, { measures: [MEASURE] });
    default:
      return complaint({ state: from });
  }
}

/** Of the department that is asked to help, where it takes one of them. */
function doerOf(action: Action): Actor {
  return action.endsWith("_TASK") && action !== "ADD_TASK" && action !== "DROP_TASK" ? cleaner : supervisor;
}

function stateAfter(from: State, to: Move["to"]): State {
  switch (to) {
    case "SAME":
      return from;
    case "RESUMED":
      return "INVESTIGATING";
    case "CLOSED_IF_COMPLETE":
      return "CLOSED";
    // The usual visit is satisfied and leaves the closing to another act.
    case "BY_RESULT":
      return "RESOLVED";
    default:
      return to;
  }
}

describe("HND-1 where a move leads", () => {
  it.each(CASES)("HND-1 $action from $from leads to $to", ({ action, from, to }) => {
    const found = before(action, from);
    const after = evolveAll(found, decide(action, found, doerOf(action), ground(NOW)));
    const expected = stateAfter(from, to);
    expect(after.facts.state).toBe(expected);
    const ends = !isOpen(expected) && isOpen(from);
    expect(after.facts.endedAt).toEqual(ends ? at(NOW) : null);
  });

  it.each(CASES)(
    "AUD-1 $action from $from is told at its moment, by who did it, and changes nothing before",
    ({ action, from }) => {
      const found = before(action, from);
      const kept = structuredClone(found);
      const doer = doerOf(action);
      const events = decide(action, found, doer, ground(NOW));
      evolveAll(found, events);
      expect(found).toEqual(kept);
      expect(events.length).toBeGreaterThan(0);
      const by = BY_COMPLAINANT.has(action) ? null : doer.staffId;
      for (const event of events) expect([event.at, event.actorId]).toEqual([at(NOW), by]);
    },
  );

  it("SLA-5 a suspension returns to the state it came from", () => {
    const before = complaint({ state: "RECTIFYING" });
    const suspended = evolveAll(before, decide("SUSPEND", before, handler, ground(NOW)));
    expect(suspended.facts).toMatchObject({
      state: "SUSPENDED",
      suspendedFrom: "RECTIFYING",
      suspendReason: "WAITING_THIRD_PARTY",
    });
    const resumed = evolveAll(suspended, decide("RESUME", suspended, handler, ground("03-04 10:00")));
    expect(resumed.facts).toMatchObject({
      state: "RECTIFYING",
      suspendedFrom: null,
      suspendReason: null,
      reviewAt: null,
    });
  });

  it.each(STATES)("ORG-5 %s is open unless closed, merged or withdrawn", (state) => {
    expect(isOpen(state)).toBe(!["CLOSED", "MERGED", "WITHDRAWN"].includes(state));
  });
});

const FIRST = at("03-02 10:05");
const SECOND = at("03-02 11:00");
const by = { actorId: handler.staffId };

describe("HND-1 milestones stand apart from the state", () => {
  it.each<[string, keyof Facts, (at: Date) => ComplaintEvent]>([
    ["response", "respondedAt", (at) => ({ ...by, at, kind: "RESPONDED", data: { how: "PHONE" } })],
    ["reply", "repliedAt", (at) => ({ ...by, at, kind: "CONTACTED", data: { how: "PHONE", isReply: true } })],
    [
      "resolution",
      "resolvedAt",
      (at) => ({
        ...by,
        at,
        kind: "RESOLVED",
        data: { onTheSpot: false, rootCause: "NONE", told: true, visitExemption: null },
      }),
    ],
  ])("SLA-1 the first %s is the one that counts", (_name, milestone, event) => {
    expect(evolveAll(complaint(), [event(FIRST), event(SECOND)]).facts[milestone]).toEqual(FIRST);
  });

  it("SLA-1 a contact that is no answer is no reply", () => {
    const contacted = evolve(complaint(), {
      ...by,
      at: FIRST,
      kind: "CONTACTED",
      data: { how: "PHONE", isReply: false },
    });
    expect(contacted.facts).toMatchObject({ repliedAt: null, lastContactAt: FIRST });
  });

  it("SLA-1 what is resolved is responded to, replied to and told", () => {
    const course = new Course("03-02 10:00")
      .handled("03-02 10:05", "03-02 10:10")
      .does("RESOLVE", handler, "03-02 11:00");
    expect(course.facts).toMatchObject({
      respondedAt: SECOND,
      repliedAt: SECOND,
      toldAt: SECOND,
      lastContactAt: SECOND,
    });
  });

  it("ESC-1 the level never goes down", () => {
    const event: ComplaintEvent = {
      at: FIRST,
      actorId: null,
      kind: "ESCALATED",
      data: { level: 1, from: 0, cause: "MANUAL", clock: null },
    };
    expect(evolve(complaint({ level: 2 }), event).facts.level).toBe(2);
  });
});

describe("HND-2 what a reassignment keeps and forgets", () => {
  it("HND-2 an assignment not accepted leaves nobody but the owner", () => {
    const course = new Course("03-02 10:00")
      .does("ASSIGN", dispatcher, "03-02 10:05")
      .does("DECLINE", handler, "03-02 10:10");
    expect(course.facts).toMatchObject({
      state: "REGISTERED",
      departmentId: null,
      handlerId: null,
      assignedAt: null,
      acceptedAt: null,
      declines: 1,
    });
  });

  it("HND-2 the first assignment is not counted as a reassignment", () => {
    expect(new Course("03-02 10:00").does("ASSIGN", dispatcher, "03-02 10:05").facts).toMatchObject({
      declines: 0,
      departmentId: ENGINEERING,
    });
  });
});

const SILENT: readonly ComplaintEvent[] = [
  { ...by, at: FIRST, kind: "PROGRESS_NOTED", data: {} },
  { ...by, at: FIRST, kind: "REMARKED", data: {} },
  { ...by, at: FIRST, kind: "MAJOR_DISMISSED", data: {} },
  { ...by, at: FIRST, kind: "CONTACT_REVEALED", data: {} },
  {
    at: FIRST,
    actorId: null,
    kind: "DEADLINES_RECOMPUTED",
    data: { cause: "CALENDAR", year: 2027, moved: [], priority: null },
  },
  {
    at: FIRST,
    actorId: null,
    kind: "MESSAGE_SENT",
    data: {
      message: toId("00000000-0000-7000-8000-bbbbbbbbbbbb"),
      messageKind: "RESULT",
      messageChannel: "SMS_WEBHOOK",
      tries: 1,
    },
  },
];

describe("AUD-1 events that are told and change no fact", () => {
  it.each(SILENT.map((event): [ComplaintEventKind, ComplaintEvent] => [event.kind, event]))(
    "AUD-1 %s",
    (_kind, event) => {
      const before = complaint({ state: "INVESTIGATING" });
      expect(evolve(before, event)).toEqual(before);
    },
  );

  it("LIV-1 the version is raised by what is written, not by what is folded", () => {
    const course = new Course("03-02 10:00").handled("03-02 10:05", "03-02 10:10").wait("03-09 10:00");
    expect(course.facts.version).toBe(0);
  });
});
