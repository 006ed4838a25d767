import { describe, expect, it } from "vitest";

import {
  agent,
  at,
  Course,
  decide,
  faultsOf,
  ground,
  handler,
  manager,
  supervisor,
} from "./rules.fixture.ts";

const handled = () =>
  new Course("03-02 10:00").does("RESPOND", agent, "03-02 10:01").handled("03-02 10:05", "03-02 10:10");
const promised = () => handled().does("PROMISE", handler, "03-02 11:00", { promisedAt: at("03-04 12:00") });
const generations = (course: Course) =>
  course.clocks("RESOLVE").map(({ generation, state, dueAt }) => [generation, state, dueAt]);

describe("SLA-1 the date promised to the complainant", () => {
  it("SLA-1 is the resolve deadline from then on; the default before it is superseded", () => {
    expect(generations(promised())).toEqual([
      [1, "SUPERSEDED", at("03-05 18:00")],
      [2, "RUNNING", at("03-04 12:00")],
    ]);
  });

  it("SLA-3 is due soon at 80 % of the time from the promise on", () => {
    expect(
      handled()
        .does("PROMISE", handler, "03-02 12:00", { promisedAt: at("03-02 22:00") })
        .clock("RESOLVE").dueSoonAt,
    ).toEqual(at("03-02 20:00"));
  });

  it("SLA-6 says that it was promised", () => {
    expect(promised().clock("RESOLVE").explanation).toMatchObject({
      span: { kind: "PROMISE", promisedAt: "2026-03-04T04:00:00.000Z" },
      from: "2026-03-02T03:00:00.000Z",
    });
  });

  it("HND-5 is public, for the complainant is told of it", () => {
    expect(
      promised()
        .told("PROMISED")
        .map((event) => [event.public, event.data.promisedAt]),
    ).toEqual([[true, at("03-04 12:00")]]);
  });

  it.each([
    ["03-02 10:59", ["promisedAt NOT_IN_THE_FUTURE"]],
    ["03-02 11:00", ["promisedAt NOT_IN_THE_FUTURE"]],
    ["03-02 11:01", []],
  ])("SLA-1 lies in the future: %s, asked at 11:00", (promisedAt, faults) => {
    expect(
      faultsOf(() =>
        decide("PROMISE", handled().complaint, handler, ground("03-02 11:00"), {
          promisedAt: at(promisedAt),
        }),
      ),
    ).toEqual(faults);
  });
});

describe("SLA-4 moving the promise", () => {
  const moved = { promisedAt: at("03-06 12:00"), reason: "配件未到", complainantInformed: true };

  it("SLA-4 keeps the old deadline on record and runs to the new one", () => {
    const course = promised().does("MOVE_PROMISE", handler, "03-03 10:00", moved);
    expect(generations(course)).toEqual([
      [1, "SUPERSEDED", at("03-05 18:00")],
      [2, "SUPERSEDED", at("03-04 12:00")],
      [3, "RUNNING", at("03-06 12:00")],
    ]);
    expect(course.facts).toMatchObject({ promisedAt: at("03-06 12:00"), promiseMoves: 1 });
    expect(
      course.told("PROMISE_MOVED").map(({ data, words, public: isPublic }) => [data, words, isPublic]),
    ).toEqual([
      [
        { from: at("03-04 12:00"), to: at("03-06 12:00"), complainantInformed: true },
        { reason: "配件未到" },
        true,
      ],
    ]);
  });

  it.each([
    ["without a reason", { reason: " " }, ["reason REQUIRED"]],
    [
      "without telling the complainant",
      { complainantInformed: false },
      ["complainantInformed MUST_BE_CONFIRMED"],
    ],
    ["to the same date", { promisedAt: at("03-04 12:00") }, ["promisedAt UNCHANGED"]],
    ["into the past", { promisedAt: at("03-03 09:00") }, ["promisedAt NOT_IN_THE_FUTURE"]],
    [
      "in no way at all",
      { promisedAt: at("03-01 09:00"), reason: "", complainantInformed: false },
      ["promisedAt NOT_IN_THE_FUTURE", "reason REQUIRED", "complainantInformed MUST_BE_CONFIRMED"],
    ],
    ["to an earlier date in the future", { promisedAt: at("03-03 12:00") }, []],
  ])("SLA-4 %s", (_name, input, faults) => {
    expect(
      faultsOf(() =>
        decide("MOVE_PROMISE", promised().complaint, handler, ground("03-03 10:00"), { ...moved, ...input }),
      ),
    ).toEqual(faults);
  });

  it("SLA-4 a second move of the promise takes a supervisor", () => {
    const course = promised().does("MOVE_PROMISE", handler, "03-03 10:00", moved);
    const again = { ...moved, promisedAt: at("03-10 12:00") };
    expect(() => course.does("MOVE_PROMISE", handler, "03-04 10:00", again)).toThrow("MOVED_ONCE_ALREADY");
    course.does("MOVE_PROMISE", supervisor, "03-04 10:00", again);
    expect(
      course.does("MOVE_PROMISE", manager, "03-05 10:00", { ...again, promisedAt: at("03-11 12:00") }).facts
        .promiseMoves,
    ).toBe(3);
  });

  it("SLA-4 a move by the supervisor uses up the handler's", () => {
    const course = promised().does("MOVE_PROMISE", supervisor, "03-03 10:00", moved);
    expect(() =>
      course.does("MOVE_PROMISE", handler, "03-04 10:00", { ...moved, promisedAt: at("03-10 12:00") }),
    ).toThrow("MOVED_ONCE_ALREADY");
  });

  it("SLA-4 moving a deadline never hides a breach: moved late, the log tells of the breach first", () => {
    const course = promised().does("MOVE_PROMISE", handler, "03-04 12:00", moved);
    const [, breached, running] = course.clocks("RESOLVE");
    expect(breached).toMatchObject({
      state: "SUPERSEDED",
      dueAt: at("03-04 12:00"),
      overdueFiredAt: at("03-04 12:00"),
      endedAt: at("03-04 12:00"),
    });
    expect(running).toMatchObject({
      state: "RUNNING",
      overdueFiredAt: null,
      dueSoonFiredAt: null,
      escalationSteps: 0,
    });
    const told = course.kinds.filter((kind) => kind === "CLOCK_OVERDUE" || kind === "PROMISE_MOVED");
    expect(told.slice(-2)).toEqual(["CLOCK_OVERDUE", "PROMISE_MOVED"]);
  });

  it("SLA-4 moved a moment before the deadline it is no breach", () => {
    const course = promised().does("MOVE_PROMISE", handler, new Date(at("03-04 12:00").getTime() - 1), moved);
    expect(course.clocks("RESOLVE").map((clock) => clock.overdueFiredAt)).toEqual([null, null, null]);
  });

  it("SLA-3 SLA-4 each generation is overdue once, under its own number", () => {
    const course = promised().does("MOVE_PROMISE", handler, "03-04 13:00", moved).wait("03-09 12:00");
    const told = course.told("CLOCK_OVERDUE").filter(({ data }) => data.clock === "RESOLVE");
    expect(told.map(({ data }) => [data.generation, data.dueAt])).toEqual([
      [2, at("03-04 12:00")],
      [3, at("03-06 12:00")],
    ]);
    expect(course.clocks("RESOLVE").map((clock) => clock.overdueFiredAt !== null)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
