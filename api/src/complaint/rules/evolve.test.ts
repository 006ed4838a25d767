import { STATES, type State } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import type { ComplaintEvent, ComplaintEventKind } from "../events.ts";
import type { Facts } from "../facts.ts";
import { evolve, evolveAll } from "./evolve.ts";
import { moveOf } from "./permission.ts";
import { isOpen } from "./state.ts";
import {
  at,
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

const CASES = OFFERED_ACTIONS.flatMap((action) =>
  moveOf(action).from.map((from) => ({ action, from, to: moveOf(action).to })),
);

describe("HND-1 where a move leads", () => {
  it.each(CASES)("HND-1 $action from $from leads to $to", ({ action, from, to }) => {
    const promised = action === "MOVE_PROMISE" ? { promisedAt: at("03-05 18:00") } : {};
    const before = complaint({ state: from, ...promised });
    const after = evolveAll(before, decide(action, before, supervisor, ground(NOW)));
    const expected: State = to === "SAME" ? from : to === "RESUMED" ? "INVESTIGATING" : to;
    expect(after.facts.state).toBe(expected);
    expect(after.facts.endedAt).toEqual(isOpen(expected) ? null : at(NOW));
  });

  it.each(CASES)(
    "AUD-1 $action from $from is told at its moment, by who did it, and changes nothing before",
    ({ action, from }) => {
      const promised = action === "MOVE_PROMISE" ? { promisedAt: at("03-05 18:00") } : {};
      const before = complaint({ state: from, ...promised });
      const kept = structuredClone(before);
      const events = decide(action, before, supervisor, ground(NOW));
      evolveAll(before, events);
      expect(before).toEqual(kept);
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) expect([event.at, event.actorId]).toEqual([at(NOW), supervisor.staffId]);
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
        data: { onTheSpot: false, rootCause: "NONE", told: true, visitExempt: false },
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
  { ...by, at: FIRST, kind: "MAJOR_PROPOSED", data: { cause: "MEDIA", evidence: [] } },
  { ...by, at: FIRST, kind: "MAJOR_DISMISSED", data: {} },
  { ...by, at: FIRST, kind: "CONTACT_REVEALED", data: {} },
  { at: FIRST, actorId: null, kind: "DEADLINES_RECOMPUTED", data: { year: 2027 } },
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
