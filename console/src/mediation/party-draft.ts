import type { DisputeKind, PartyRole, PartyType } from "@heyi/schema/vocabulary/mediation.ts";
import type { Issue } from "../messages/use-command.ts";
import type { CaseRecord, Party } from "./documents.ts";
import { fenOf, isNoAmount, typedFen } from "./yuan.ts";

export type ClaimDraft = { readonly text: string; readonly amount: string };

/** A party while it is written down. */
export type PartyDraft = {
  readonly letter: string;
  readonly role: PartyRole;
  readonly type: PartyType;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly guardian: string;
  readonly companyCode: string;
  readonly representative: string;
  readonly address: string;
  readonly phone: string;
  readonly room: string;
  readonly identityChecked: boolean;
  readonly claims: readonly ClaimDraft[];
  /** What the form does not ask for and must not lose. */
  readonly rest: Pick<Party, "ethnicGroup" | "occupation" | "incapable"> & { readonly agent: Party["agent"] };
};

export type CaseDraft = {
  readonly kind: DisputeKind;
  readonly matter: string;
  readonly parties: readonly PartyDraft[];
};

export function blankParty(letter: string): PartyDraft {
  return {
    letter,
    role: "OWNER",
    type: "NATURAL",
    name: "",
    sex: "",
    birthDate: "",
    guardian: "",
    companyCode: "",
    representative: "",
    address: "",
    phone: "",
    room: "",
    identityChecked: false,
    claims: [{ text: "", amount: "" }],
    rest: { ethnicGroup: null, occupation: null, incapable: false, agent: null },
  };
}

export function draftOfCase({ kind, matter, parties, claims }: CaseRecord): CaseDraft {
  return { kind, matter, parties: parties.map((party) => draftOfParty(party, claims)) };
}

function draftOfParty(party: Party, claims: CaseRecord["claims"]): PartyDraft {
  const { letter, role, type, name, identityChecked, ethnicGroup, occupation, incapable, agent } = party;
  const own = claims
    .filter(({ by }) => by === letter)
    .map(({ text, amountFen }) => ({ text, amount: typedFen(amountFen) }));
  return {
    letter,
    role,
    type,
    name,
    identityChecked,
    sex: party.sex ?? "",
    birthDate: party.birthDate ?? "",
    guardian: party.guardian ?? "",
    companyCode: party.companyCode ?? "",
    representative: party.representative ?? "",
    address: party.address ?? "",
    phone: party.phone ?? "",
    room: party.room ?? "",
    claims: own.length > 0 ? own : [{ text: "", amount: "" }],
    rest: { ethnicGroup, occupation, incapable, agent },
  };
}

/** As it is sent: the particulars of its kind only, and the claims there are. */
export function caseInput({ kind, matter, parties }: CaseDraft) {
  return {
    kind,
    matter,
    parties: parties.map(partyInput),
    claims: parties.flatMap(({ letter, claims }) =>
      claims.filter(said).map(({ text, amount }) => ({ by: letter, text, amountFen: fenOf(amount) })),
    ),
  };
}

function said({ text, amount }: ClaimDraft): boolean {
  return text.trim() !== "" || amount.trim() !== "";
}

function partyInput({ type, rest, ...party }: PartyDraft) {
  const { letter, role, name, address, phone, room, identityChecked } = party;
  const agent = rest.agent && {
    name: rest.agent.name,
    matter: rest.agent.matter,
    maySettle: rest.agent.maySettle,
    until: rest.agent.until ?? null,
  };
  const anyone = { letter, role, type, name, address, phone, room, identityChecked, agent };
  if (type === "LEGAL")
    return { ...anyone, companyCode: party.companyCode, representative: party.representative };
  const { ethnicGroup, occupation, incapable } = rest;
  const natural = { ethnicGroup, occupation, incapable, guardian: party.guardian || null };
  return { ...anyone, ...natural, sex: party.sex || null, birthDate: party.birthDate || null };
}

/** What the server, or an amount that is none, has against a party: by field, `claims.0.text` counted within the party. */
export function faultsOf(
  parties: readonly PartyDraft[],
  at: number,
  issues: readonly Issue[],
): ReadonlyMap<string, string> {
  const before = parties.slice(0, at).reduce((sum, { claims }) => sum + claims.filter(said).length, 0);
  const sent = (parties[at]?.claims ?? [])
    .map((claim, place) => ({ claim, place }))
    .filter(({ claim }) => said(claim));
  const faults = new Map<string, string>();
  for (const { path, message } of issues) {
    if (path.startsWith(`parties.${at}.`)) faults.set(path.slice(`parties.${at}.`.length), message);
    const [head, no, field] = path.split(".");
    const own = head === "claims" ? sent[Number(no) - before] : undefined;
    if (own !== undefined) faults.set(`claims.${own.place}.${field}`, message);
  }
  return faults;
}

export function hasNoAmount({ parties }: CaseDraft): boolean {
  return parties.some(({ claims }) => claims.some(({ amount }) => isNoAmount(amount)));
}

const FIELDS = ["projectId", "kind", "matter"];

/** What is wrong with a case as a whole; the rest is told under its field. */
export function withoutField(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter(({ path }) => !FIELDS.includes(path) && !/^(parties|claims)\./.test(path))
    .map(({ message }) => message);
}
