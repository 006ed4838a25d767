import { builder } from "../../graphql/builder.ts";
import { PartyRole, PartyType } from "../../graphql/vocabulary.ts";
import type { CaseParty, Consent } from "../rules/case.ts";
import type { PartyInput as Given } from "../rules/opening.ts";
import type { Agent } from "../rules/party.ts";

const AgentObject = builder.objectRef<Agent>("PartyAgent").implement({
  description: "Who acts for a party (CC 165).",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name." }),
    matter: t.exposeString("matter", { description: "For which matter." }),
    maySettle: t.exposeBoolean("maySettle", { description: "Special authority to settle (CPL 62)." }),
    until: t.expose("until", {
      type: "LocalDate",
      nullable: true,
      description: "Last day; null: to the end.",
    }),
  }),
});

const ConsentObject = builder.objectRef<Consent>("PartyConsent").implement({
  description: "Consent to mediation and to the mediator (MED-2).",
  fields: (t) => ({
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => new Date(at) }),
    how: t.exposeString("how", { description: "How it was given." }),
  }),
});

/** The particulars of a party; those of a natural person are null for a legal one, and the other way round. */
export const PartyObject = builder.objectRef<CaseParty>("Party").implement({
  description: "A party of a case (当事人, MED-1, AGR-1).",
  fields: (t) => ({
    letter: t.exposeString("letter", { description: "A, B, C …: how it is called in the case." }),
    role: t.expose("role", { type: PartyRole, description: "What it is to the matter." }),
    type: t.expose("type", { type: PartyType, description: "Natural or legal person." }),
    name: t.exposeString("name", { description: "Name." }),
    address: t.exposeString("address", { nullable: true, description: "Address." }),
    phone: t.exposeString("phone", { nullable: true, description: "Phone." }),
    room: t.exposeString("room", {
      nullable: true,
      description: "Its room in the project, as 3栋2单元1502.",
    }),
    sex: t.string({
      nullable: true,
      description: "F or M.",
      resolve: (party) => (party.type === "NATURAL" ? party.sex : null),
    }),
    birthDate: t.field({
      type: "LocalDate",
      nullable: true,
      description: "Birth date.",
      resolve: (party) => (party.type === "NATURAL" ? party.birthDate : null),
    }),
    ethnicGroup: t.string({
      nullable: true,
      description: "Ethnic group (optional).",
      resolve: (party) => (party.type === "NATURAL" ? party.ethnicGroup : null),
    }),
    occupation: t.string({
      nullable: true,
      description: "Occupation (optional).",
      resolve: (party) => (party.type === "NATURAL" ? party.occupation : null),
    }),
    incapable: t.boolean({
      description: "Of age, yet cannot act alone (CC 22).",
      resolve: (party) => party.type === "NATURAL" && party.incapable,
    }),
    guardian: t.string({
      nullable: true,
      description: "Legal representative of who cannot act alone (CC 23).",
      resolve: (party) => (party.type === "NATURAL" ? party.guardian : null),
    }),
    companyCode: t.string({
      nullable: true,
      description: "Unified social credit code.",
      resolve: (party) => (party.type === "LEGAL" ? party.code : null),
    }),
    representative: t.string({
      nullable: true,
      description: "Legal representative of a legal person.",
      resolve: (party) => (party.type === "LEGAL" ? party.representative : null),
    }),
    agent: t.expose("agent", { type: AgentObject, nullable: true, description: "Who acts for it." }),
    identityChecked: t.exposeBoolean("identityChecked", { description: "Compared with proof of identity." }),
    consent: t.expose("consent", {
      type: ConsentObject,
      nullable: true,
      description: "Null: not given yet.",
    }),
    rightsConfirmedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it confirmed the notice of rights and duties (MED-3a).",
      resolve: ({ rightsConfirmedAt }) => (rightsConfirmedAt === null ? null : new Date(rightsConfirmedAt)),
    }),
    signsElectronically: t.exposeBoolean("signsElectronically", {
      description: "Agreed to sign on the screen.",
    }),
  }),
});

const AgentInput = builder.inputType("PartyAgentInput", {
  description: "See PartyAgent.",
  fields: (t) => ({
    name: t.string({ description: "Name." }),
    matter: t.string({ description: "For which matter." }),
    maySettle: t.boolean({ description: "Special authority to settle." }),
    until: t.field({ type: "LocalDate", required: false, description: "Last day; left out: to the end." }),
  }),
});

export const PartyInput = builder.inputType("PartyInput", {
  description: "See Party.",
  fields: (t) => ({
    letter: t.string({ description: "A, B, C …" }),
    role: t.field({ type: PartyRole, description: "What it is to the matter." }),
    type: t.field({ type: PartyType, description: "Natural or legal person." }),
    name: t.string({ description: "Name: 60 characters at most." }),
    address: t.string({ required: false, description: "Address." }),
    phone: t.string({ required: false, description: "Phone." }),
    room: t.string({ required: false, description: "Its room in the project." }),
    sex: t.string({ required: false, description: "F or M, of a natural person." }),
    birthDate: t.field({ type: "LocalDate", required: false, description: "Of a natural person." }),
    ethnicGroup: t.string({ required: false, description: "Optional." }),
    occupation: t.string({ required: false, description: "Optional." }),
    incapable: t.boolean({ defaultValue: false, description: "Of age, yet cannot act alone." }),
    guardian: t.string({ required: false, description: "Legal representative of who cannot act alone." }),
    companyCode: t.string({ required: false, description: "Unified social credit code, of a legal person." }),
    representative: t.string({ required: false, description: "Of a legal person." }),
    agent: t.field({ type: AgentInput, required: false, description: "Who acts for it." }),
    identityChecked: t.boolean({ defaultValue: false, description: "Compared with proof of identity." }),
  }),
});

export function partyFrom(given: typeof PartyInput.$inferInput): Given {
  const { letter, role, name } = given;
  const anyone = {
    letter,
    role,
    name,
    address: blankAsNull(given.address),
    phone: blankAsNull(given.phone),
    room: blankAsNull(given.room),
    agent: given.agent ? { ...given.agent, until: given.agent.until ?? null } : null,
    identityChecked: given.identityChecked ?? false,
  };
  if (given.type === "LEGAL") {
    const representative = blankAsNull(given.representative);
    return { ...anyone, type: "LEGAL", code: blankAsNull(given.companyCode), representative };
  }
  return {
    ...anyone,
    type: "NATURAL",
    sex: given.sex === "F" || given.sex === "M" ? given.sex : null,
    birthDate: given.birthDate ?? null,
    ethnicGroup: blankAsNull(given.ethnicGroup),
    occupation: blankAsNull(given.occupation),
    incapable: given.incapable ?? false,
    guardian: blankAsNull(given.guardian),
  };
}

function blankAsNull(text: string | null | undefined): string | null {
  const trimmed = (text ?? "").trim();
  return trimmed === "" ? null : trimmed;
}
