import { describe, expect, it } from "vitest";

import { calendarOf } from "../sla/calendar.ts";
import { SHIPPED_CALENDAR } from "../sla/shipped-calendar.ts";
import { recomputation } from "./recompute.ts";
import { agent, Course, handler } from "./rules/rules.fixture.ts";
import { evolveAll } from "./rules/evolve.ts";

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
const recomputed = (course: Course, now: string) => {
  const events = recomputation(course.complaint, loaded(course, now), 2027);
  return { events, after: evolveAll(course.complaint, events) };
};

describe("SLA-2 deadlines after a holiday notice is loaded", () => {
  it("SLA-2 a provisional deadline moves, with one event, and is certain from then on", () => {
    const course = new Course(at("2026-12-31 10:00")).does("RESPOND", agent, at("2026-12-31 10:05"));
    expect(course.clock("REPLY")).toMatchObject({ dueAt: at("2027-01-04 18:00"), provisional: true });
    const { events, after } = recomputed(course, "2026-12-31 11:00");
    expect(events.map(({ kind, data, actorId }) => [kind, data, actorId])).toEqual([
      ["DEADLINES_RECOMPUTED", { year: 2027 }, null],
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
    expect(recomputation(after, loaded(course, "2026-12-31 11:00"), 2027)).toEqual([]);
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

  it("SLA-5 a paused clock is computed anew when it resumes", () => {
    const course = new Course(at("2026-12-31 10:00"))
      .does("RESPOND", agent, at("2026-12-31 10:05"))
      .handled(at("2026-12-31 10:06"), at("2026-12-31 10:10"));
    course.does("SUSPEND", handler, at("2026-12-31 11:00"));
    expect(recomputed(course, "2026-12-31 12:00").events).toEqual([]);
  });
});
