import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { sampleAgreements } from "../../import/disputes/sample.fixture.ts";
import { punctuated } from "./punctuation.ts";
import { chinese, dateText, textOf, yuan } from "./text.ts";

describe("AGR-5 the text of an agreement", () => {
  test("is the same for the same content, also once that has been through the database or an export", () => {
    for (const content of sampleAgreements)
      expect(textOf(JSON.parse(JSON.stringify(content)) as typeof content)).toBe(textOf(content));
  });

  test("changes with every part that is printed", () => {
    for (const content of sampleAgreements) {
      const [first, ...rest] = content.terms;
      if (first === undefined) throw new Error("no terms");
      const others = [
        { ...content, facts: `${content.facts}又` },
        { ...content, place: "别处" },
        { ...content, date: "2023-12-31" },
        { ...content, number: "1" },
        { ...content, terms: [{ ...first, description: "别的" }, ...rest] },
        { ...content, terms: [{ ...first, proof: "别的凭证" }, ...rest] },
      ];
      const texts = [content, ...others].map(textOf);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test("AGR-1 holds no identity number and no half-width mark beside Chinese", () => {
    for (const text of sampleAgreements.map(textOf)) {
      expect(text).not.toMatch(/\d{6}\*+|\d{17}[\dX]/);
      expect(text).not.toMatch(/\p{Script=Han}[,:;()]|[,:;()]\p{Script=Han}/u);
      expect(punctuated(text)).toBe(text);
    }
  });
});

test("marks are widened once and for all", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."中（，。,:;()19 a¥")), (characters) => {
      const once = punctuated(characters.join(""));
      expect(punctuated(once)).toBe(once);
    }),
  );
});

test.each([
  ["2026-03-08", "2026年3月8日"],
  ["2023-12-31", "2023年12月31日"],
])("%s is %s", (date, text) => expect(dateText(date)).toBe(text));

test.each([
  [620_000, "¥6,200.00"],
  [5, "¥0.05"],
  [99_999_999_999_999, "¥999,999,999,999.99"],
])("%d fen is %s", (fen, text) => expect(yuan(fen)).toBe(text));

test.each([
  [3, "三"],
  [10, "十"],
  [12, "十二"],
  [20, "二十"],
  [35, "三十五"],
])("%d is %s", (n, text) => expect(chinese(n)).toBe(text));
