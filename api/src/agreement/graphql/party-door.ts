import { builder } from "../../graphql/builder.ts";
import { CaseState, DisputeKind, OfferAnswer, PartyType, SessionMode } from "../../graphql/vocabulary.ts";
import type { Context } from "../../context.ts";
import { readerOf } from "../../kernel/sql.ts";
import { caseCommand } from "../../mediation/graphql/case-command.ts";
import { CaseRecord, ClaimObject, OfferObject, StatementObject } from "../../mediation/graphql/record.ts";
import { actByCode, codesOf, giveCode, viewByCode } from "../../mediation/party-door.ts";
import { sessionNoOf, type PartyView } from "../../mediation/party-view.ts";
import * as consent from "../../mediation/rules/consent.ts";
import * as offers from "../../mediation/rules/offers.ts";
import * as outcome from "../../mediation/rules/outcome.ts";
import * as sessions from "../../mediation/rules/sessions.ts";
import type { CaseFile } from "../../mediation/rules/case.ts";
import type { Decision } from "../../mediation/rules/decision.ts";
import { forStrangers } from "../../resident/graphql.ts";
import { allowLook, allowWord } from "../../resident/limits.ts";
import { agreementsOf, obligationsOfCase } from "../store.ts";
import { AgreementObject, ObligationObject } from "./agreement.ts";

const OtherObject = builder.objectRef<PartyView["others"][number]>("OtherParty").implement({
  description: "Another party, as far as this one has to do with it.",
  fields: (t) => ({
    letter: t.exposeString("letter", { description: "A, B, C …" }),
    name: t.exposeString("name", { description: "Name." }),
  }),
});

const PartySessionObject = builder.objectRef<PartyView["sessions"][number]>("PartySession").implement({
  description: "A session the party was asked to or came to.",
  fields: (t) => ({
    no: t.exposeInt("own", { description: "1, 2 …, counted among the party's own." }),
    cancelled: t.boolean({ description: "Called off.", resolve: ({ cancelled }) => cancelled !== null }),
    mode: t.expose("mode", { type: SessionMode, description: "How people meet." }),
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => new Date(at) }),
    place: t.exposeString("place", { nullable: true, description: "Where." }),
    minutes: t.exposeString("minutes", { nullable: true, description: "What went on." }),
    confirmedBy: t.stringList({
      description: "Who has confirmed it.",
      resolve: ({ confirmedBy }) => [...confirmedBy],
    }),
    frozen: t.boolean({ description: "The record is frozen.", resolve: ({ closedAt }) => closedAt !== null }),
    said: t.field({ type: [StatementObject], description: "Before all.", resolve: ({ said }) => [...said] }),
  }),
});

export const PartyCaseObject = builder.objectRef<PartyView>("PartyCase").implement({
  description: "A case as the party of a code has it, without signing in (MED-5).",
  fields: (t) => ({
    number: t.string({ description: "Its number.", resolve: ({ file }) => file.number }),
    version: t.int({ description: "For the next act.", resolve: ({ file }) => file.version }),
    state: t.field({ type: CaseState, description: "Where it stands.", resolve: ({ file }) => file.state }),
    kind: t.field({ type: DisputeKind, description: "What it is about.", resolve: ({ file }) => file.kind }),
    matter: t.string({ description: "In words.", resolve: ({ file }) => file.matter }),
    letter: t.string({ description: "Which party this is.", resolve: ({ me }) => me.letter }),
    name: t.string({ description: "Its name.", resolve: ({ me }) => me.name }),
    type: t.field({ type: PartyType, description: "Person or body.", resolve: ({ me }) => me.type }),
    consented: t.boolean({ description: "It has consented.", resolve: ({ me }) => me.consent !== null }),
    rightsConfirmed: t.boolean({
      description: "It has confirmed its rights (MED-3a).",
      resolve: ({ me }) => me.rightsConfirmedAt !== null,
    }),
    signsElectronically: t.boolean({
      description: "It has agreed to sign on the screen (AGR-4).",
      resolve: ({ me }) => me.signsElectronically,
    }),
    mediator: t.string({
      nullable: true,
      description: "Who mediates.",
      resolve: ({ file }) => file.mediator?.name ?? null,
    }),
    organisation: t.string({
      nullable: true,
      description: "Before whom.",
      resolve: ({ file }) => file.organisation?.name ?? null,
    }),
    others: t.field({
      type: [OtherObject],
      description: "The other parties.",
      resolve: ({ others }) => [...others],
    }),
    claims: t.field({
      type: [ClaimObject],
      description: "What each asks for.",
      resolve: ({ claims }) => [...claims],
    }),
    sessions: t.field({
      type: [PartySessionObject],
      description: "Its own.",
      resolve: (view) => [...view.sessions],
    }),
    offers: t.field({
      type: [OfferObject],
      description: "Round by round.",
      resolve: ({ file }) => file.offers.map((offer) => ({ offer, file })),
    }),
    agreements: t.field({
      type: [AgreementObject],
      description: "Frozen texts, the newest first.",
      resolve: async ({ file }, _args, { db }) =>
        (await agreementsOf(readerOf(db.pool), file.id)).filter(({ droppedAt }) => droppedAt === null),
    }),
    obligations: t.field({
      type: [ObligationObject],
      description: "What is owed.",
      resolve: async ({ file }, _args, { db }) => [...(await obligationsOfCase(readerOf(db.pool), file.id))],
    }),
  }),
});

