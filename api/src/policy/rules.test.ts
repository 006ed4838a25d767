import { describe, expect, it } from "vitest";

import { InvalidError } from "../kernel/errors.ts";
import { DEFAULT_POLICY, type Policy } from "../sla/policy.ts";
import { changesOf, checkedHours, toPolicy, toRows } from "./rules.ts";

const OWN: Policy = {
  ...DEFAULT_POLICY,
  resolveByCategory: { FIRE: { P3: { kind: "MINUTES", minutes: 60 } } },
  resolveByChannel: { GOV_HOTLINE: { P3: { kind: "WORKING_DAYS", days: 2 }, P1: { kind: "END_OF_DAY" } } },
};
const issues = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidError) return error.issues.map(({ path, code }) => [path, code]);
    throw error;
  }
  return [];
};

describe("SLA-6 a policy as rows", () => {
  it.each([DEFAULT_POLICY, OWN])("SLA-6 comes back from its rows unchanged", (policy) => {
    expect(toPolicy(toRows(policy))).toEqual(policy);
  });

  it("SLA-1 names the number that is out of bounds, the time given twice, and the one for two at once", () => {
    const rows = toRows(OWN);
    expect(issues(() => toPolicy({ ...rows, respondMinutes: 0 }))).toEqual([
      ["policy.respondMinutes", "OUT_OF_RANGE"],
    ]);
    expect(issues(() => toPolicy({ ...rows, replyWorkingDays: 5 }))).toEqual([
      ["policy.replyLimitWorkingDays", "OUT_OF_RANGE"],
    ]);
    const [first] = rows.resolveTimes;
    if (first === undefined) throw new Error("no row");
    const resolveTimes = [
      ...rows.resolveTimes,
      first,
      { ...first, channel: "APP", category: "FIRE" } as const,
    ];
    expect(issues(() => toPolicy({ ...rows, resolveTimes }))).toEqual([
      [`policy.resolveTimes.${rows.resolveTimes.length}.priority`, "TAKEN"],
      [`policy.resolveTimes.${rows.resolveTimes.length + 1}.category`, "MUST_BE_ABSENT"],
    ]);
  });

  it("SLA-1 a priority without a time, or an urgency without a row, is refused", () => {
    const rows = toRows(DEFAULT_POLICY);
    expect(issues(() => toPolicy({ ...rows, resolveTimes: rows.resolveTimes.slice(1) }))).toEqual([
      ["policy.resolve.P1", "OUT_OF_RANGE"],
    ]);
    expect(issues(() => toPolicy({ ...rows, matrix: rows.matrix.slice(1) }))).toEqual([
      ["policy.priorityMatrix.CRITICAL", "OUT_OF_RANGE"],
    ]);
  });
});

describe("SLA-2 service hours", () => {
  it.each([
    [[["08:30", "18:00"]], []],
    [
      [
        ["08:30", "12:00"],
        ["14:00", "18:00"],
      ],
      [],
    ],
    [[], [["serviceHours", "REQUIRED"]]],
    [[["18:00", "08:30"]], [["serviceHours.0", "OUT_OF_RANGE"]]],
    [
      [
        ["08:30", "12:00"],
        ["11:00", "18:00"],
      ],
      [["serviceHours.1", "OUT_OF_RANGE"]],
    ],
    [
      [["8:30", "18:00"]],
      [
        ["serviceHours.0", "MALFORMED"],
        ["serviceHours.0", "OUT_OF_RANGE"],
      ],
    ],
  ] as [readonly [string, string][], unknown][])("SLA-2 %o", (hours, expected) => {
    expect(issues(() => checkedHours(hours))).toEqual(expected);
  });
});

describe("AUD-1 what changed", () => {
  it("AUD-1 is told number by number, nothing where nothing did", () => {
    expect(changesOf(DEFAULT_POLICY, DEFAULT_POLICY)).toEqual([]);
    expect(changesOf(DEFAULT_POLICY, { ...OWN, respondMinutes: 15 })).toEqual([
      { path: "respondMinutes", from: 30, to: 15 },
      { path: "resolveByCategory.FIRE", from: null, to: { P3: { kind: "MINUTES", minutes: 60 } } },
      {
        path: "resolveByChannel.GOV_HOTLINE",
        from: null,
        to: { P3: { kind: "WORKING_DAYS", days: 2 }, P1: { kind: "END_OF_DAY" } },
      },
    ]);
  });
});
