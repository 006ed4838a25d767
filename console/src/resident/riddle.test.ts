import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { leadingZeros, solve } from "./riddle.ts";

test("what is found begins with so many zero bits, by another's count as well", async () => {
  const riddle = { text: "1782000000000.12.words-of-the-house", bits: 12 };
  const hash = createHash("sha256")
    .update(`${riddle.text}.${await solve(riddle)}`)
    .digest();
  expect(BigInt(`0x${hash.toString("hex")}`) < 2n ** BigInt(256 - riddle.bits)).toBe(true);
});

test.each([
  [[0x80, 0], 0],
  [[0x01, 0xff], 7],
  [[0x00, 0x40], 9],
  [[0x00, 0x00], 16],
])("%j begins with %i zero bits", (bytes, zeros) => {
  expect(leadingZeros(Uint8Array.from(bytes))).toBe(zeros);
});
