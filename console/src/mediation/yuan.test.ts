import { expect, test } from "vitest";
import { fenOf, yuan } from "./yuan.ts";

test.each([
  ["6200", 620_000],
  ["6,200.5", 620_050],
  [" 0.05 ", 5],
  ["", null],
  ["-1", null],
  ["1.234", null],
  ["一百", null],
])("%o is %o fen", (text, fen) => expect(fenOf(text)).toBe(fen));

test.each([
  [620_000, "¥6,200"],
  [620_050, "¥6,200.50"],
  [5, "¥0.05"],
])("%d fen is %s", (fen, text) => expect(yuan(fen)).toBe(text));
