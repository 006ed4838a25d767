import { expect, test } from "vitest";

import { sealUnder } from "./seal.ts";

const seal = sealUnder("a secret for tests that is long enough");

test("what is sealed opens in its own place only, under its own secret only, and unchanged only", () => {
  const sealed = seal.close("https://example.com/hook?key=秘密", "one");
  expect(sealed).not.toContain("example");
  expect(seal.open(sealed, "one")).toBe("https://example.com/hook?key=秘密");
  expect(seal.close("same", "one")).not.toBe(seal.close("same", "one"));
  expect(seal.open(sealed, "other")).toBeNull();
  expect(sealUnder("another secret that is long enough too").open(sealed, "one")).toBeNull();
  expect(seal.open(`${sealed.slice(0, -2)}AA`, "one")).toBeNull();
  expect(seal.open("1.AAAA", "one")).toBeNull();
  expect(seal.open(sealed.replace("1.", "2."), "one")).toBeNull();
});
