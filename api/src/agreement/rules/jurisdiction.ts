import type { CourtGround } from "@heyi/schema/vocabulary/agreement.ts";

import type { AgreementContent } from "./content.ts";

/** AGR-7: a basic people's court as a company lists it, with the names by which an address is known to be in its district. */
export type Court = { readonly name: string; readonly districts: readonly string[] };
export type CompetentCourt = { readonly name: string; readonly grounds: readonly CourtGround[] };

/** Where the matter touches the ground, as far as it is on record. */
export type Places = {
  readonly residences: readonly string[];
  readonly performance: AgreementContent["place"];
  readonly seat: string | null;
};

/** AGR-7, CPL 205: the listed courts at a party's domicile, the place of performance or the organisation's seat. */
export function competent(courts: readonly Court[], places: Places): readonly CompetentCourt[] {
  const where: readonly (readonly [CourtGround, readonly (string | null)[]])[] = [
    ["RESIDENCE", places.residences],
    ["PERFORMANCE", [places.performance]],
    ["SEAT", [places.seat]],
  ];
  const within = ({ districts }: Court, texts: readonly (string | null)[]) =>
    texts.some((text) => districts.some((district) => text?.includes(district)));
  return courts
    .map((court) => ({
      name: court.name,
      grounds: where.filter(([, texts]) => within(court, texts)).map(([ground]) => ground),
    }))
    .filter(({ grounds }) => grounds.length > 0);
}

/**
 * Check 28: to which courts an application may go. The inviting court is always one; where no listed court is known to be
 * competent, the list says nothing against the one that is named.
 */
export function acceptable(
  found: readonly CompetentCourt[],
  { court, byInvitation }: { readonly court: string; readonly byInvitation: boolean },
): readonly string[] {
  return byInvitation || found.length === 0 ? [court] : found.map(({ name }) => name);
}
