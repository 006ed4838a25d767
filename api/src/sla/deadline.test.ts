import { describe, expect, it } from "vitest";
import { deadline, promiseDeadline, type DeadlineContext } from "./deadline.ts";
import { at, ctx, days, END_OF_DAY, minutes, pause, paused } from "./deadline.fixture.ts";

describe("SLA-2 the worked example: received on a make-up Saturday before Spring Festival", () => {
  const received = at("02-14 17:00");
  it("SLA-2 respond is due after 30 minutes by the wall clock", () => {
    expect(deadline(minutes(30), received, ctx).dueAt).toEqual(at("02-14 17:30"));
  });
  it("SLA-2 1 working day ends on Tuesday 24 February 18:00", () => {
    expect(deadline(days(1), received, ctx).dueAt).toEqual(at("02-24 18:00"));
  });
  it("SLA-2 3 working days end on Thursday 26 February 18:00", () => {
    expect(deadline(days(3), received, ctx).dueAt).toEqual(at("02-26 18:00"));
  });
});

describe("SLA-2 working days", () => {
  it.each([
    ["Monday 00:00 counts from Tuesday", "03-02 00:00", 1, "03-03 18:00"],
    ["Monday 23:59 counts from Tuesday", "03-02 23:59", 1, "03-03 18:00"],
    ["Friday skips the weekend", "03-06 10:00", 1, "03-09 18:00"],
    ["Saturday counts from Monday", "03-07 10:00", 1, "03-09 18:00"],
    ["the make-up Sunday before 中秋 is counted", "09-19 10:00", 1, "09-20 18:00"],
    ["seven working days around 国庆", "09-29 10:00", 7, "10-14 18:00"],
    ["the make-up Saturday after 国庆 is counted", "10-09 10:00", 1, "10-10 18:00"],
  ])("SLA-2 %s", (_name, from, n, due) => {
    expect(deadline(days(n), at(from), ctx).dueAt).toEqual(at(due));
  });

  it("SLA-2 they end at the close of the last of two intervals of service", () => {
    const twoIntervals: DeadlineContext = {
      ...ctx,
      serviceHours: [
        ["08:30", "12:00"],
        ["14:00", "17:30"],
      ],
    };
    expect(deadline(days(1), at("03-02 10:00"), twoIntervals).dueAt).toEqual(at("03-03 17:30"));
  });
});

describe("SLA-2 minutes and the same day", () => {
  it("SLA-2 24 hours run through the night and the holiday", () => {
    expect(deadline(minutes(1440), at("02-16 21:15"), ctx).dueAt).toEqual(at("02-17 21:15"));
  });
  it.each(["03-02 00:00", "03-02 17:00", "03-02 23:59"])(
    "SLA-1 P1 of %s is due at 24:00 of that local day",
    (from) => {
      expect(deadline(END_OF_DAY, at(from), ctx).dueAt).toEqual(at("03-03 00:00"));
    },
  );
});

describe("SLA-1 a promised date", () => {
  const made = at("03-02 10:00");
  it("SLA-1 is due when promised, working day or not", () => {
    expect(promiseDeadline(at("03-08 15:30"), made, ctx).dueAt).toEqual(at("03-08 15:30"));
  });
  it("SLA-5 is lengthened by what the complaint was suspended after the promise", () => {
    const two = paused(pause("02-25 10:00", "03-01 10:00"), pause("03-03 10:00", "03-04 12:00"));
    expect(promiseDeadline(at("03-06 15:00"), made, two).dueAt).toEqual(at("03-07 17:00"));
  });
  it("SLA-6 says what was promised", () => {
    const { explanation, provisional } = promiseDeadline(at("03-06 15:00"), made, {
      ...ctx,
      policyVersion: "7",
    });
    expect(explanation).toEqual({
      span: { kind: "PROMISE", promisedAt: "2026-03-06T07:00:00.000Z" },
      from: "2026-03-02T02:00:00.000Z",
      days: [],
      pauses: [],
      policyVersion: "7",
      provisional: false,
    });
    expect(provisional).toBe(false);
  });
});

describe("SLA-3 due soon at 80 % of the unpaused time", () => {
  it.each([
    ["30 minutes", minutes(30), "03-02 10:00", [], "03-02 10:24"],
    ["24 hours", minutes(1440), "03-02 10:00", [], "03-03 05:12"],
    [
      "10 hours with 3 hours of pause before the mark",
      minutes(600),
      "03-02 10:00",
      [["03-02 12:00", "03-02 15:00"]],
      "03-02 21:00",
    ],
    [
      "10 hours with a pause after the mark",
      minutes(600),
      "03-02 10:00",
      [["03-02 19:00", "03-02 22:00"]],
      "03-02 18:00",
    ],
    [
      "the mark falls where a pause begins",
      minutes(600),
      "03-02 10:00",
      [["03-02 18:00", "03-02 20:00"]],
      "03-02 18:00",
    ],
    ["1 working day of 30 wall hours", days(1), "03-02 12:00", [], "03-03 12:00"],
    [
      "1 working day made two by 24 hours of pause",
      days(1),
      "03-02 12:00",
      [["03-03 06:00", "03-04 06:00"]],
      "03-04 12:00",
    ],
    ["the same day", END_OF_DAY, "03-02 14:00", [], "03-02 22:00"],
    [
      "the same day, suspended throughout",
      END_OF_DAY,
      "03-02 14:00",
      [["03-02 14:00", "03-04 14:00"]],
      "03-02 14:00",
    ],
  ] as const)("SLA-3 %s", (_name, span, from, pauses, soon) => {
    const context = paused(...pauses.map(([start, end]) => pause(start, end)));
    expect(deadline(span, at(from), context).dueSoonAt).toEqual(at(soon));
  });
});
