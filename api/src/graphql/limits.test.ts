import { expect, test } from "vitest";
import { refuseDeepNesting } from "./limits.ts";

const refused = (source: string) => {
  try {
    refuseDeepNesting(source);
    return false;
  } catch {
    return true;
  }
};

test("forty brackets deep is read, forty-one is refused, whatever brackets they are", () => {
  for (const bracket of ["{", "[", "("]) {
    expect(refused(bracket.repeat(40))).toBe(false);
    expect(refused(bracket.repeat(41))).toBe(true);
  }
  expect(refused("{}".repeat(500))).toBe(false);
});

test("brackets in strings, block strings and comments do not count; those after them do", () => {
  const many = "[".repeat(60);
  for (const quoted of [`"${many}"`, `"\\"${many}"`, `"""${many} \\""" ${many}"""`, `#${many}\n`, `""`])
    expect(refused(`{ a(b: ${quoted}) }`), quoted).toBe(false);
  for (const quoted of [`"${many}"`, `"""${many}"""`, `#${many}\n`, `"never ended\n`])
    expect(refused(`${quoted} ${many}`), quoted).toBe(true);
});

test("a text made to be looked at twice is looked at once: the longest allowed within 50 ms", () => {
  for (const trap of [
    '"' + '\\"'.repeat(24_000),
    '"""' + '\\"""'.repeat(12_000),
    '"'.repeat(49_000),
    "#".repeat(49_000),
  ]) {
    const started = performance.now();
    refused(trap);
    expect(performance.now() - started).toBeLessThan(50);
  }
  expect(refused('"' + '\\"'.repeat(60_000))).toBe(true);
});
