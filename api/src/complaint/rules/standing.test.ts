import type { NextAction } from "@heyi/schema/vocabulary/clock.ts";
import { ENDED_STATES, STATES } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import { agent, at, complaint, Course, dispatcher, ground, handler } from "./rules.fixture.ts";
import { standingOf } from "./standing.ts";

const registered = (given = {}) => new Course("03-02 10:00", given);
const responded = () => registered().does("RESPOND", agent, "03-02 10:05");
const accepted = () => responded().handled("03-02 10:10", "03-02 10:15");
const standing = (course: Course, now = "03-02 10:20") => standingOf(course.complaint, ground(now));

describe("ORG-5 what an open complaint waits for", () => {
  it.each<[string, Course, NextAction, string]>([
    ["a word to the complainant", registered(), "RESPOND", "03-02 10:30"],
    ["triage", responded(), "TRIAGE", "03-03 18:00"],
    ["an assignment", responded().does("TRIAGE", dispatcher, "03-02 10:06"), "ASSIGN", "03-03 18:00"],
    ["a yes or no", responded().does("ASSIGN", dispatcher, "03-02 10:10"), "ACCEPT", "03-02 10:40"],
    ["the answer", accepted(), "REPLY", "03-03 18:00"],
    [
      "the resolution",
      accepted().does("CONTACT", handler, "03-02 10:16", { isReply: true }),
      "RESOLVE",
      "03-05 18:00",
    ],
    [
      "its review",
      accepted().does("SUSPEND", handler, "03-02 10:16", { reviewAt: at("03-05 10:00") }),
      "REVIEW",
      "03-05 10:00",
    ],
    ["the visit", accepted().does("RESOLVE", handler, "03-02 10:16"), "VISIT", "03-05 18:00"],
    [
      "the assignment after the answer",
      responded()
        .does("TRIAGE", dispatcher, "03-02 10:06")
        .does("CONTACT", agent, "03-02 10:07", { isReply: true }),
      "ASSIGN",
      "03-05 18:00",
    ],
    [
      "the assignment after a decline",
      responded()
        .does("TRIAGE", dispatcher, "03-02 10:06")
        .does("ASSIGN", dispatcher, "03-02 10:10")
        .does("DECLINE", handler, "03-02 10:12"),
      "ASSIGN",
      "03-03 18:00",
    ],
  ])("ORG-5 waits for %s", (_name, course, nextAction, due) => {
    const { nextAction: next, nextActionDueAt } = standing(course);
    expect([next, nextActionDueAt]).toEqual([nextAction, at(due)]);
  });

  it("ORG-5 VIS-2 resolved with nobody to visit, it waits to be closed", () => {
    const course = registered({ hasContact: false })
      .handled("03-02 10:10", "03-02 10:15")
      .does("RESOLVE", handler, "03-02 10:16");
    expect(standing(course)).toMatchObject({ nextAction: "CLOSE", nextActionDueAt: at("03-05 18:00") });
  });

  it.each(["IN_MEDIATION", "REFERRED"] as const)(
    "ORG-5 %s it is followed up, three working days from the last word",
    (state) => {
      const found = complaint({ state, lastContactAt: at("03-04 10:00") }, { clocks: [] });
      expect(standingOf(found, ground("03-04 12:00"))).toMatchObject({
        nextAction: "FOLLOW_UP",
        nextActionDueAt: at("03-09 18:00"),
        dueAt: at("03-09 18:00"),
        dueKind: "FOLLOW_UP",
      });
    },
  );

  it.each(STATES.filter((state) => !ENDED_STATES.some((ended) => ended === state)))(
    "ORG-5 even without a single clock %s has its next action and time",
    (state) => {
      const { nextAction, nextActionDueAt, dueAt, dueKind } = standingOf(
        complaint({ state }, { clocks: [] }),
        ground("03-02 10:20"),
      );
      expect([nextAction, nextActionDueAt, dueAt, dueKind]).not.toContain(null);
    },
  );

  it.each(ENDED_STATES)("ORG-5 %s waits for nothing, though a clock of it once ran out", (state) => {
    expect(
      standingOf(
        { ...registered().wait("03-09 10:00").complaint, facts: complaint({ state }).facts },
        ground("03-09 10:00"),
      ),
    ).toEqual({
      nextAction: null,
      nextActionDueAt: null,
      dueAt: null,
      dueKind: null,
      urge: "IN_TIME",
      provisional: false,
    });
  });
});

describe("SLA-3 what runs out first", () => {
  it("SLA-3 the earliest of the running clocks and the next action orders the queue", () => {
    expect(
      standing(responded().does("TRIAGE", dispatcher, "03-02 10:06", { urgency: "CRITICAL" })),
    ).toMatchObject({ dueKind: "RESOLVE", dueAt: at("03-03 00:00"), nextActionDueAt: at("03-03 18:00") });
    expect(standing(responded().does("ASSIGN", dispatcher, "03-02 10:10"))).toMatchObject({
      dueKind: "ACCEPT",
      dueAt: at("03-02 10:40"),
    });
  });

  it.each([
    ["SLA-5 paused clocks do not count, the review does", "03-04 10:00", "REVIEW", "03-04 10:00"],
    [
      "SLA-5 HND-5 till a review far off the complainant hears of it",
      "03-16 10:00",
      "FOLLOW_UP",
      "03-05 18:00",
    ],
  ])("%s", (_name, reviewAt, dueKind, dueAt) => {
    expect(
      standing(accepted().does("SUSPEND", handler, "03-02 10:16", { reviewAt: at(reviewAt) })),
    ).toMatchObject({ dueKind, dueAt: at(dueAt), urge: "IN_TIME" });
  });

  it.each([
    ["03-02 10:23", "IN_TIME"],
    ["03-02 10:24", "DUE_SOON"],
    ["03-02 10:30", "OVERDUE"],
  ])("SLA-3 at %s it is %s", (now, urge) => {
    expect(standing(registered().wait(now), now).urge).toBe(urge);
  });

  it("SLA-3 it is as urgent as the log has told, never by a clock of the reader's own", () => {
    expect(standing(registered(), "03-02 10:31").urge).toBe("IN_TIME");
  });

  it("SLA-3 one clock overdue outweighs another due soon, and a met one counts no more", () => {
    const course = registered().wait("03-03 12:00");
    expect(standing(course).urge).toBe("OVERDUE");
    expect(standing(course.does("RESPOND", agent, "03-03 12:01")).urge).toBe("DUE_SOON");
  });

  it("SLA-2 is provisional while a running clock is", () => {
    const course = new Course(new Date("2026-12-31T10:00:00+08:00"));
    expect(standingOf(course.complaint, ground(new Date("2026-12-31T10:01:00+08:00"))).provisional).toBe(
      true,
    );
    expect(standing(registered()).provisional).toBe(false);
  });
});
