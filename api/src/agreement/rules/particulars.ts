import type { AgreementContent, LocalDate, NaturalParty, Party } from "./content.ts";
import { blank, found, when, type Finding } from "./finding.ts";

/** PML 29, CC 17: from this age on one acts alone. */
const ADULT_YEARS = 18;

/** Checks 1 to 4: who they are, and who may sign for them. */
export function particulars({ parties, date }: AgreementContent): readonly Finding[] {
  if (parties.length < 2) return [found("PARTIES", "parties")];
  return parties.flatMap((party) => [
    ...identified(party),
    ...(party.type === "NATURAL"
      ? when(
          !actsAlone(party, date) && blank(party.guardian),
          "CAPACITY",
          "parties",
          party.letter,
          "guardian",
        )
      : when(blank(party.representative), "REPRESENTATIVE", "parties", party.letter, "representative")),
    ...when(!mandated(party, date), "MANDATE", "parties", party.letter, "agent"),
  ]);
}

/** AGR-1: what identifies them; ethnic group and occupation are optional. */
function identified(party: Party): readonly Finding[] {
  const needed: Readonly<Record<string, string | null>> = {
    name: party.name,
    ...(party.type === "NATURAL" ? { sex: party.sex, birthDate: party.birthDate } : { code: party.code }),
    address: party.address,
    phone: party.phone,
  };
  return [
    ...Object.entries(needed).flatMap(([key, text]) =>
      when(blank(text), "PARTIES", "parties", party.letter, key),
    ),
    ...when(!party.identityChecked, "PARTIES", "parties", party.letter, "identity"),
  ];
}

function actsAlone({ incapable, birthDate }: NaturalParty, date: LocalDate | null): boolean {
  if (incapable) return false;
  if (birthDate === null || date === null) return true;
  const adultFrom = `${Number(birthDate.slice(0, 4)) + ADULT_YEARS}${birthDate.slice(4)}`;
  return date >= adultFrom;
}

function mandated({ agent }: Party, date: LocalDate | null): boolean {
  if (agent === null) return true;
  const inTerm = agent.until === null || date === null || agent.until >= date;
  return agent.maySettle && inTerm && !blank(agent.name) && !blank(agent.matter);
}
