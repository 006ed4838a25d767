import type { AgreementKind } from "@heyi/schema/vocabulary/agreement.ts";

import type { AgreementContent, Party } from "../../agreement/rules/content.ts";
import type { Dispute } from "./record.ts";

/** AGR-0: before whom it was reached says which kind an agreement is. */
function kindOf({ mediator, parties }: Dispute): AgreementKind {
  if (mediator.panel === "THIRD_PARTY") return "PEOPLES_MEDIATION";
  return parties.some(({ role }) => role === "COMPANY") ? "SETTLEMENT" : "OTHER_MEDIATION";
}

/** What the agreement of a dispute says, in our words; null: none was reached. */
export function contentOf(dispute: Dispute): AgreementContent | null {
  const { agreement, mediator } = dispute;
  if (agreement === null) return null;
  return {
    number: agreement.number,
    kind: kindOf(dispute),
    form: agreement.form,
    organisation: mediator.organisation,
    parties: dispute.parties.map(partyOf),
    facts: agreement.facts,
    disputedMatter: agreement.disputedMatter,
    responsibilities: agreement.responsibilities,
    terms: agreement.terms,
    totalAmountFen: agreement.totalAmountFen,
    totalAmountCapital: agreement.totalAmountCapital,
    place: agreement.place,
    date: agreement.date,
    copies: agreement.copies,
    mediatorName: agreement.mediatorName,
    recorderName: agreement.recorderName,
  };
}

/** Whose identity was recorded was compared with it; ethnic group and occupation are not told. */
export function partyOf(party: Dispute["parties"][number]): Party {
  const { id: letter, role, name, address, phone } = party;
  const anyone = { letter, role, name, address, phone, agent: null, identityChecked: true };
  if (party.type === "LEGAL")
    return { ...anyone, type: "LEGAL", code: party.code, representative: party.representative };
  const { sex, birthDate } = party;
  const unsaid = { ethnicGroup: null, occupation: null, incapable: false, guardian: null };
  return { ...anyone, type: "NATURAL", sex, birthDate, ...unsaid };
}
