import { describe, expect, it } from "vitest";

import { likeness } from "./likeness.ts";

describe("INT-4 how alike two complaints are", () => {
  it("INT-4 the same words are wholly alike, whatever stands between them", () => {
    expect(likeness("电梯停在五楼", "电梯停在五楼!!")).toBe(1);
  });

  it.each([
    ["电梯停在五楼不动", "垃圾两天没人清"],
    ["", "电梯停在五楼"],
    ["", ""],
    ["电", "电"],
    ["!?", "!?"],
  ])("INT-4 %j and %j share nothing that tells", (one, other) => {
    expect(likeness(one, other)).toBe(0);
  });

  it("INT-4 it is counted in pairs: two of the three pairs of each are shared", () => {
    expect(likeness("电梯停了", "电梯停运")).toBeCloseTo(2 / 3);
  });

  it("INT-4 it is the same from both sides, between 0 and 1", () => {
    const [one, other] = ["三栋电梯又停了,困人", "电梯困人,在三栋"];
    expect(likeness(one, other)).toBe(likeness(other, one));
    expect(likeness(one, other)).toBeGreaterThan(0.12);
    expect(likeness(one, other)).toBeLessThan(1);
  });

  it("INT-4 letters and digits count as words, in any width and case", () => {
    expect(likeness("B2 车位", "b2车位")).toBe(1);
  });
});
