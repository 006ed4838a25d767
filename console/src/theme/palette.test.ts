import { describe, expect, it } from "vitest";
import { contrast } from "./contrast.ts";
import { DARK, LIGHT, customProperty } from "./palette.ts";

const grounds = ["paper", "surface", "raised", "hover", "selected"] as const;
const words = ["ink", "inkSecond", "inkThird", "accent", "amber", "cinnabar", "calm"] as const;

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
])("the %s palette", (_name, palette) => {
  it.each(grounds.flatMap((ground) => words.map((word) => [word, ground] as const)))(
    "%s can be read on %s",
    (word, ground) => {
      expect(contrast(palette[word], palette[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([
    ["onAccent", "accent"],
    ["onCinnabar", "cinnabar"],
    ["cinnabar", "cinnabarGround"],
    ["amber", "amberGround"],
    ["onTooltip", "tooltip"],
  ] as const)("%s can be read on %s", (word, ground) => {
    expect(contrast(palette[word], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

describe("customProperty", () => {
  it("writes names as style sheets do", () => {
    expect(customProperty("cinnabarGround")).toBe("--cinnabar-ground");
  });
});
