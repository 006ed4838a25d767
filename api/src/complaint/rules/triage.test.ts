import { CATEGORIES, VALIDITIES } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import { DEFAULT_POLICY } from "../../sla/policy.ts";
import { agent, at, Course, decide, dispatcher, faultsOf, ground, handler } from "./rules.fixture.ts";

const registered = () => new Course("03-02 10:00");
const triaged = (input: Parameters<typeof decide<"TRIAGE">>[4] = {}) =>
  registered().does("TRIAGE", dispatcher, "03-02 10:10", { reason: null, ...input });
const NOW = "03-02 11:00";
const faults = (course: Course, input: Parameters<typeof decide<"TRIAGE">>[4]) =>
  faultsOf(() => decide("TRIAGE", course.complaint, dispatcher, ground(NOW), { reason: null, ...input }));

describe("TRI-1 the category", () => {
  it("TRI-1 is one of eleven", () => {
    expect(CATEGORIES).toHaveLength(11);
  });

  it.each(CATEGORIES)("TRI-1 %s is set with a sub-category of the company's own", (category) => {
    expect(triaged({ category, subCategory: " 电梯 " }).facts).toMatchObject({
      category,
      subCategory: "电梯",
      triagedAt: at("03-02 10:10"),
    });
  });

  it("TRI-1 the day of the first triage stays", () => {
    const course = triaged().does("TRIAGE", dispatcher, NOW, { category: "FIRE" });
    expect(course.facts).toMatchObject({ category: "FIRE", triagedAt: at("03-02 10:10") });
  });

  it("TRI-1 before and after stand in the log", () => {
    const course = triaged({ category: "FIRE" }).does("TRIAGE", dispatcher, NOW, { category: "CHARGES" });
    expect(course.told("TRIAGED").map(({ data }) => [data.before.category, data.category])).toEqual([
      [null, "FIRE"],
      ["FIRE", "CHARGES"],
    ]);
  });
});

describe("TRI-2 validity", () => {
  it.each(VALIDITIES)("TRI-2 %s is set at the first triage without a reason", (validity) => {
    const course = triaged({ validity });
    expect([course.facts.validity, course.kinds]).toEqual([validity, ["REGISTERED", "TRIAGED"]]);
  });

  it("TRI-2 may be left open by the dispatcher and set by the handler later", () => {
    const course = triaged().handled("03-02 10:15", "03-02 10:20");
    expect(course.facts.validity).toBeNull();
    expect(course.does("TRIAGE", handler, NOW, { validity: "ASSISTED", reason: null }).facts.validity).toBe(
      "ASSISTED",
    );
  });

  it.each(VALIDITIES.flatMap((from) => VALIDITIES.map((to) => [from, to] as const)))(
    "TRI-2 from %s to %s takes a reason exactly when it changes",
    (from, to) => {
      const course = triaged({ validity: from });
      expect(faults(course, { validity: to })).toEqual(from === to ? [] : ["reason REQUIRED"]);
      course.does("TRIAGE", dispatcher, NOW, { validity: to, reason: "复核监控" });
      expect(course.facts.validity).toBe(to);
      expect(course.told("VALIDITY_CHANGED").map(({ data, words }) => [data, words])).toEqual(
        from === to ? [] : [[{ from, to }, { reason: "复核监控" }]],
      );
    },
  );

  it("TRI-2 a later triage that says nothing of it leaves it as it is", () => {
    expect(
      triaged({ validity: "INVALID" }).does("TRIAGE", dispatcher, NOW, { validity: null }).facts.validity,
    ).toBe("INVALID");
  });
});

