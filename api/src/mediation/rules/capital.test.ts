import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { capitalForms, capitalOf, fenOf, MOST_FEN } from "./capital.ts";

describe("AGR-3 amounts in capitals", () => {
  test.each([
    [0, "零元整"],
    [5, "伍分"],
    [50, "伍角整"],
    [100, "壹元整"],
    [1005, "壹拾元零伍分"],
    [140_950, "壹仟肆佰零玖元伍角整"],
    [600_714, "陆仟零柒元壹角肆分"],
    [1_640_902, "壹万陆仟肆佰零玖元零贰分"],
    [10_700_053, "壹拾万柒仟元零伍角叁分"],
    [168_032, "壹仟陆佰捌拾元零叁角贰分"],
    [10_050_000, "壹拾万零伍佰元整"],
    [1_000_000_000_000, "壹佰亿元整"],
    [1_000_000_010_000, "壹佰亿零壹佰元整"],
    [100_010_000_00, "壹亿零壹万元整"],
    [MOST_FEN, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"],
  ])("%d fen is %s", (fen, capital) => {
    expect(capitalOf(fen)).toBe(capital);
    expect(fenOf(capital)).toBe(fen);
  });

  test("both customary forms are right: with the 零 at 万 or at 元", () => {
    expect(fenOf("壹拾万零柒仟元伍角叁分")).toBe(10_700_053);
    expect(fenOf("人民币壹仟陆佰捌拾圆叁角贰分")).toBe(168_032);
    expect(fenOf("壹仟肆佰零玖元伍角")).toBe(140_950);
    expect(fenOf("叁仟元正")).toBe(300_000);
  });

  test.each([
    "",
    "元整",
    "叁仟",
    "三千元整",
    "壹仟伍拾元整",
    "壹佰零零伍元整",
    "壹仟元零整",
    "壹万贰万元整",
    "整",
  ])("%o is no amount", (text) => expect(fenOf(text)).toBeNull());

  test("every amount to 999,999,999,999.99 yuan is read back from each of its forms, and no form stands for two", () => {
    const amounts = fc.oneof(
      fc.integer({ min: 0, max: MOST_FEN }),
      // Many zeros, where the forms differ.
      fc
        .array(fc.constantFrom(0, 0, 0, 1, 9), { minLength: 1, maxLength: 14 })
        .map((digits) => Number(digits.join(""))),
    );
    fc.assert(
      fc.property(amounts, (fen) => {
        const forms = capitalForms(fen);
        expect(new Set(forms).size).toBe(forms.length);
        for (const form of forms) expect(fenOf(form)).toBe(fen);
      }),
      { numRuns: 3000 },
    );
  });

  test("any one character changed, added or left out is another amount or none", () => {
    const characters = [..."零壹贰玖拾佰仟万亿元角分整"];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MOST_FEN }),
        fc.nat(),
        fc.constantFrom(...characters, ""),
        fc.boolean(),
        (fen, at, given, replace) => {
          const letters = [...capitalOf(fen)];
          letters.splice(at % letters.length, replace ? 1 : 0, given);
          const spoilt = letters.join("");
          fc.pre(!capitalForms(fen).includes(spoilt));
          expect(fenOf(spoilt)).not.toBe(fen);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
