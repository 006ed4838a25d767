import { describe, expect, it } from "vitest";
import { firstLocale } from "./locale.ts";

describe("firstLocale", () => {
  it.each([
    ["en", ["zh-CN"], "en"],
    ["zh", ["en-GB"], "zh"],
    [null, ["zh-TW", "en"], "zh"],
    [null, ["en-US", "zh"], "en"],
    [null, ["de-DE", "fr"], "zh"],
    ["klingon", [], "zh"],
  ] as const)("stored %j, browser %j: %s", (stored, languages, locale) => {
    expect(firstLocale(stored, languages)).toBe(locale);
  });
});
