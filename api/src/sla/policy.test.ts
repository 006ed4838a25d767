import { IMPACTS, PRIORITIES, URGENCIES } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, policySchema, priorityOf, resolveSpan, type Policy } from "./policy.ts";

describe("TRI-3 the matrix", () => {
  it.each([
    ["CRITICAL", ["P1", "P1", "P1"]],
    ["HIGH", ["P2", "P2", "P3"]],
    ["MEDIUM", ["P3", "P3", "P4"]],
    ["LOW", ["P3", "P4", "P4"]],
  ] as const)("TRI-3 %s gives community, group and household %j", (urgency, priorities) => {
    expect(IMPACTS.map((impact) => priorityOf(DEFAULT_POLICY, urgency, impact))).toEqual(priorities);
  });

  it("TRI-3 the matrix is data", () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      priorityMatrix: { ...DEFAULT_POLICY.priorityMatrix, LOW: ["P4", "P4", "P1"] },
    };
    expect(priorityOf(policy, "LOW", "HOUSEHOLD")).toBe("P1");
    expect(priorityOf(policy, "LOW", "COMMUNITY")).toBe("P4");
  });
});

describe("SLA-1 the time to resolve", () => {
  it.each([
    ["P1", { kind: "END_OF_DAY" }],
    ["P2", { kind: "MINUTES", minutes: 1440 }],
    ["P3", { kind: "WORKING_DAYS", days: 3 }],
    ["P4", { kind: "WORKING_DAYS", days: 7 }],
  ] as const)("SLA-1 %s has %o", (priority, span) => {
    expect(
      resolveSpan(DEFAULT_POLICY, { channel: "HOTLINE", category: "CHARGES", priority: priority }),
    ).toEqual(span);
    expect(resolveSpan(DEFAULT_POLICY, { channel: "HOTLINE", category: null, priority: priority })).toEqual(
      span,
    );
  });

  it("SLA-1 until triage it is that of the policy's untriaged priority", () => {
    expect(resolveSpan(DEFAULT_POLICY, { channel: "HOTLINE", category: null, priority: null })).toEqual({
      kind: "WORKING_DAYS",
      days: 3,
    });
    expect(
      resolveSpan(
        { ...DEFAULT_POLICY, untriagedPriority: "P2" },
        { channel: "HOTLINE", category: "FIRE", priority: null },
      ),
    ).toEqual({
      kind: "MINUTES",
      minutes: 1440,
    });
  });

  it("SLA-1 a category may have its own time for a priority, and keeps the common one for the others", () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      resolveByCategory: { FIRE: { P3: { kind: "MINUTES", minutes: 60 } } },
    };
    expect(resolveSpan(policy, { channel: "HOTLINE", category: "FIRE", priority: "P3" })).toEqual({
      kind: "MINUTES",
      minutes: 60,
    });
    expect(resolveSpan(policy, { channel: "HOTLINE", category: "FIRE", priority: null })).toEqual({
      kind: "MINUTES",
      minutes: 60,
    });
    expect(resolveSpan(policy, { channel: "HOTLINE", category: "FIRE", priority: "P4" })).toEqual({
      kind: "WORKING_DAYS",
      days: 7,
    });
    expect(resolveSpan(policy, { channel: "HOTLINE", category: "CHARGES", priority: "P3" })).toEqual({
      kind: "WORKING_DAYS",
      days: 3,
    });
  });

  it("SLA-1 a channel may have its own time, which goes before the category's", () => {
    const policy: Policy = {
      ...DEFAULT_POLICY,
      resolveByCategory: { FIRE: { P3: { kind: "MINUTES", minutes: 60 } } },
      resolveByChannel: { GOV_HOTLINE: { P3: { kind: "WORKING_DAYS", days: 2 } } },
    };
    const of = (channel: "GOV_HOTLINE" | "HOTLINE", category: "FIRE" | "CHARGES") =>
      resolveSpan(policy, { channel, category, priority: "P3" });
    expect(of("GOV_HOTLINE", "FIRE")).toEqual({ kind: "WORKING_DAYS", days: 2 });
    expect(of("HOTLINE", "FIRE")).toEqual({ kind: "MINUTES", minutes: 60 });
    expect(of("HOTLINE", "CHARGES")).toEqual({ kind: "WORKING_DAYS", days: 3 });
  });
});

describe("SLA-6 a policy as stored", () => {
  it("SLA-6 the default policy comes back from JSON unchanged", () => {
    expect(policySchema.parse(JSON.parse(JSON.stringify(DEFAULT_POLICY)))).toEqual(DEFAULT_POLICY);
  });

  it("SLA-1 the default policy covers every priority and urgency", () => {
    expect(Object.keys(DEFAULT_POLICY.resolve)).toEqual([...PRIORITIES]);
    expect(Object.keys(DEFAULT_POLICY.priorityMatrix)).toEqual([...URGENCIES]);
  });

  const { P4: _, ...withoutP4 } = DEFAULT_POLICY.resolve;
  it.each([
    ["no working day to reply in", { replyWorkingDays: 0 }],
    ["half a working day", { visitWorkingDays: 0.5 }],
    ["due soon only when due", { dueSoonShare: 1 }],
    ["due soon at once", { dueSoonShare: 0 }],
    ["a hard limit before the reply", { replyWorkingDays: 4 }],
    ["levels called out of order", { escalation: { hoursToLevel: [0, 72, 24], levelSkippingLevel: 2 } }],
    ["a start below the ladder", { escalation: { hoursToLevel: [0, 24, 72], levelSkippingLevel: 0 } }],
    ["a priority without a time", { resolve: withoutP4 }],
    ["a span of no kind", { resolve: { ...DEFAULT_POLICY.resolve, P1: { kind: "HOURS", hours: 4 } } }],
    ["a category that does not exist", { resolveByCategory: { NOISE: { P3: { kind: "END_OF_DAY" } } } }],
    ["a matrix row too short", { priorityMatrix: { ...DEFAULT_POLICY.priorityMatrix, LOW: ["P3", "P4"] } }],
    ["a setting that does not exist", { respondHours: 1 }],
  ])("SLA-6 a policy with %s is refused", (_name, change) => {
    expect(policySchema.safeParse({ ...DEFAULT_POLICY, ...change }).success).toBe(false);
  });
});
