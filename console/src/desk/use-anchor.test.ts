import { describe, expect, it } from "vitest";
import { scrollAfter } from "./use-anchor.ts";

const ROWS = ["a", "b", "c", "d", "e"];

describe("nothing moves under the eye", () => {
  it.each([
    ["rows come in above", ["x", "y", ...ROWS], { id: "c", offset: -10 }, 4 * 44 + 10],
    ["rows come in below", [...ROWS, "x"], { id: "c", offset: -10 }, 2 * 44 + 10],
    ["a row above goes", ["b", "c", "d", "e"], { id: "c", offset: 0 }, 44],
    ["a row moves from below to the top", ["e", "a", "b", "c", "d"], { id: "c", offset: 0 }, 3 * 44],
    [
      "the row itself goes: the next one takes its place",
      ["a", "b", "d", "e"],
      { id: "c", offset: 0 },
      2 * 44,
    ],
  ])("%s", (_what, after, anchor, top) => {
    expect(scrollAfter(ROWS, after, anchor, 44)).toBe(top);
  });

  it("has no answer when nothing of what was read is left", () => {
    expect(scrollAfter(ROWS, ["x"], { id: "c", offset: 0 }, 44)).toBeUndefined();
  });
});
