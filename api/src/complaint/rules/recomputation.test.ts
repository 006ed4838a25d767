import { describe, expect, it } from "vitest";

import { calendarOf } from "../../sla/calendar.ts";
import { DEFAULT_POLICY, type Policy } from "../../sla/policy.ts";
import { SHIPPED_CALENDAR } from "../../sla/shipped-calendar.ts";
import type { Aggregate } from "../facts.ts";
import { evolveAll } from "./evolve.ts";
import type { Ground } from "./ground.ts";
import { recomputation } from "./recomputation.ts";
import { agent, Course, handler } from "./rules.fixture.ts";
import { standingOf } from "./standing.ts";

const at = (text: string) => new Date(`${text.replace(" ", "T")}:00+08:00`);
const NOTICE = {
  year: 2027,
  holidays: ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"].map((date) => ({ date, name: "元旦" })),
  makeUpDays: [],
};
const loaded = (course: Course, now: string) => ({
  ...course.ground(at(now)),
  calendar: calendarOf([...SHIPPED_CALENDAR, NOTICE]),
});
const onCalendar = (complaint: Aggregate, was: Ground, is: Ground) =>
  recomputation(
    complaint,
    standingOf(complaint, was),
    { was, is },
    { cause: "CALENDAR", year: 2027, by: null },
  );
const recomputed = (course: Course, now: string) => {
  const events = onCalendar(course.complaint, course.ground(at(now)), loaded(course, now));
  return { events, after: evolveAll(course.complaint, events) };
};

describe("SLA-2 deadlines after a holiday notice is loaded", () => {
  it("SLA-2 a provisional deadline moves, with one event, and is certain from then on", () => {
    const course = new Course(at("2026-12-31 10:00")).does("RESPOND", agent, at("2026-12-31 10:05"));
    expect(course.clock("REPLY")).toMatchObject({ dueAt: at("2027-01-04 18:00"), provisional: true });
    const { events, after } = recomputed(course, "2026-12-31 11:00");
    expect(events.map(({ kind, data, actorId }) => [kind, data, actorId])).toEqual([
      [
        "DEADLINES_RECOMPUTED",
        {
          cause: "CALENDAR",
          year: 2027,
          moved: [
            { of: "REPLY", point: "DUE", from: at("2027-01-04 18:00"), to: at("2027-01-05 18:00") },
            { of: "REPLY", point: "LIMIT", from: at("2027-01-06 18:00"), to: at("2027-01-07 18:00") },
            { of: "RESOLVE", point: "DUE", from: at("2027-01-06 18:00"), to: at("2027-01-07 18:00") },
            { of: "TRIAGE", point: "DUE", from: at("2027-01-04 18:00"), to: at("2027-01-05 18:00") },
          ],
          priority: null,
        },
        null,
      ],
    ]);
    const replies = after.clocks.filter(({ kind }) => kind === "REPLY");
    expect(replies).toMatchObject([
      { generation: 1, state: "SUPERSEDED", dueAt: at("2027-01-04 18:00") },
      {
        generation: 2,
        state: "RUNNING",
        dueAt: at("2027-01-05 18:00"),
        limitAt: at("2027-01-07 18:00"),
        provisional: false,
      },
    ]);
  });

  it("SLA-2 doing it again changes nothing more", () => {
    const course = new Course(at("2026-12-31 10:00")).does("RESPOND", agent, at("2026-12-31 10:05"));
    const { after } = recomputed(course, "2026-12-31 11:00");
    const ground = loaded(course, "2026-12-31 11:00");
    expect(onCalendar(after, ground, ground)).toEqual([]);
  });

  it("SLA-2 what lies in loaded years is left alone", () => {
    const course = new Course(at("2026-03-02 10:00"));
    expect(recomputed(course, "2026-03-02 10:10").events).toEqual([]);
  });

  it("SLA-1 SLA-2 a hard limit beyond the turn of the year moves, though the reply itself does not", () => {
    const course = new Course(at("2026-12-30 10:00")).does("RESPOND", agent, at("2026-12-30 10:05"));
    expect(course.clock("REPLY")).toMatchObject({
      dueAt: at("2026-12-31 18:00"),
      limitAt: at("2027-01-05 18:00"),
      provisional: false,
    });
    const replies = recomputed(course, "2026-12-30 11:00").after.clocks.filter(
      ({ kind }) => kind === "REPLY",
    );
    expect(replies).toMatchObject([
      { generation: 1, state: "RUNNING", dueAt: at("2026-12-31 18:00"), limitAt: at("2027-01-06 18:00") },
    ]);
  });

  it("SLA-4 what was breached before stays breached where it was", () => {
    const course = new Course(at("2026-12-31 10:00")).does("RESPOND", agent, at("2026-12-31 10:05"));
    const { after } = recomputed(course, "2027-01-04 18:00");
    expect(after.clocks.filter(({ kind }) => kind === "REPLY")).toMatchObject([
      {
        generation: 1,
        dueAt: at("2027-01-04 18:00"),
        overdueFiredAt: at("2027-01-04 18:00"),
        state: "RUNNING",
      },
    ]);
  });

  it("SLA-5 a paused clock is computed anew when it resumes; until then only what it waits for moves", () => {
    const course = new Course(at("2026-12-31 10:00"))
      .does("RESPOND", agent, at("2026-12-31 10:05"))
      .handled(at("2026-12-31 10:06"), at("2026-12-31 10:10"));
    course.does("SUSPEND", handler, at("2026-12-31 11:00"));
    expect(recomputed(course, "2026-12-31 12:00").events).toMatchObject([
      { kind: "DEADLINES_RECOMPUTED", data: { moved: [{ of: "REVIEW", point: "DUE" }] }, clocks: [] },
    ]);
  });
});

