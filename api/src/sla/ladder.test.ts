import { describe, expect, it } from "vitest";
import { calendarOf } from "./calendar.ts";
import { nextEscalation } from "./ladder.ts";
import { DEFAULT_POLICY, type Policy } from "./policy.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";

const calendar = calendarOf(SHIPPED_CALENDAR);
const ctx = { policy: DEFAULT_POLICY, calendar, serviceHours: [["08:30", "18:00"]] } as const;

describe("ESC-1 an overdue respond or reply", () => {
  // The first five are steps of the sample data of January and February 2023.
  it.each([
    ["RESPOND", "2023-01-02T20:21:00+08:00", 0, "2023-01-02T20:21:00+08:00", 1],
    ["RESPOND", "2023-02-05T12:19:00+08:00", 0, "2023-02-05T12:19:00+08:00", 1],
    ["REPLY", "2023-01-18T20:00:00+08:00", 0, "2023-01-18T20:00:00+08:00", 1],
    ["REPLY", "2023-01-18T20:00:00+08:00", 1, "2023-01-19T20:00:00+08:00", 2],
    ["REPLY", "2023-01-28T18:00:00+08:00", 1, "2023-01-29T18:00:00+08:00", 2],
    ["REPLY", "2023-01-18T20:00:00+08:00", 2, "2023-01-21T20:00:00+08:00", 3],
    ["RESPOND", "2023-01-02T20:21:00+08:00", 2, "2023-01-05T20:21:00+08:00", 3],
  ] as const)("ESC-1 %s due %s at level %i: %s calls level %i", (kind, dueAt, level, at, called) => {
    const clock = { kind, dueAt: new Date(dueAt), escalationSteps: level };
    expect(nextEscalation(clock, level, ctx)).toEqual({ at: new Date(at), level: called });
  });

  it("ESC-1 a level reached by another way is skipped, and the higher one still waits for its own hour", () => {
    const clock = {
      kind: "RESPOND",
      dueAt: new Date("2026-03-02T10:00:00+08:00"),
      escalationSteps: 0,
    } as const;
    expect(nextEscalation(clock, 2, ctx)).toEqual({ at: new Date("2026-03-05T10:00:00+08:00"), level: 3 });
  });

  it("ESC-1 the hours run through weekends and holidays", () => {
    const clock = {
      kind: "REPLY",
      dueAt: new Date("2026-02-14T18:00:00+08:00"),
      escalationSteps: 1,
    } as const;
    expect(nextEscalation(clock, 1, ctx)?.at).toEqual(new Date("2026-02-15T18:00:00+08:00"));
  });

  it("ESC-1 the hours are data", () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      escalation: { ...DEFAULT_POLICY.escalation, hoursToLevel: [1, 2, 3] },
    };
    const clock = { kind: "RESPOND", dueAt: new Date("2026-03-02T10:00:00Z"), escalationSteps: 0 } as const;
    expect(nextEscalation(clock, 0, { ...ctx, policy })).toEqual({
      at: new Date("2026-03-02T11:00:00Z"),
      level: 1,
    });
  });
});

describe("ESC-1 an overdue resolve", () => {
  // Deadline, service, steps it has caused, level it finds; instant and level of the next step.
  // All but the last two are steps of the sample data of January and February 2023.
  it.each([
    ["2023-01-11T20:00:00+08:00", "20:00", 0, 0, "2023-01-11T20:00:00+08:00", 1],
    ["2023-01-11T20:00:00+08:00", "20:00", 1, 1, "2023-01-12T20:00:00+08:00", 2],
    ["2023-01-11T20:00:00+08:00", "20:00", 2, 2, "2023-01-13T20:00:00+08:00", 3],
    ["2023-01-29T18:00:00+08:00", "18:00", 0, 0, "2023-01-29T18:00:00+08:00", 1],
    ["2023-01-29T18:00:00+08:00", "18:00", 1, 1, "2023-01-30T18:00:00+08:00", 2],
    ["2023-02-03T18:00:00+08:00", "18:00", 1, 1, "2023-02-06T18:00:00+08:00", 2],
    ["2023-02-03T18:00:00+08:00", "18:00", 2, 2, "2023-02-07T18:00:00+08:00", 3],
    ["2023-01-13T18:00:00+08:00", "18:00", 0, 2, "2023-01-13T18:00:00+08:00", 3],
    ["2023-01-29T06:54:00+08:00", "18:00", 0, 0, "2023-01-29T06:54:00+08:00", 1],
    ["2023-01-07T21:23:00+08:00", "18:00", 0, 0, "2023-01-07T21:23:00+08:00", 1],
    ["2023-01-20T10:00:00+08:00", "18:00", 1, 1, "2023-01-28T18:00:00+08:00", 2],
    ["2023-01-20T10:00:00+08:00", "18:00", 2, 2, "2023-01-29T18:00:00+08:00", 3],
  ] as const)(
    "ESC-1 due %s, service %s, after %i steps, at level %i: %s calls level %i",
    (dueAt, close, escalationSteps, level, at, called) => {
      const clock = { kind: "RESOLVE", dueAt: new Date(dueAt), escalationSteps } as const;
      expect(nextEscalation(clock, level, { ...ctx, serviceHours: [["08:00", close]] })).toEqual({
        at: new Date(at),
        level: called,
      });
    },
  );

  it("ESC-1 it climbs from the level it finds, so a hand-made step does not use one up", () => {
    const clock = {
      kind: "RESOLVE",
      dueAt: new Date("2026-03-02T18:00:00+08:00"),
      escalationSteps: 1,
    } as const;
    expect(nextEscalation(clock, 2, ctx)).toEqual({ at: new Date("2026-03-03T18:00:00+08:00"), level: 3 });
  });
});

describe("SLA-5 the ladder of a complaint that was suspended after its deadline", () => {
  const dueAt = new Date("2026-03-02T18:00:00+08:00");
  const pauses = [
    {
      from: new Date("2026-03-03T09:00:00+08:00"),
      to: new Date("2026-03-05T09:00:00+08:00"),
      reason: "WAITING_SEASON",
    },
  ];

  it("SLA-5 the working days suspended at closing time call no level", () => {
    const clock = { kind: "RESOLVE", dueAt, escalationSteps: 1 } as const;
    expect(nextEscalation(clock, 1, { ...ctx, pauses })?.at).toEqual(new Date("2026-03-05T18:00:00+08:00"));
  });

  it("SLA-5 the hours to the next level are lengthened by the pause", () => {
    const clock = { kind: "REPLY", dueAt, escalationSteps: 1 } as const;
    expect(nextEscalation(clock, 1, { ...ctx, pauses })?.at).toEqual(new Date("2026-03-05T18:00:00+08:00"));
  });
});

describe("ESC-1 the end of the ladder", () => {
  it.each(["RESPOND", "REPLY", "RESOLVE", "VISIT"] as const)(
    "ESC-1 above level 3 an overdue %s calls nobody",
    (kind) => {
      expect(nextEscalation({ kind, dueAt: new Date(), escalationSteps: 0 }, 3, ctx)).toBeNull();
    },
  );

  it.each([0, 1, 2] as const)("ESC-1 an overdue visit does not climb from level %i", (level) => {
    expect(nextEscalation({ kind: "VISIT", dueAt: new Date(), escalationSteps: 0 }, level, ctx)).toBeNull();
  });
});
