import { describe, expect, it } from "vitest";
import { swipeAction } from "./swipe-row.tsx";

describe("swipeAction", () => {
  it.each([
    [90, "ASSIGN"],
    [-90, "CONTACT"],
    [60, undefined],
    [0, undefined],
  ])("%i", (way, action) => {
    expect(swipeAction(way)).toBe(action);
  });
});
