import { ACTIONS } from "@heyi/schema/vocabulary/action.ts";
import { NEXT_ACTIONS } from "@heyi/schema/vocabulary/clock.ts";
import { describe, expect, it } from "vitest";
import { lackingOf, usualFirst } from "./allowed-actions.ts";

const all = ACTIONS.map((action) => ({ action, allowed: true }));

describe("HND-1 the order of the buttons", () => {
  it.each([
    ["RESPOND", "RESPOND"],
    ["TRIAGE", "TRIAGE"],
    ["ASSIGN", "ASSIGN"],
    ["ACCEPT", "ACCEPT"],
    ["REPLY", "CONTACT"],
    ["RESOLVE", "RESOLVE"],
    ["REVIEW", "RESUME"],
    ["FOLLOW_UP", "CONTACT"],
    ["VISIT", "VISIT"],
    ["CLOSE", "CLOSE"],
    ["RESPONSE_MEETING", "HOLD_RESPONSE_MEETING"],
  ] as const)("what waits for %s offers %s first", (next, first) => {
    expect(usualFirst(all, next)[0]?.action).toBe(first);
  });

  it.each([...NEXT_ACTIONS, null])("nothing is lost or doubled when it waits for %s", (next) => {
    const shown = usualFirst(all, next).map(({ action }) => action);
    const elsewhere = [
      "REVEAL_CONTACT",
      "JOIN_INCIDENT",
      "LEAVE_INCIDENT",
      "REMARK",
      "CONFIRM_RESULT",
      "REFUSE_RESULT",
    ];
    expect(shown.toSorted()).toEqual(ACTIONS.filter((action) => !elsewhere.includes(action)).toSorted());
  });

  it.each([
    [null, null, "INVESTIGATE"],
    ["2026-03-02T10:00:00Z", null, "PLAN"],
    ["2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z", "RESOLVE"],
  ])(
    "HND-3 HND-4 facts come before a plan, a plan before the result (%s, %s)",
    (investigatedAt, plannedAt, first) => {
      expect(usualFirst(all, "RESOLVE", lackingOf({ investigatedAt, plannedAt }))[0]?.action).toBe(first);
    },
  );
});
