import { describe, expect, it } from "vitest";
import { deadline } from "./deadline.ts";
import { at, ctx, days, END_OF_DAY, minutes, pause, paused } from "./deadline.fixture.ts";

describe("SLA-5 pauses and working days", () => {
  const from = at("03-02 10:00");
  it.each([
    ["suspended at closing time, the day is not counted", ["03-03 17:59", "03-03 18:01"], "03-04 18:00"],
    ["suspended from the very close, the day is not counted", ["03-03 18:00", "03-04 09:00"], "03-04 18:00"],
    ["resumed at the very close, the day is not counted", ["03-03 09:00", "03-03 18:00"], "03-04 18:00"],
    [
      "suspended and resumed before the close, the day is counted",
      ["03-03 09:00", "03-03 12:00"],
      "03-03 18:00",
    ],
    ["suspended on the day of receipt only, nothing changes", ["03-02 11:00", "03-02 23:00"], "03-03 18:00"],
    ["suspended over a weekend, only working days fall out", ["03-03 12:00", "03-09 12:00"], "03-09 18:00"],
    ["suspended after the deadline, nothing changes", ["03-03 18:01", "03-06 12:00"], "03-03 18:00"],
  ] as const)("SLA-5 %s", (_name, [start, end], due) => {
    expect(deadline(days(1), from, paused(pause(start, end))).dueAt).toEqual(at(due));
  });

  it("SLA-5 a pause in the lengthened part counts too", () => {
    const two = paused(pause("03-03 12:00", "03-04 12:00"), pause("03-04 17:00", "03-05 09:00"));
    expect(deadline(days(1), from, two).dueAt).toEqual(at("03-05 18:00"));
  });
});

describe("SLA-5 pauses and hours", () => {
  const from = at("03-02 10:00");
  it.each([
    ["a pause within is added", [["03-02 12:00", "03-02 15:00"]], "03-03 13:00"],
    [
      "a pause that begins in the lengthened part is added",
      [
        ["03-02 12:00", "03-02 15:00"],
        ["03-03 12:00", "03-03 14:00"],
      ],
      "03-03 15:00",
    ],
    [
      "their order in the list is nothing",
      [
        ["03-03 12:00", "03-03 14:00"],
        ["03-02 12:00", "03-02 15:00"],
      ],
      "03-03 15:00",
    ],
    [
      "overlapping pauses count once",
      [
        ["03-02 12:00", "03-02 15:00"],
        ["03-02 14:00", "03-02 16:00"],
      ],
      "03-03 14:00",
    ],
    [
      "a pause within another adds nothing",
      [
        ["03-02 12:00", "03-02 16:00"],
        ["03-02 13:00", "03-02 14:00"],
      ],
      "03-03 14:00",
    ],
    ["of a pause that began before, only the rest is added", [["03-02 08:00", "03-02 11:00"]], "03-03 11:00"],
    ["a pause that ended before adds nothing", [["03-01 08:00", "03-02 10:00"]], "03-03 10:00"],
    ["a pause from the deadline on comes too late", [["03-03 10:00", "03-04 10:00"]], "03-03 10:00"],
  ] as const)("SLA-5 %s", (_name, pauses, due) => {
    expect(
      deadline(minutes(1440), from, paused(...pauses.map(([start, end]) => pause(start, end)))).dueAt,
    ).toEqual(at(due));
  });

  it("SLA-5 the same day stays the same day", () => {
    expect(deadline(END_OF_DAY, from, paused(pause("03-02 12:00", "03-04 12:00"))).dueAt).toEqual(
      at("03-03 00:00"),
    );
  });

  it.each([minutes(1440), days(2), END_OF_DAY])("SLA-5 an open pause lengthens %o not yet", (span) => {
    const open = deadline(span, from, paused(pause("03-02 12:00", null)));
    expect([open.dueAt, open.dueSoonAt]).toEqual([
      deadline(span, from, ctx).dueAt,
      deadline(span, from, ctx).dueSoonAt,
    ]);
    expect(open.explanation.pauses).toEqual([
      { from: "2026-03-02T04:00:00.000Z", to: null, minutes: null, reason: "WAITING_SEASON" },
    ]);
  });
});
