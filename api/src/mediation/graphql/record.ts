import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import {
  DisputeKind,
  LadderStep,
  OfferAnswer,
  OrganisationKind,
  RecordLevel,
  SessionMode,
} from "../../graphql/vocabulary.ts";
import { Staff } from "../../org/graphql.ts";
import type {
  Answer,
  CaseFile,
  Claim,
  Mediator,
  Objection,
  Offer,
  Organisation,
  Referral,
  Session,
  Step,
} from "../rules/case.ts";
import { acceptedOffer, distances, standingOf, type Distance, type TermStanding } from "../rules/offers.ts";
import type { Statement } from "../statements.ts";
import { statementsFor } from "../statements.ts";
import type { ShownCase } from "../shown.ts";
import { isParty } from "../rules/neutrality.ts";
import { PartyObject } from "./party.ts";
import { TermObject } from "./term.ts";

const instant = (text: string): Date => new Date(text);
const instantOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

export const OrganisationObject = builder.objectRef<Organisation>("MediationOrganisation").implement({
  description: "Before whom a case may come (MED-3).",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: ({ id }) => encodeGlobalId("MediationOrganisation", id) }),
    kind: t.expose("kind", { type: OrganisationKind, description: "What it is." }),
    name: t.exposeString("name", { description: "Name as on its seal." }),
    established: t.exposeBoolean("established", { description: "Lawfully established (CPL 205)." }),
  }),
});

const MediatorObject = builder.objectRef<Mediator>("CaseMediator").implement({
  description: "Who mediates (调解员).",
  fields: (t) => ({
    staffId: t.globalID({
      nullable: true,
      description: "Null: a third party's, without an account here.",
      resolve: ({ staffId }) => (staffId === null ? null : { id: staffId, type: Staff }),
    }),
    name: t.exposeString("name", { description: "Name." }),
    declaredAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the declaration of neutrality was signed (MED-3).",
      resolve: ({ declaredAt }) => instantOrNull(declaredAt),
    }),
  }),
});

export const ClaimObject = builder.objectRef<Claim>("CaseClaim").implement({
  description: "What a party asks for (请求).",
  fields: (t) => ({
    by: t.exposeString("by", { description: "The party." }),
    text: t.exposeString("text", { description: "In words." }),
    amountFen: t.expose("amountFen", {
      type: "Fen",
      nullable: true,
      description: "How much; null: no money.",
    }),
  }),
});

const ObjectionObject = builder.objectRef<Objection>("CaseObjection").implement({
  description: "A party's objection to a mediator (申请回避, MED-3).",
  fields: (t) => ({
    by: t.exposeString("by", { description: "The party." }),
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => instant(at) }),
    against: t.exposeString("against", { description: "The mediator." }),
    reason: t.exposeString("reason", { description: "Why." }),
  }),
});

const StepObject = builder.objectRef<Step>("CaseStep").implement({
  description: "A step of the ladder with its record (MED-1).",
  fields: (t) => ({
    step: t.expose("step", { type: LadderStep, description: "Which." }),
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => instant(at) }),
    record: t.exposeString("record", { description: "What was recorded." }),
  }),
});

export const StatementObject = builder.objectRef<Statement>("CaseStatement").implement({
  description: "What somebody said or noted; nobody is given one of a level that is not theirs (MED-5).",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: ({ id }) => encodeGlobalId("CaseStatement", id) }),
    sessionNo: t.exposeInt("sessionNo", { nullable: true, description: "Null: outside any session." }),
    by: t.exposeString("by", { description: "A party's letter, or MEDIATOR." }),
    level: t.expose("level", { type: RecordLevel, description: "Who may read it." }),
    text: t.exposeString("text", { description: "The words; empty where the key is missing." }),
    keyMissing: t.exposeBoolean("keyMissing", { description: "It cannot be opened: its key is missing." }),
    at: t.expose("at", { type: "DateTime", description: "When it was written down." }),
  }),
});

