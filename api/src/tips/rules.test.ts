import { describe, expect, it } from "vitest";

import { fitting, type Situation } from "./rules.ts";

const tip = (name: string, part: Partial<Situation> = {}) => ({
  name,
  complainantKind: null,
  mood: null,
  category: null,
  ...part,
});
const TIPS = [
  tip("all"),
  tip("furious", { mood: "FURIOUS" }),
  tip("tenant", { complainantKind: "TENANT" }),
  tip("furious about charges", { mood: "FURIOUS", category: "CHARGES" }),
  tip("fire", { category: "FIRE" }),
];
const NOTHING: Situation = { complainantKind: null, mood: null, category: null };

describe("HND-9 the tips for a situation", () => {
  it.each([
    [{}, ["all"]],
    [{ mood: "FURIOUS" }, ["furious", "all"]],
    [{ mood: "CALM" }, ["all"]],
    [{ mood: "FURIOUS", category: "CHARGES" }, ["furious about charges", "furious", "all"]],
    [{ mood: "CALM", category: "CHARGES" }, ["all"]],
    [{ mood: "FURIOUS", category: "FIRE", complainantKind: "TENANT" }, ["furious", "tenant", "fire", "all"]],
  ] satisfies [Partial<Situation>, string[]][])("HND-9 %o: the most particular first", (situation, names) => {
    expect(fitting(TIPS, { ...NOTHING, ...situation }).map(({ name }) => name)).toEqual(names);
  });
});
