import { SUSPEND_REASONS } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import { at, agent, Course, decide, dispatcher, faultsOf, ground, handler } from "./rules.fixture.ts";

const handled = () =>
  new Course("03-02 10:00").does("RESPOND", agent, "03-02 10:01").handled("03-02 10:05", "03-02 10:10");
const suspended = (when: string, until = "03-16 10:00") =>
  handled().does("SUSPEND", handler, when, { reviewAt: at(until) });
const states = (course: Course) => course.complaint.clocks.map(({ kind, state }) => `${kind} ${state}`);

describe("SLA-5 suspending", () => {
  it("SLA-5 pauses every running clock and leaves those that are met", () => {
    expect(states(suspended("03-02 11:00"))).toEqual(["RESPOND MET", "REPLY PAUSED", "RESOLVE PAUSED"]);
  });

  it.each(SUSPEND_REASONS)("SLA-5 has a ground: %s is kept with its words", (reason) => {
    const course = handled().does("SUSPEND", handler, "03-02 11:00", { reason, text: "等配件" });
    expect(course.complaint.suspensions).toMatchObject([
      { reason, startedAt: at("03-02 11:00"), endedAt: null },
    ]);
    expect([course.facts.suspendReason, course.told("SUSPENDED")[0]?.words]).toEqual([
      reason,
      { text: "等配件" },
    ]);
  });

  it.each([
    ["a review date 14 days off", { reviewAt: at("03-16 11:00") }, []],
    [
      "no review date later than that",
      { reviewAt: new Date(at("03-16 11:00").getTime() + 1) },
      ["reviewAt TOO_LATE"],
    ],
    ["no review date that has come already", { reviewAt: at("03-02 11:00") }, ["reviewAt NOT_IN_THE_FUTURE"]],
    ["words", { text: "" }, ["text REQUIRED"]],
  ])("SLA-5 takes %s", (_name, input, faults) => {
    expect(
      faultsOf(() => decide("SUSPEND", handled().complaint, handler, ground("03-02 11:00"), input)),
    ).toEqual(faults);
  });

  it("SLA-5 a paused clock is never due soon or overdue", () => {
    const course = suspended("03-02 11:00").wait("03-15 12:00");
    expect([
      course.told("CLOCK_DUE_SOON"),
      course.told("CLOCK_OVERDUE"),
      course.told("CLOCK_LIMIT_PASSED"),
    ]).toEqual([[], [], []]);
  });
});

