import type { BodyKind, CaseData } from "@heyi/schema/vocabulary/mediation.ts";

import { Check, LONGEST } from "../../kernel/check.ts";
import { InvalidError } from "../../kernel/errors.ts";
import type { CaseFile, Handover } from "./case.ts";
import { partyOf } from "./consent.ts";
import { decided, event, type Decision } from "./decision.ts";
import type { Letter } from "./party.ts";

/** AUD-2, PIPL 23: to whom what is to be given and what for, so that the parties concerned can say yes or no. @throws InvalidError */
export function planned(
  file: CaseFile,
  input: {
    readonly to: string;
    readonly kind: BodyKind;
    readonly what: readonly CaseData[];
    readonly purpose: string;
    readonly concerned: readonly Letter[];
  },
): Decision {
  const check = new Check();
  const to = check.text("to", input.to, LONGEST.name, 2);
  const purpose = check.text("purpose", input.purpose, LONGEST.reason, 2);
  if (input.what.length === 0) check.fault("what", "REQUIRED");
  if (input.concerned.length === 0) check.fault("concerned", "REQUIRED");
  for (const letter of input.concerned) partyOf(file, letter, check, "concerned");
  check.done();
  const [what, concerned] = [[...new Set(input.what)], [...new Set(input.concerned)]];
  const no = file.handovers.length + 1;
  const { kind } = input;
  const handover: Handover = { no, to, kind, what, purpose, concerned, consents: [], duty: null, at: null };
  return decided(
    { ...file, handovers: [...file.handovers, handover] },
    event("CASE_CHANGED", { handover: no }),
  );
}

/** AUD-2: a separate consent, to this body and this purpose; until the data are given it may be taken back. @throws InvalidError */
export function agreed(
  file: CaseFile,
  input: { readonly no: number; readonly party: Letter; readonly agrees: boolean; readonly how: string },
  now: Date,
): Decision {
  const handover = aheadOf(file, input.no);
  const { no, party, agrees } = input;
  const check = new Check();
  const how = check.text("how", input.how, LONGEST.short);
  if (!handover.concerned.includes(party)) check.fault("party", "UNKNOWN_REFERENCE");
  check.done();
  const others = handover.consents.filter((each) => each.party !== party);
  const consents = agrees ? [...others, { party, how, at: now.toISOString() }] : others;
  return decided(
    withHandover(file, { ...handover, consents }),
    event("CASE_HANDOVER_AGREED", { no, party, agrees }),
  );
}

/** AUD-2: given, with the consent of everybody concerned or by a duty that a law names. @throws InvalidError */
export function handedOver(
  file: CaseFile,
  input: { readonly no: number; readonly duty: string | null },
  now: Date,
): Decision {
  const handover = aheadOf(file, input.no);
  const check = new Check();
  const duty = check.optionalText("duty", input.duty, LONGEST.reason);
  if (duty === null)
    for (const letter of handover.concerned)
      if (!handover.consents.some(({ party }) => party === letter))
        check.fault(`consent.${letter}`, "MUST_BE_CONFIRMED");
  check.done();
  const { no, kind, what } = handover;
  const basis = duty === null ? "CONSENT" : "LEGAL_DUTY";
  return decided(
    withHandover(file, { ...handover, duty, at: now.toISOString() }),
    event("CASE_HANDED_OVER", { no, kind, what, basis }),
  );
}

/** One of which nothing was given yet. @throws InvalidError */
function aheadOf({ handovers }: CaseFile, no: number): Handover {
  const handover = handovers.find((each) => each.no === no);
  if (handover === undefined) throw new InvalidError([{ path: "no", code: "UNKNOWN_REFERENCE" }]);
  if (handover.at !== null) throw new InvalidError([{ path: "no", code: "FROZEN" }]);
  return handover;
}

function withHandover(file: CaseFile, handover: Handover): CaseFile {
  return {
    ...file,
    handovers: file.handovers.map((each) => (each.no === handover.no ? handover : each)),
  };
}
