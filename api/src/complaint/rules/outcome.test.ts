import { ROOT_CAUSES } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import { agent, at, Course, decide, faultsOf, ground, handler } from "./rules.fixture.ts";
import { timersOf } from "./timers.ts";

const registered = (given = {}) => new Course("03-02 10:00", given);
const handled = (given = {}) => registered(given).handled("03-02 10:05", "03-02 10:10");
const states = (course: Course) => course.complaint.clocks.map(({ kind, state }) => `${kind} ${state}`);

describe("HND-6 settled on the spot", () => {
  const settled = () =>
    registered().does("SETTLE_ON_THE_SPOT", agent, "03-02 10:10", {
      solution: "当场复位",
      complainantWord: "可以了",
    });

  it("HND-6 closes at once, with no visit due", () => {
    const course = settled();
    expect(course.kinds).toEqual(["REGISTERED", "RESOLVED", "CLOSED"]);
    expect(course.facts).toMatchObject({
      state: "CLOSED",
      settledOnTheSpot: true,
      visitExemption: "ON_SPOT",
      endedAt: at("03-02 10:10"),
      toldAt: at("03-02 10:10"),
    });
    expect(states(course)).toEqual(["RESPOND MET", "REPLY MET", "RESOLVE MET"]);
    expect(timersOf(course.complaint, ground("03-02 10:11"))).toEqual([]);
  });

  it("HND-6 keeps the solution and the complainant's word", () => {
    expect(
      settled()
        .told("RESOLVED")
        .map(({ words, public: isPublic }) => [words, isPublic]),
    ).toEqual([[{ solution: "当场复位", complainantWord: "可以了" }, true]]);
    expect(settled().told("CLOSED")[0]?.data).toEqual({ how: "ON_SPOT", ways: [] });
  });

  it.each([
    [{ solution: "" }, ["solution REQUIRED"]],
    [{ complainantWord: " " }, ["complainantWord REQUIRED"]],
    [{ solution: "", complainantWord: "" }, ["solution REQUIRED", "complainantWord REQUIRED"]],
  ])("HND-6 needs both: %j", (input, faults) => {
    expect(
      faultsOf(() =>
        decide("SETTLE_ON_THE_SPOT", registered().complaint, agent, ground("03-02 10:10"), input),
      ),
    ).toEqual(faults);
  });

  it("SLA-4 settled after the response was due, the breach is told first and stays", () => {
    const course = registered().does("SETTLE_ON_THE_SPOT", agent, "03-02 10:40");
    expect(course.kinds).toEqual([
      "REGISTERED",
      "CLOCK_DUE_SOON",
      "CLOCK_OVERDUE",
      "ESCALATED",
      "RESOLVED",
      "CLOSED",
    ]);
    expect(course.clock("RESPOND")).toMatchObject({ state: "MET", overdueFiredAt: at("03-02 10:40") });
  });
});

describe("SLA-1 resolving", () => {
  it.each(ROOT_CAUSES)(
    "HND-1 needs a solution and a root cause such as %s, and starts the visit",
    (rootCause) => {
      const course = handled().does("RESOLVE", handler, "03-02 15:00", { rootCause });
      expect(course.facts).toMatchObject({
        state: "RESOLVED",
        rootCause,
        visitExemption: null,
        resolvedAt: at("03-02 15:00"),
        settledOnTheSpot: false,
      });
      expect(states(course)).toEqual(["RESPOND MET", "REPLY MET", "RESOLVE MET", "VISIT RUNNING"]);
      expect(course.clock("VISIT").dueAt).toEqual(at("03-05 18:00"));
    },
  );

  it.each([
    ["no solution", { solution: " " }, ["solution REQUIRED"]],
    ["the complainant not told", { complainantTold: false }, ["complainantTold MUST_BE_CONFIRMED"]],
    [
      "neither",
      { solution: "", complainantTold: false },
      ["solution REQUIRED", "complainantTold MUST_BE_CONFIRMED"],
    ],
  ])("HND-1 is refused with %s", (_name, input, faults) => {
    expect(
      faultsOf(() => decide("RESOLVE", handled().complaint, handler, ground("03-02 15:00"), input)),
    ).toEqual(faults);
  });

  it("INT-5 VIS-2 where nobody can be reached, nobody need be told and no visit is due", () => {
    const course = handled({ complainantKind: "ANONYMOUS", hasContact: false }).does(
      "RESOLVE",
      handler,
      "03-02 15:00",
      { complainantTold: false },
    );
    expect(course.facts).toMatchObject({ state: "RESOLVED", visitExemption: "ANONYMOUS", toldAt: null });
    expect(course.clocks("VISIT")).toEqual([]);
  });

  it("SLA-1 the visit is due, due soon and overdue like any other, but climbs no ladder", () => {
    const course = handled().does("RESOLVE", handler, "03-02 15:00").wait("03-20 12:00");
    expect(course.log.slice(-2).map((event) => [event.kind, event.data])).toEqual([
      ["CLOCK_DUE_SOON", { clock: "VISIT", generation: 1, dueAt: at("03-05 18:00") }],
      ["CLOCK_OVERDUE", { clock: "VISIT", generation: 1, dueAt: at("03-05 18:00") }],
    ]);
  });

  it("SLA-4 resolved a moment after the deadline, the breach is on record; at a moment before, there is none", () => {
    const late = handled().does("RESOLVE", handler, "03-05 18:00");
    expect(late.clock("RESOLVE")).toMatchObject({ state: "MET", overdueFiredAt: at("03-05 18:00") });
    const inTime = handled().does("RESOLVE", handler, new Date(at("03-05 18:00").getTime() - 1));
    expect(inTime.clock("RESOLVE")).toMatchObject({ state: "MET", overdueFiredAt: null });
  });
});

describe("HND-1 withdrawing", () => {
  it("HND-1 stops every clock and ends the complaint", () => {
    const course = registered().does("WITHDRAW", agent, "03-02 10:10", { reason: "业主撤回" });
    expect(states(course)).toEqual(["RESPOND STOPPED", "REPLY STOPPED", "RESOLVE STOPPED"]);
    expect(course.facts).toMatchObject({ state: "WITHDRAWN", endedAt: at("03-02 10:10") });
    expect(course.wait("04-30 10:00").kinds).toEqual(["REGISTERED", "WITHDRAWN"]);
  });

  it("SLA-4 what ran out before stays on record", () => {
    expect(registered().does("WITHDRAW", agent, "03-02 11:00").clock("RESPOND")).toMatchObject({
      state: "STOPPED",
      overdueFiredAt: at("03-02 11:00"),
    });
  });

  it("HND-1 takes a reason", () => {
    expect(
      faultsOf(() =>
        decide("WITHDRAW", registered().complaint, agent, ground("03-02 10:10"), { reason: "" }),
      ),
    ).toEqual(["reason REQUIRED"]);
  });
});
