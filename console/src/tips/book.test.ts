import { describe, expect, it } from "vitest";
import { chapterOf, chaptersOf, LEFT_OPEN, type Situation, situationOf, wantedTips } from "./book.ts";

const ANY: Situation = { complainantKind: null, mood: null, category: null };
const tips = [
  { ...ANY, id: "furious about charges", mood: "FURIOUS", category: "CHARGES" },
  { ...ANY, id: "fire", category: "FIRE" },
  { ...ANY, id: "facilities", category: "FACILITIES" },
  { ...ANY, id: "furious", mood: "FURIOUS" },
  { ...ANY, id: "calm", mood: "CALM" },
  { ...ANY, id: "anybody" },
  { ...ANY, id: "tenant", complainantKind: "TENANT" },
  { ...ANY, id: "calm as well", mood: "CALM" },
] as const;

describe("the book of tips", () => {
  it("goes from the general to the particular, in each chapter in the order of the vocabulary", () => {
    const read = chaptersOf(tips).map(({ chapter, tips }) => [chapter, ...tips.map(({ id }) => id)]);
    expect(read).toEqual([
      ["general", "anybody"],
      ["mood", "calm", "calm as well", "furious"],
      ["complainantKind", "tenant"],
      ["category", "facilities", "fire"],
      ["several", "furious about charges"],
    ]);
  });

  it("leaves out chapters without tips", () => {
    expect(chaptersOf([])).toEqual([]);
    expect(chapterOf({ ...ANY, complainantKind: "OWNER", mood: "CALM" })).toBe("several");
  });

  it.each([
    [{}, tips.length],
    [{ mood: "FURIOUS" }, 2],
    [{ mood: "FURIOUS", category: "CHARGES" }, 1],
    [{ mood: "FURIOUS", category: LEFT_OPEN }, 1],
    [{ complainantKind: LEFT_OPEN, mood: LEFT_OPEN, category: LEFT_OPEN }, 1],
    [{ category: "INTERNAL" }, 0],
  ] as const)("of which %j wants %i", (wanted, count) => {
    expect(wantedTips(tips, wanted)).toHaveLength(count);
  });

  it("begins a new tip with what one was looking for", () => {
    expect(situationOf({ mood: "FURIOUS", category: LEFT_OPEN })).toEqual({ ...ANY, mood: "FURIOUS" });
  });
});
