import { expect, test } from "vitest";

import { InvalidError } from "../../kernel/errors.ts";
import type { CaseFile } from "./case.ts";
import { identityTaken, maskedNumber, plainNumber, type Proof } from "./identity.ts";

const parties = [
  { letter: "A", type: "NATURAL", identityChecked: false },
  { letter: "B", type: "LEGAL", identityChecked: false },
];
// As much of a case as the rule looks at.
const FILE = { parties } as unknown as CaseFile;

function refusedWith(party: string, proof: Proof): string {
  try {
    identityTaken(FILE, party, proof);
    return "";
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    return error.issues.map(({ path, code }) => `${path} ${code}`).join(", ");
  }
}

test.each([
  // The example of GB 11643 itself, and one whose check digit is a figure.
  ["A", "RESIDENT_ID", "11010519491231002X", ""],
  ["A", "RESIDENT_ID", "440524188001010014", "number MALFORMED"],
  ["A", "RESIDENT_ID", "440524198001010013", ""],
  ["A", "RESIDENT_ID", "440524198001010014", "number CHECK_DIGIT"],
  ["A", "RESIDENT_ID", "440524198013010013", "number MALFORMED"],
  ["A", "RESIDENT_ID", "4405241980010100", "number MALFORMED"],
  ["A", "PASSPORT", "E12345678", ""],
  ["A", "PASSPORT", "E1", "number MALFORMED"],
  ["A", "CREDIT_CODE", "91350100M000100Y43", "idType OUT_OF_RANGE"],
  // The example of GB 32100.
  ["B", "CREDIT_CODE", "91350100M000100Y43", ""],
  ["B", "CREDIT_CODE", "91350100M000100Y44", "number CHECK_DIGIT"],
  ["B", "CREDIT_CODE", "91350100I000100Y43", "number MALFORMED"],
  ["B", "PASSPORT", "E12345678", "idType OUT_OF_RANGE"],
  ["C", "PASSPORT", "E12345678", "party UNKNOWN_REFERENCE"],
] as const)("AGR-1 of party %s the %s %s: %s", (party, type, number, refused) => {
  expect(refusedWith(party, { type, number })).toBe(refused);
});

test("AGR-1, AUD-2 what is decided holds no digit of the number, and its mask the last four", () => {
  const number = plainNumber("110105 19491231-002x");
  expect(number).toBe("11010519491231002X");
  const decision = identityTaken(FILE, "A", { type: "RESIDENT_ID", number });
  expect(JSON.stringify(decision)).not.toMatch(/\d{4}|002X/);
  expect(decision.file.parties[0]).toMatchObject({ identityChecked: true });
  expect([maskedNumber(number), maskedNumber("E1234567")]).toEqual(["**************002X", "******67"]);
});