describe("TRI-3 priority", () => {
  it.each([
    ["CRITICAL", "HOUSEHOLD", "P1", "03-03 00:00"],
    ["HIGH", "COMMUNITY", "P2", "03-03 10:00"],
    ["HIGH", "HOUSEHOLD", "P3", "03-05 18:00"],
    ["LOW", "HOUSEHOLD", "P4", "03-11 18:00"],
  ] as const)(
    "TRI-3 SLA-1 %s x %s is %s, to be resolved by %s from the day of receipt",
    (urgency, impact, priority, due) => {
      const course = triaged({ urgency, impact });
      expect([course.facts.priority, course.clock("RESOLVE").dueAt]).toEqual([priority, at(due)]);
    },
  );

  it("TRI-3 SLA-4 the deadline before stays on record as superseded", () => {
    const course = triaged({ urgency: "LOW", impact: "HOUSEHOLD" });
    expect(
      course
        .clocks("RESOLVE")
        .map(({ generation, state, dueAt, endedAt }) => [generation, state, dueAt, endedAt]),
    ).toEqual([
      [1, "SUPERSEDED", at("03-05 18:00"), at("03-02 10:10")],
      [2, "RUNNING", at("03-11 18:00"), null],
    ]);
  });

  it("TRI-3 a priority that moves no deadline starts no new one", () => {
    expect(triaged({ urgency: "MEDIUM", impact: "GROUP" }).clocks("RESOLVE")).toHaveLength(1);
  });

  it("TRI-3 the matrix is data", () => {
    const policy = {
      ...DEFAULT_POLICY,
      priorityMatrix: { ...DEFAULT_POLICY.priorityMatrix, LOW: ["P1", "P1", "P1"] as ["P1", "P1", "P1"] },
    };
    const course = new Course("03-02 10:00", {}, { policy });
    expect(course.does("TRIAGE", dispatcher, NOW, { urgency: "LOW", impact: "GROUP" }).facts.priority).toBe(
      "P1",
    );
  });

  it("SLA-1 a category may have its own time", () => {
    const policy = {
      ...DEFAULT_POLICY,
      resolveByCategory: { FIRE: { P3: { kind: "MINUTES", minutes: 120 } } },
    } as const;
    const course = new Course("03-02 10:00", {}, { policy });
    expect(
      course.does("TRIAGE", dispatcher, "03-02 10:10", { category: "FIRE" }).clock("RESOLVE").dueAt,
    ).toEqual(at("03-02 12:00"));
  });

  it("SLA-4 a promised date stands above every priority", () => {
    const course = triaged().does("PROMISE", agent, "03-02 10:20", { promisedAt: at("03-20 12:00") });
    course.does("TRIAGE", dispatcher, NOW, { urgency: "CRITICAL", impact: "COMMUNITY" });
    expect([course.facts.priority, course.clock("RESOLVE").dueAt]).toEqual(["P1", at("03-20 12:00")]);
  });

  it("SLA-4 a lower priority after the deadline does not hide that it was missed", () => {
    const course = triaged({ urgency: "CRITICAL", impact: "COMMUNITY" }).does(
      "TRIAGE",
      dispatcher,
      "03-03 09:00",
      { urgency: "LOW", impact: "HOUSEHOLD" },
    );
    expect(course.clock("RESOLVE")).toMatchObject({
      dueAt: at("03-03 00:00"),
      overdueFiredAt: at("03-03 09:00"),
      state: "RUNNING",
    });
    expect(course.facts.priority).toBe("P4");
  });
});

describe("TRI-1 TRI-3 a change of what was triaged takes a reason", () => {
  it.each([
    ["category", { category: "FIRE" }],
    ["priority by urgency", { urgency: "CRITICAL" }],
    ["priority by impact", { impact: "HOUSEHOLD" }],
    ["severity", { severity: "MAJOR" }],
  ] as const)("TRI-3 a new %s does", (_name, change) => {
    expect(faults(triaged(), change)).toEqual(["reason REQUIRED"]);
    expect(faults(triaged(), { ...change, reason: "误判" })).toEqual([]);
    expect(faults(triaged(), { ...change, reason: "  " })).toEqual(["reason REQUIRED"]);
  });

  it("TRI-1 what the agent guessed at intake is set right without one", () => {
    const guessed = new Course("03-02 10:00", { category: "CHARGES", urgency: "LOW", impact: "HOUSEHOLD" });
    expect(faults(guessed, { category: "FIRE", urgency: "CRITICAL" })).toEqual([]);
  });

  it("TRI-1 saying the same again takes none", () => {
    expect(faults(triaged(), {})).toEqual([]);
  });

  it("TRI-1 a sub-category or reason too long is named, all at once", () => {
    expect(faults(triaged(), { subCategory: "梯".repeat(61), reason: "因".repeat(501) })).toEqual([
      "subCategory TOO_LONG",
      "reason TOO_LONG",
    ]);
    expect(faults(triaged(), { subCategory: "梯".repeat(60), reason: "因".repeat(500) })).toEqual([]);
  });
});

describe("TRI-4 severity", () => {
  it("TRI-4 becomes major with a reason, as an event of its own", () => {
    const course = triaged().does("TRIAGE", dispatcher, NOW, { severity: "MAJOR", reason: "媒体已报道" });
    expect(course.facts.severity).toBe("MAJOR");
    expect(course.told("SEVERITY_SET").map(({ data, words }) => [data, words])).toEqual([
      [
        { from: "NORMAL", to: "MAJOR", meetingDueAt: new Date(at(NOW).getTime() + 24 * 3_600_000) },
        { reason: "媒体已报道" },
      ],
    ]);
  });

  it("TRI-4 not named, or named as it is, it stays and nothing is told", () => {
    for (const severity of [null, "NORMAL"] as const) {
      const course = triaged({ severity });
      expect([course.facts.severity, course.told("SEVERITY_SET")]).toEqual(["NORMAL", []]);
    }
  });
});