describe("SLA-5 resuming", () => {
  it("SLA-5 at the review date the complaint comes back by itself, to the state it was in", () => {
    const course = suspended("03-02 11:00", "03-04 11:00");
    expect(course.wait("03-04 10:59").facts.state).toBe("SUSPENDED");
    course.wait("03-04 11:00");
    expect(course.facts).toMatchObject({ state: "INVESTIGATING", suspendedFrom: null, reviewAt: null });
    expect(course.told("RESUMED").map(({ data, actorId }) => [data.cause, actorId])).toEqual([
      ["REVIEW_DATE", null],
    ]);
    expect(states(course).filter((clock) => clock.endsWith("PAUSED"))).toEqual([]);
  });

  it("SLA-5 by hand it comes back at any time, and the review date says nothing any more", () => {
    const course = suspended("03-02 11:00", "03-04 11:00")
      .does("RESUME", dispatcher, "03-03 10:00")
      .wait("03-04 12:00");
    expect(course.told("RESUMED").map(({ data, actorId }) => [data.cause, actorId])).toEqual([
      ["BY_HAND", dispatcher.staffId],
    ]);
    expect(course.complaint.suspensions).toMatchObject([
      { startedAt: at("03-02 11:00"), endedAt: at("03-03 10:00") },
    ]);
  });

  it("SLA-5 working days suspended at closing time are not counted: the deadlines move, the old ones stay on record", () => {
    const course = suspended("03-03 10:00").does("RESUME", handler, "03-05 10:00");
    expect(
      course
        .clocks("REPLY")
        .map(({ generation, state, dueAt, limitAt }) => [generation, state, dueAt, limitAt]),
    ).toEqual([
      [1, "SUPERSEDED", at("03-03 18:00"), at("03-05 18:00")],
      [2, "RUNNING", at("03-05 18:00"), at("03-09 18:00")],
    ]);
    expect(course.clock("RESOLVE")).toMatchObject({
      generation: 2,
      state: "RUNNING",
      dueAt: at("03-09 18:00"),
    });
  });

  it("SLA-5 a suspension over before closing time moves no working-day deadline", () => {
    const course = suspended("03-03 10:00").does("RESUME", handler, "03-03 16:00");
    expect([course.clocks("REPLY").length, course.clock("REPLY").state, course.clock("REPLY").dueAt]).toEqual(
      [1, "RUNNING", at("03-03 18:00")],
    );
  });

  it("SLA-5 hours are added, to the minute", () => {
    const course = handled().does("TRIAGE", dispatcher, "03-02 10:15", { urgency: "HIGH", impact: "GROUP" });
    course.does("SUSPEND", handler, "03-02 12:00").does("RESUME", handler, "03-02 15:07");
    expect(course.clock("RESOLVE").dueAt).toEqual(at("03-03 13:07"));
  });

  it("SLA-5 a promised date is lengthened by the pause after the promise, not by one before it", () => {
    const course = suspended("03-02 11:00").does("RESUME", handler, "03-02 13:00");
    course.does("PROMISE", handler, "03-02 14:00", { promisedAt: at("03-04 12:00") });
    expect(course.clock("RESOLVE").dueAt).toEqual(at("03-04 12:00"));
    course.does("SUSPEND", handler, "03-03 09:00").does("RESUME", handler, "03-03 12:00");
    expect(course.clock("RESOLVE").dueAt).toEqual(at("03-04 15:00"));
  });

  it("SLA-5 the new deadline is explained by the pause and its ground", () => {
    const course = suspended("03-03 10:00").does("RESUME", handler, "03-04 10:00");
    expect(course.clock("REPLY").explanation.pauses).toEqual([
      {
        from: "2026-03-03T02:00:00.000Z",
        to: "2026-03-04T02:00:00.000Z",
        minutes: 1440,
        reason: "WAITING_THIRD_PARTY",
      },
    ]);
  });

  it("SLA-4 SLA-5 what was overdue before the suspension stays overdue after it, and is not told twice", () => {
    const course = handled()
      .wait("03-03 18:00")
      .does("SUSPEND", handler, "03-04 10:00")
      .does("RESUME", handler, "03-05 10:00")
      .wait("03-06 12:00");
    expect(course.clocks("REPLY")).toMatchObject([
      { generation: 1, dueAt: at("03-03 18:00"), overdueFiredAt: at("03-03 18:00"), state: "RUNNING" },
    ]);
    expect(course.told("CLOCK_OVERDUE").filter(({ data }) => data.clock === "REPLY")).toHaveLength(1);
  });

  it("SLA-5 the hard limit of a reply overdue already moves with the working days suspended", () => {
    const course = handled()
      .wait("03-03 18:00")
      .does("SUSPEND", handler, "03-04 10:00")
      .does("RESUME", handler, "03-06 10:00");
    expect(course.clock("REPLY")).toMatchObject({
      generation: 1,
      dueAt: at("03-03 18:00"),
      limitAt: at("03-09 18:00"),
    });
    expect(course.wait("03-09 17:59").told("CLOCK_LIMIT_PASSED")).toEqual([]);
    expect(
      course
        .wait("03-09 18:00")
        .told("CLOCK_LIMIT_PASSED")
        .map(({ data }) => data.dueAt),
    ).toEqual([at("03-09 18:00")]);
  });

  it("SLA-5 may be suspended again, each time on its own record", () => {
    const course = suspended("03-02 11:00")
      .does("RESUME", handler, "03-02 12:00")
      .does("SUSPEND", handler, "03-02 13:00");
    expect(course.complaint.suspensions.map(({ endedAt }) => endedAt)).toEqual([at("03-02 12:00"), null]);
  });
});

describe("SLA-5 the end of a suspended complaint", () => {
  it("SLA-5 withdrawn while suspended, the pause ends with it and no clock goes on", () => {
    const course = suspended("03-02 11:00").does("WITHDRAW", agent, "03-03 11:00");
    expect(course.complaint.suspensions).toMatchObject([{ endedAt: at("03-03 11:00") }]);
    expect(course.facts).toMatchObject({ state: "WITHDRAWN", suspendReason: null, reviewAt: null });
    expect(states(course)).toEqual(["RESPOND MET", "REPLY STOPPED", "RESOLVE STOPPED"]);
  });
});