type SessionIn = Session & { readonly caseId: CaseFile["id"] };
const SessionObject = builder.objectRef<SessionIn>("CaseSession").implement({
  description: "A session (调解会议, MED-4).",
  fields: (t) => ({
    no: t.exposeInt("no", { description: "1, 2 …" }),
    mode: t.expose("mode", { type: SessionMode, description: "How people meet." }),
    at: t.field({ type: "DateTime", description: "When it begins.", resolve: ({ at }) => instant(at) }),
    place: t.exposeString("place", { nullable: true, description: "Where." }),
    cancelled: t.string({
      nullable: true,
      description: "Why it was called off; null: it was not.",
      resolve: ({ cancelled }) => cancelled?.reason ?? null,
    }),
    calendar: t.string({
      description: "Address of it as a calendar file, for who may read the case.",
      resolve: ({ caseId, no }) => `/invitations/${caseId}/${no}.ics`,
    }),
    invited: t.stringList({ description: "Who is invited.", resolve: ({ invited }) => [...invited] }),
    attendance: t.stringList({
      nullable: true,
      description: "Who came; null: not held yet.",
      resolve: ({ attendance }) => (attendance === null ? null : [...attendance]),
    }),
    minutes: t.exposeString("minutes", { nullable: true, description: "What went on (笔录)." }),
    confirmedBy: t.stringList({
      description: "Who has heard it read out and confirmed it.",
      resolve: ({ confirmedBy }) => [...confirmedBy],
    }),
    closedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the record was frozen.",
      resolve: ({ closedAt }) => instantOrNull(closedAt),
    }),
  }),
});

const AnswerObject = builder.objectRef<Answer>("OfferAnswerGiven").implement({
  description: "A party's word on an offer, or on one of its terms.",
  fields: (t) => ({
    party: t.exposeString("party", { description: "Who." }),
    termNo: t.exposeInt("termNo", { nullable: true, description: "On which term; null: on the whole." }),
    answer: t.expose("answer", { type: OfferAnswer, description: "The word." }),
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => instant(at) }),
    note: t.exposeString("note", { nullable: true, description: "In words." }),
  }),
});

const WordObject = builder.objectRef<TermStanding["words"][number]>("TermWord").implement({
  description: "What a party last said to a term.",
  fields: (t) => ({
    party: t.exposeString("party", { description: "Who." }),
    answer: t.expose("answer", { type: OfferAnswer, nullable: true, description: "Null: nothing yet." }),
  }),
});

const StandingObject = builder.objectRef<TermStanding>("TermStanding").implement({
  description: "A term with everybody's word on it (MED-4).",
  fields: (t) => ({
    term: t.expose("term", { type: TermObject, description: "The term." }),
    words: t.field({ type: [WordObject], description: "By party.", resolve: ({ words }) => [...words] }),
    agreed: t.exposeBoolean("agreed", { description: "Everybody accepts it." }),
  }),
});

type OfferIn = { readonly offer: Offer; readonly file: CaseFile };
export const OfferObject = builder.objectRef<OfferIn>("CaseOffer").implement({
  description: "Structured terms, by round (方案, MED-4).",
  fields: (t) => ({
    round: t.int({ description: "1, 2 …", resolve: ({ offer }) => offer.round }),
    by: t.string({ description: "A party's letter, or MEDIATOR.", resolve: ({ offer }) => offer.by }),
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ offer }) => instant(offer.at) }),
    terms: t.field({
      type: [StandingObject],
      description: "Each with everybody's word.",
      resolve: ({ offer, file }) => [...standingOf(file, offer)],
    }),
    answers: t.field({
      type: [AnswerObject],
      description: "In order of time.",
      resolve: ({ offer }) => [...offer.answers],
    }),
  }),
});

const DistanceObject = builder.objectRef<Distance>("OfferDistance").implement({
  description: "What was asked or offered in all, round by round.",
  fields: (t) => ({
    round: t.exposeInt("round", { description: "0: a claim." }),
    by: t.exposeString("by", { description: "Who." }),
    amountFen: t.expose("amountFen", { type: "Fen", description: "In all." }),
  }),
});

const ReferralObject = builder.objectRef<Referral>("CaseReferral").implement({
  description: "Where it went when no agreement was reached (MED-1).",
  fields: (t) => ({
    step: t.expose("step", { type: LadderStep, description: "Which way." }),
    to: t.exposeString("to", { description: "To whom." }),
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => instant(at) }),
    reason: t.exposeString("reason", { description: "Why." }),
    followUp: t.stringList({ description: "What came of it.", resolve: ({ followUp }) => [...followUp] }),
  }),
});

const OutsiderObject = builder.objectRef<CaseFile["outsiders"][number]>("CaseOutsider").implement({
  description: "A relative, neighbour or expert who takes part with the parties' consent (PML 20).",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name." }),
    relation: t.exposeString("relation", { description: "What they are to the matter." }),
  }),
});