/** As an administrator applies newer rules to what is open. */
function underPolicy(course: Course, now: string, changes: Partial<Policy>) {
  const was = course.ground(at(now));
  const is = { ...was, policy: { ...DEFAULT_POLICY, ...changes }, policyVersion: "v2" };
  const cause = { cause: "POLICY", rulesVersion: 2, by: agent.staffId } as const;
  const again = (complaint: Aggregate) =>
    recomputation(complaint, standingOf(complaint, is), { was: is, is }, cause);
  const events = recomputation(course.complaint, standingOf(course.complaint, was), { was, is }, cause);
  return { events, after: evolveAll(course.complaint, events), again };
}

describe("SLA-6 deadlines under newer rules", () => {
  it("SLA-6 a running deadline moves from where it began, with one event that says from when to when, by whom", () => {
    const course = new Course(at("2026-03-02 10:00"));
    const { events, after, again } = underPolicy(course, "2026-03-02 10:10", { respondMinutes: 15 });
    expect(events).toMatchObject([
      {
        kind: "DEADLINES_RECOMPUTED",
        actorId: agent.staffId,
        data: {
          cause: "POLICY",
          rulesVersion: 2,
          moved: [{ of: "RESPOND", point: "DUE", from: at("2026-03-02 10:30"), to: at("2026-03-02 10:15") }],
        },
      },
    ]);
    const responds = after.clocks.filter(({ kind }) => kind === "RESPOND");
    expect(responds).toMatchObject([
      { generation: 1, state: "SUPERSEDED" },
      {
        generation: 2,
        state: "RUNNING",
        dueAt: at("2026-03-02 10:15"),
        explanation: { policyVersion: "v2" },
      },
    ]);
    expect(again(after)).toEqual([]);
  });

  it("SLA-6 what the newer rules leave where it is stays without an event", () => {
    const course = new Course(at("2026-03-02 10:00"));
    expect(underPolicy(course, "2026-03-02 10:10", { quietDays: 14 }).events).toEqual([]);
  });

  it("SLA-4 SLA-6 what ran out before stays breached where it was, however long it would have now", () => {
    const course = new Course(at("2026-03-02 10:00"));
    const { after } = underPolicy(course, "2026-03-02 10:31", { respondMinutes: 120 });
    expect(after.clocks.filter(({ kind }) => kind === "RESPOND")).toMatchObject([
      { generation: 1, dueAt: at("2026-03-02 10:30"), overdueFiredAt: at("2026-03-02 10:31") },
    ]);
  });

  it("TRI-3 SLA-6 the priority is read off the newer matrix, and the time to resolve with it", () => {
    const course = new Course(at("2026-03-02 10:00"), { urgency: "HIGH", impact: "GROUP" });
    const matrix = { ...DEFAULT_POLICY.priorityMatrix, HIGH: ["P1", "P1", "P1"] as const };
    const { events, after } = underPolicy(course, "2026-03-02 10:10", {
      priorityMatrix: matrix as unknown as Policy["priorityMatrix"],
    });
    expect(events).toMatchObject([{ data: { priority: { from: "P2", to: "P1" } } }]);
    expect(after.facts.priority).toBe("P1");
    expect(after.clocks.find(({ kind, state }) => kind === "RESOLVE" && state === "RUNNING")?.dueAt).toEqual(
      at("2026-03-03 00:00"),
    );
  });
});
