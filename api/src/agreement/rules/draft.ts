import type { AgreementForm, AgreementKind } from "@heyi/schema/vocabulary/agreement.ts";

import { localDate } from "../../kernel/local-time.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import { capitalOf } from "../../mediation/rules/capital.ts";
import { isParty } from "../../mediation/rules/neutrality.ts";
import { acceptedOffer } from "../../mediation/rules/offers.ts";
import type { AgreementContent } from "./content.ts";

/** AGR-3: where a clause comes from. */
export type Source = { readonly termNo: number; readonly round: number };
export type Draft = { readonly content: AgreementContent; readonly sources: readonly Source[] };

/** AGR-0: what an agreement in this case would be. */
function kindIn(file: Pick<CaseFile, "organisation" | "parties">): AgreementKind {
  if (file.organisation?.kind === "PEOPLES_COMMITTEE") return "PEOPLES_MEDIATION";
  const own = file.organisation === null || file.organisation.kind === "OWN_PANEL";
  return own && isParty(file) ? "SETTLEMENT" : "OTHER_MEDIATION";
}

/** AGR-3: from the accepted offer and the parties' particulars; null where no offer is accepted whole. */
export function draftFrom(file: CaseFile, now: Date, form: AgreementForm = "WRITTEN"): Draft | null {
  const offer = acceptedOffer(file);
  if (offer === null) return null;
  const { terms } = offer;
  const kind = kindIn(file);
  const content: AgreementContent = {
    number: `${file.number}-XY`,
    kind,
    form,
    organisation: kind === "SETTLEMENT" ? null : (file.organisation?.name ?? null),
    parties: particularsOf(file),
    facts: null,
    disputedMatter: file.matter,
    responsibilities: [],
    terms,
    ...totalsOf(terms),
    place: file.sessions.findLast(({ place }) => place !== null)?.place ?? null,
    date: localDate(now),
    copies: file.parties.length + 1,
    mediatorName: kind === "SETTLEMENT" ? null : (file.mediator?.name ?? null),
    recorderName: file.recorder?.name ?? null,
  };
  return { content, sources: terms.map(({ no }) => ({ termNo: no, round: offer.round })) };
}

/** The parties as the case has them now, without what is the case's alone. */
export function particularsOf({ parties }: Pick<CaseFile, "parties">): AgreementContent["parties"] {
  return parties.map(
    ({ consent: _, rightsConfirmedAt: __, signsElectronically: ___, room: ____, ...party }) => party,
  );
}

/** The plain sum of the terms with money, and in capitals. */
export function totalsOf(
  terms: AgreementContent["terms"],
): Pick<AgreementContent, "totalAmountFen" | "totalAmountCapital"> {
  const totalAmountFen = terms.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  return { totalAmountFen, totalAmountCapital: totalAmountFen === 0 ? null : capitalOf(totalAmountFen) };
}
