import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";

import { KeyMissingError, Vault } from "./vault.ts";

const [old, young] = [randomBytes(32), randomBytes(32)];
const CASE = "0190aaaa-0000-7000-8000-000000000001";
const WORDS = "六千我就能接受,但先别告诉他。";

test("MED-5 what is sealed is read by its case's key, in its own place only", () => {
  const vault = new Vault({ current: old, earlier: [] });
  const key = vault.newKey(CASE);
  const seal = vault.sealOf(key, CASE);
  const sealed = seal.close(WORDS, "statement 1");
  expect(seal.open(sealed, "statement 1")).toBe(WORDS);
  expect(sealed.includes(Buffer.from(WORDS))).toBe(false);
  expect(() => seal.open(sealed, "statement 2")).toThrow();
  expect(() => vault.sealOf(key, CASE.replace("1", "2"))).toThrow();
  expect(() => vault.sealOf(vault.newKey(CASE), CASE).open(sealed, "statement 1")).toThrow();
});

test("MED-5 the same words sealed twice differ, and one bit changed is found out", () => {
  const vault = new Vault({ current: old, earlier: [] });
  const seal = vault.sealOf(vault.newKey(CASE), CASE);
  const [one, other] = [seal.close(WORDS, "x"), seal.close(WORDS, "x")];
  expect(one.equals(other)).toBe(false);
  for (const at of [0, 12, one.length - 1]) {
    const spoilt = Buffer.from(one);
    spoilt.writeUInt8(spoilt.readUInt8(at) ^ 1, at);
    expect(() => seal.open(spoilt, "x")).toThrow();
  }
});

test("MED-5 after rotation the old master key opens nothing any more, and the new one everything", () => {
  const before = new Vault({ current: old, earlier: [] });
  const key = before.newKey(CASE);
  const sealed = before.sealOf(key, CASE).close(WORDS, "x");
  const during = new Vault({ current: young, earlier: [old] });
  expect(during.sealOf(key, CASE).open(sealed, "x")).toBe(WORDS);
  const rewrapped = during.rewrap(key, CASE);
  expect(rewrapped.master).toBe(during.current);
  const after = new Vault({ current: young, earlier: [] });
  expect(after.sealOf(rewrapped, CASE).open(sealed, "x")).toBe(WORDS);
  expect(() => after.sealOf(key, CASE)).toThrow(KeyMissingError);
  expect(() => before.sealOf(rewrapped, CASE)).toThrow(KeyMissingError);
});

test("MED-5 a master key of another length is refused", () => {
  expect(() => new Vault({ current: randomBytes(16), earlier: [] })).toThrow(RangeError);
});
