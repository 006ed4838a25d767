import { ACTIONS } from "@heyi/schema/vocabulary/action.ts";
import { NEXT_ACTIONS } from "@heyi/schema/vocabulary/clock.ts";
import { describe, expect, it } from "vitest";
import { usualFirst } from "./allowed-actions.ts";

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
  ] as const)("what waits for %s offers %s first", (next, first) => {
    expect(usualFirst(all, next)[0]?.action).toBe(first);
  });

  it.each([...NEXT_ACTIONS, null])("nothing is lost or doubled when it waits for %s", (next) => {
    const shown = usualFirst(all, next).map(({ action }) => action);
    expect(shown.toSorted()).toEqual(ACTIONS.filter((action) => action !== "REVEAL_CONTACT").toSorted());
  });
});
