import { describe, expect, it } from "vitest";
import { words as en } from "./en/words.ts";
import { words as zh } from "./zh/words.ts";

const flat = (words: Record<string, Record<string, string>>) =>
  Object.entries(words).flatMap(([section, entries]) =>
    Object.entries(entries).map(([key, text]) => [`${section}.${key}`, text] as const),
  );
const english = new Map(flat(en));
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1] ?? "")
    .toSorted((one, two) => one.localeCompare(two));

describe("the English words", () => {
  it("have the keys of the Chinese ones", () => {
    expect([...english.keys()].toSorted()).toEqual(
      flat(zh)
        .map(([key]) => key)
        .toSorted(),
    );
  });

  it.each(flat(zh))("%s is said, with the same blanks", (key, text) => {
    const said = english.get(key) ?? "";
    expect(said.trim()).not.toBe("");
    expect(said).not.toMatch(/[\u4e00-\u9fff]/);
    expect(new Set(placeholders(said))).toEqual(new Set(placeholders(text)));
  });
});

describe("all words", () => {
  it.each([...flat(zh), ...flat(en)])("%s does not shout", (_key, text) => {
    expect(text).not.toMatch(/[!！]/);
  });
});
