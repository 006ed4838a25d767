import { describe, expect, it } from "vitest";
import { withPlaceholder } from "./insert.ts";

describe("a placeholder", () => {
  it.each([
    ["您好。", [0, 0], "{编号}您好。", 4],
    ["您好。", [2, 2], "您好{编号}。", 6],
    ["您好。", [0, 2], "{编号}。", 4],
    ["", [0, 0], "{编号}", 4],
  ] as const)("goes into %j at %j", (text, marked, whole, cursor) => {
    expect(withPlaceholder(text, "编号", marked)).toEqual({ text: whole, cursor });
  });
});
