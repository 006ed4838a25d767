import { describe, expect, it } from "vitest";
import { rowAfterKey } from "./use-list-keys.ts";

describe("rowAfterKey", () => {
  it.each([
    ["j", -1, 0],
    ["j", 3, 4],
    ["j", 29, 29],
    ["k", -1, 0],
    ["k", 0, 0],
    ["ArrowUp", 5, 4],
    ["PageDown", 25, 29],
    ["PageUp", 4, 0],
    ["Home", 17, 0],
    ["End", 0, 29],
    ["x", 4, undefined],
  ])("%s from row %i", (key, from, to) => {
    expect(rowAfterKey(key, from, 30)).toBe(to);
  });

  it("goes nowhere in an empty list", () => {
    expect(rowAfterKey("j", -1, 0)).toBeUndefined();
  });
});
