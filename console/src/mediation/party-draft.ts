import type { PartyRole, PartyType } from "@heyi/schema/vocabulary/mediation.ts";

/** A party while it is written down. */
export type PartyDraft = {
  readonly letter: string;
  readonly role: PartyRole;
  readonly type: PartyType;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly companyCode: string;
  readonly representative: string;
  readonly address: string;
  readonly phone: string;
  readonly room: string;
  readonly identityChecked: boolean;
  readonly claim: string;
  readonly claimAmount: string;
};

export function blankParty(letter: string): PartyDraft {
  return {
    letter,
    role: "OWNER",
    type: "NATURAL",
    name: "",
    sex: "",
    birthDate: "",
    companyCode: "",
    representative: "",
    address: "",
    phone: "",
    room: "",
    identityChecked: false,
    claim: "",
    claimAmount: "",
  };
}

/** As it is sent: the particulars of its kind only. */
export function partyInput({ claim: _, claimAmount: __, type, ...party }: PartyDraft) {
  const { letter, role, name, address, phone, room, identityChecked } = party;
  const anyone = { letter, role, type, name, address, phone, room, identityChecked };
  if (type === "LEGAL")
    return { ...anyone, companyCode: party.companyCode, representative: party.representative };
  return { ...anyone, sex: party.sex || null, birthDate: party.birthDate || null };
}
