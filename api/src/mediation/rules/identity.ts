import type { IdentityType, PartyType } from "@heyi/schema/vocabulary/mediation.ts";

import { Check } from "../../kernel/check.ts";
import type { CaseFile } from "./case.ts";
import { partyOf } from "./consent.ts";
import { decided, event, type Decision } from "./decision.ts";
import type { Letter } from "./party.ts";

export type Proof = { readonly type: IdentityType; readonly number: string };

/** AGR-1: which proof is whose. */
const PROOFS: Readonly<Record<PartyType, readonly IdentityType[]>> = {
  NATURAL: ["RESIDENT_ID", "PASSPORT"],
  LEGAL: ["CREDIT_CODE"],
};

/** AGR-1: compared with its proof, whose number is kept apart and is nowhere in what is decided. @throws InvalidError */
export function identityTaken(file: CaseFile, party: Letter, proof: Proof): Decision {
  const check = new Check();
  partyOf(file, party, check);
  const whose = file.parties.find(({ letter }) => letter === party);
  if (whose !== undefined && !PROOFS[whose.type].includes(proof.type))
    check.fault("idType", "OUT_OF_RANGE", PROOFS[whose.type].join(", "));
  if (!FORMS[proof.type].test(proof.number)) check.fault("number", "MALFORMED");
  else if (!fits(proof)) check.fault("number", "CHECK_DIGIT");
  check.done();
  const parties = file.parties.map((each) =>
    each.letter === party ? { ...each, identityChecked: true } : each,
  );
  return decided({ ...file, parties }, event("CASE_IDENTITY_TAKEN", { party, idType: proof.type }));
}

/** As it is compared and kept: capitals, and nothing between them. */
export function plainNumber(typed: string): string {
  return typed.replaceAll(/[\s-]/g, "").toUpperCase();
}

/** AUD-2: the last four; of a short one less. */
export function maskedNumber(number: string): string {
  const shown = number.length > 8 ? 4 : 2;
  return "*".repeat(number.length - shown) + number.slice(-shown);
}

const FORMS: Readonly<Record<IdentityType, RegExp>> = {
  RESIDENT_ID: /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/,
  CREDIT_CODE: /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
  PASSPORT: /^[A-Z0-9]{5,20}$/,
};

function fits({ type, number }: Proof): boolean {
  if (type === "RESIDENT_ID") return number.endsWith(checkOfResident(number));
  if (type === "CREDIT_CODE") return number.endsWith(checkOfCredit(number));
  return true;
}

/** GB 11643, after ISO 7064 MOD 11-2. */
function checkOfResident(number: string): string {
  const parts = Array.from(number.slice(0, 17), (digit, at) => Number(digit) * (2 ** (17 - at) % 11));
  return "10X98765432"[sumOf(parts) % 11] ?? "";
}

/** GB 32100: 31 characters, without I, O, S, V and Z. */
const CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

function checkOfCredit(code: string): string {
  const parts = Array.from(code.slice(0, 17), (each, at) => CREDIT.indexOf(each) * (3 ** at % 31));
  return CREDIT[(31 - (sumOf(parts) % 31)) % 31] ?? "";
}

function sumOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}