function seen(context: Context, code: string): Promise<PartyView> {
  return forStrangers(context, async () => {
    await allowLook(context.db.pool, context.from, context.clock.now());
    return viewByCode(context, code);
  });
}

builder.queryField("partyCase", (t) =>
  t.field({
    type: PartyCaseObject,
    skipTypeScopes: true,
    errors: {},
    description: "The case of a party's code, without signing in (MED-5).",
    args: { code: t.arg.string({ description: "The party's code, with or without dashes." }) },
    resolve: (_root, { code }, context) => seen(context, code),
  }),
);

const AnswerInput = builder.inputType("PartyAnswerInput", {
  description: "A word on a term, or on the whole.",
  fields: (t) => ({
    termNo: t.int({ required: false, description: "Left out: on the whole." }),
    answer: t.field({ type: OfferAnswer, description: "The word." }),
    note: t.string({ required: false, description: "In words." }),
  }),
});
const ActInput = builder.inputType("PartyActInput", {
  description: "See partyAct. Exactly one of the acts.",
  fields: (t) => ({
    code: t.string({ description: "The party's code." }),
    expectedVersion: t.int({ description: "Version that was seen." }),
    confirmRights: t.boolean({
      required: false,
      description: "Has read and confirms the notice of rights (MED-3a).",
    }),
    consent: t.boolean({
      required: false,
      description: "Consents to mediation and to the mediator; false: refuses.",
    }),
    electronically: t.boolean({
      required: false,
      description: "Agrees to sign on the screen, or after all not: by itself, or with a consent.",
    }),
    object: t.boolean({ required: false, description: "Objects to the mediator." }),
    confirmSession: t.int({ required: false, description: "Confirms the record of this session." }),
    answerRound: t.int({ required: false, description: "Answers this offer, by `answers`." }),
    answers: t.field({ type: [AnswerInput], required: false, description: "With answerRound." }),
    withdraw: t.boolean({ required: false, description: "Withdraws." }),
    reason: t.string({ required: false, description: "Of a refusal, an objection, a withdrawal." }),
  }),
});

type Given = typeof ActInput.$inferInput;

/** The first act that is named; what it takes beside is the rules' to say. */
function decisionOf(given: Given, file: CaseFile, party: string, now: Date): Decision {
  const reason = given.reason ?? "";
  if (given.confirmRights) return consent.rightsConfirmed(file, party, now);
  if (given.consent === false) return consent.refused(file, { party, reason }, now);
  const electronically = given.electronically ?? false;
  if (given.consent) return consent.consented(file, { party, how: "本人在线", electronically }, now);
  if (typeof given.electronically === "boolean")
    return consent.agreedToScreen(file, { party, electronically });
  if (given.object) return consent.objected(file, { party, reason }, now);
  if (given.withdraw) return outcome.withdrawn(file, { party, reason }, now);
  if (typeof given.confirmSession === "number")
    return sessions.recordConfirmed(file, { no: sessionNoOf(file, party, given.confirmSession), party }, now);
  const answers = (given.answers ?? []).map((each) => ({
    termNo: each.termNo ?? null,
    answer: each.answer,
    note: each.note ?? null,
  }));
  return offers.answered(file, { round: given.answerRound ?? 0, party, answers }, now);
}

builder.mutationField("partyAct", (t) =>
  t.field({
    type: PartyCaseObject,
    skipTypeScopes: true,
    errors: {},
    description:
      "A party's own act under its code, by the same rules as one taken in for it (MED-2 to MED-4).",
    args: { input: t.arg({ type: ActInput, description: "What it takes." }) },
    resolve: (_root, { input }, context) =>
      forStrangers(context, async () => {
        const now = context.clock.now();
        await allowLook(context.db.pool, context.from, now);
        await allowWord(context.db.pool, context.from, now);
        await actByCode(context, input, (file, party, at) => decisionOf(input, file, party, at));
        return viewByCode(context, input.code);
      }),
  }),
);

caseCommand("GiveCode", {
  description: "A code by which a party takes part without an account; a new one takes the old one's place.",
  fields: (t) => ({ party: t.string({ description: "The party, by its letter." }) }),
  run: (context, input, given) => giveCode(context, { ...input, ...given }),
});

const CodeObject = builder
  .objectRef<{ readonly letter: string; readonly code: string }>("PartyCode")
  .implement({
    description: "By which a party takes part.",
    fields: (t) => ({
      letter: t.exposeString("letter", { description: "The party." }),
      code: t.exposeString("code", { description: "Its code." }),
    }),
  });

builder.objectField(CaseRecord, "partyCodes", (t) =>
  t.field({
    type: [CodeObject],
    description: "Those that were given, for the mediator and the recorder; empty for others.",
    resolve: async ({ file, depth }, _args, { db }) =>
      depth === "MEDIATOR" || depth === "STAFF" ? [...(await codesOf(readerOf(db.pool), file.id))] : [],
  }),
);
