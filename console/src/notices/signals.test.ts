import { describe, expect, it } from "vitest";
import { shouldRing } from "./signals.ts";

describe("shouldRing", () => {
  it("rings once for one complaint within a minute", () => {
    const told = new Map<string, number>();
    expect(shouldRing(told, "a", 0)).toBe(true);
    expect(shouldRing(told, "a", 30_000)).toBe(false);
    expect(shouldRing(told, "b", 30_000)).toBe(true);
    expect(shouldRing(told, "a", 61_000)).toBe(true);
  });
});