const RiskObject = builder.objectRef<NonNullable<CaseFile["risk"]>>("CaseRisk").implement({
  description: "A risk of escalation (PML 25).",
  fields: (t) => ({
    text: t.exposeString("text", { description: "What may happen." }),
    reportedTo: t.exposeString("reportedTo", { nullable: true, description: "To whom it was reported." }),
  }),
});

export type Whole = ShownCase & { readonly file: CaseFile };

/** All of a case that its reader may have. */
export const CaseRecord = builder.objectRef<Whole>("CaseRecord").implement({
  description:
    "What the parties and the case's staff have of a case, as far as the reader's rights go (MED-5).",
  fields: (t) => ({
    kind: t.field({ type: DisputeKind, description: "What it is about.", resolve: ({ file }) => file.kind }),
    matter: t.string({ description: "In words.", resolve: ({ file }) => file.matter }),
    negotiation: t.boolean({
      description: "The company is a party: what its own panel brings about is a settlement (MED-3).",
      resolve: ({ file }) => isParty(file),
    }),
    organisation: t.field({
      type: OrganisationObject,
      nullable: true,
      description: "Before whom.",
      resolve: ({ file }) => file.organisation,
    }),
    mediator: t.field({
      type: MediatorObject,
      nullable: true,
      description: "Null: none, or objected to.",
      resolve: ({ file }) => file.mediator,
    }),
    recorder: t.string({
      nullable: true,
      description: "Who keeps the record.",
      resolve: ({ file }) => file.recorder?.name ?? null,
    }),
    parties: t.field({
      type: [PartyObject],
      description: "A, B, C …",
      resolve: ({ file }) => [...file.parties],
    }),
    claims: t.field({
      type: [ClaimObject],
      description: "What each asks for.",
      resolve: ({ file }) => [...file.claims],
    }),
    objections: t.field({
      type: [ObjectionObject],
      description: "To mediators.",
      resolve: ({ file }) => [...file.objections],
    }),
    steps: t.field({
      type: [StepObject],
      description: "The ladder.",
      resolve: ({ file }) => [...file.steps],
    }),
    open: t.boolean({
      nullable: true,
      description: "In public; null: not asked yet.",
      resolve: ({ file }) => file.open,
    }),
    outsiders: t.field({
      type: [OutsiderObject],
      description: "Who else takes part.",
      resolve: ({ file }) => [...file.outsiders],
    }),
    arbitrationClause: t.string({
      nullable: true,
      description: "The written clause, where there is one.",
      resolve: ({ file }) => file.arbitrationClause,
    }),
    risk: t.field({
      type: RiskObject,
      nullable: true,
      description: "Flagged risk of escalation.",
      resolve: ({ file }) => file.risk,
    }),
    extended: t.boolean({
      description: "The time was extended once (MED-6).",
      resolve: ({ file }) => file.extended,
    }),
    sessions: t.field({
      type: [SessionObject],
      description: "In order.",
      resolve: ({ file }) => file.sessions.map((session) => ({ ...session, caseId: file.id })),
    }),
    statements: t.field({
      type: [StatementObject],
      description: "Those the reader may read, in order of time; 2,000 at most.",
      resolve: async ({ file, depth }, _args, context) => [...(await statementsFor(context, file, depth))],
    }),
    offers: t.field({
      type: [OfferObject],
      description: "Round by round.",
      resolve: ({ file }) => file.offers.map((offer) => ({ offer, file })),
    }),
    acceptedRound: t.int({
      nullable: true,
      description: "The last offer that everybody accepts whole; an agreement is drafted from it.",
      resolve: ({ file }) => acceptedOffer(file)?.round ?? null,
    }),
    distances: t.field({
      type: [DistanceObject],
      description: "How the money moved, claims first.",
      resolve: ({ file }) => [...distances(file)],
    }),
    failure: t.string({
      nullable: true,
      description: "Why it ended without agreement.",
      resolve: ({ file }) => file.failure?.reason ?? null,
    }),
    withdrawnBy: t.string({
      nullable: true,
      description: "The party that withdrew.",
      resolve: ({ file }) => file.withdrawal?.by ?? null,
    }),
    withdrawalReason: t.string({
      nullable: true,
      description: "Why it withdrew.",
      resolve: ({ file }) => file.withdrawal?.reason ?? null,
    }),
    referral: t.field({
      type: ReferralObject,
      nullable: true,
      description: "Where it went.",
      resolve: ({ file }) => file.referral,
    }),
  }),
});
