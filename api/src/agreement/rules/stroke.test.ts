import { expect, test } from "vitest";

import { Check } from "../../kernel/check.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { checkedStroke } from "./stroke.ts";

const NAME = "M100 100L300 120L320 300M400 80L420 330";

function faultOf(stroke: string): string | null {
  const check = new Check();
  checkedStroke(check, stroke);
  try {
    check.done();
  } catch (error) {
    if (error instanceof InvalidError) return error.issues.map(({ path, code }) => `${path} ${code}`).join();
    throw error;
  }
  return null;
}

test.each([
  [NAME, null],
  ["", "stroke REQUIRED"],
  ["M500 200", "stroke TOO_FAINT"],
  ["M500 200L510 205", "stroke TOO_FAINT"],
  ["M100 100L1001 120", "stroke MALFORMED"],
  ["M100 100L900 401", "stroke MALFORMED"],
  ["M100 100C1 1 2 2 3 3", "stroke MALFORMED"],
  ['M1 1"/><script>', "stroke MALFORMED"],
  [`M0 0${"L999 399".repeat(4_000)}`, "stroke TOO_LONG"],
])("AGR-4 a drawn signature is lines within the field that amount to something: %#", (stroke, fault) => {
  expect(faultOf(stroke)).toBe(fault);
});
