import { builder } from "../../graphql/builder.ts";
import {
  DisputeKind,
  LadderStep,
  OfferAnswer,
  OrganisationKind,
  RecordLevel,
  SessionMode,
} from "../../graphql/vocabulary.ts";
import { decodedGlobalId } from "../../graphql/global-id.ts";
import { InvalidError } from "../../kernel/errors.ts";
import {
  toId,
  type ComplaintId,
  type OrganisationId,
  type ProjectId,
  type StaffId,
} from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import { actorOf, Project, Staff } from "../../org/graphql.ts";
import { Complaint } from "../../complaint/graphql/complaint.ts";
import { idempotencyKey, type InputFields } from "../../complaint/graphql/command-input.ts";
import * as commands from "../commands.ts";
import { organisationOf, registerOrganisation } from "../organisations.ts";
import { recordStatement } from "../statements.ts";
import { MediationCase } from "./case.ts";
import { caseCommand, caseContext, readBack } from "./case-command.ts";
import { PartyInput, partyFrom } from "./party.ts";
import { OrganisationObject } from "./record.ts";
import { TermInput, termFrom } from "./term.ts";

const ClaimInput = builder.inputType("CaseClaimInput", {
  description: "See CaseClaim.",
  fields: (t) => ({
    by: t.string({ description: "The party." }),
    text: t.string({ description: "In words: 500 characters at most." }),
    amountFen: t.field({ type: "Fen", required: false, description: "How much." }),
  }),
});

const particulars = (t: InputFields) => ({
  kind: t.field({ type: DisputeKind, description: "What it is about." }),
  matter: t.string({ description: "In words: 500 characters at most." }),
  parties: t.field({ type: [PartyInput], description: "All of them: 2 to 26." }),
  claims: t.field({ type: [ClaimInput], required: false, description: "What each asks for." }),
});

type GivenParticulars = {
  readonly kind: typeof DisputeKind.$inferType;
  readonly matter: string;
  readonly parties: readonly (typeof PartyInput.$inferInput)[];
  readonly claims?: readonly (typeof ClaimInput.$inferInput)[] | null | undefined;
};

function particularsFrom({ kind, matter, parties, claims }: GivenParticulars) {
  return {
    kind,
    matter,
    parties: parties.map(partyFrom),
    claims: claims ? claims.map((claim) => ({ ...claim, amountFen: claim.amountFen ?? null })) : null,
  };
}

const ProposeInput = builder.inputType("CaseProposeInput", {
  description: "See casePropose.",
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    projectId: t.globalID({ for: Project, description: "The project." }),
    complaintIds: t.globalIDList({
      for: Complaint,
      required: false,
      description: "Complaints it is opened from.",
    }),
    ...particulars(t),
  }),
});

builder.mutationField("casePropose", (t) =>
  t.field({
    type: MediationCase,
    errors: {},
    description:
      "Opens a case from complaints or by itself (提议调解, MED-1). For mediators and who leads the project.",
    args: { input: t.arg({ type: ProposeInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) =>
      readBack(
        context,
        await commands.proposeCase(caseContext(context), {
          ...particularsFrom(input),
          claims: particularsFrom(input).claims ?? [],
          idempotencyKey: input.idempotencyKey,
          projectId: input.projectId.id as ProjectId,
          complaintIds: (input.complaintIds ?? []).map(({ id }) => id as ComplaintId),
        }),
      ),
  }),
);

caseCommand("Change", {
  description: "Corrects what it is about, the parties' particulars and the claims, all of them.",
  fields: particulars,
  run: (context, input, given) => commands.changeCase(context, { ...input, ...particularsFrom(given) }),
});

const OutsiderInput = builder.inputType("CaseOutsiderInput", {
  description: "See CaseOutsider.",
  fields: (t) => ({
    name: t.string({ description: "Name." }),
    relation: t.string({ description: "What they are to the matter." }),
  }),
});
const RiskInput = builder.inputType("CaseRiskInput", {
  description: "See CaseRisk.",
  fields: (t) => ({
    text: t.string({ description: "What may happen." }),
    reportedTo: t.string({ required: false, description: "To whom it was reported." }),
  }),
});

caseCommand("Set", {
  description:
    "The choices on record: open or closed, outsiders, arbitration clause, risk of escalation (MED-1).",
  fields: (t) => ({
    open: t.boolean({ required: false, description: "In public; left out: not asked yet." }),
    outsiders: t.field({ type: [OutsiderInput], required: false, description: "Who else takes part." }),
    arbitrationClause: t.string({ required: false, description: "The written clause." }),
    risk: t.field({ type: RiskInput, required: false, description: "What may escalate." }),
  }),
  run: (context, input, { open, outsiders, arbitrationClause, risk }) =>
    commands.setSetting(context, {
      ...input,
      open: open ?? null,
      outsiders: outsiders ?? [],
      arbitrationClause: arbitrationClause ?? null,
      risk: risk ? { text: risk.text, reportedTo: risk.reportedTo ?? null } : null,
    }),
});

function organisationIdOf(globalId: string): OrganisationId {
  const decoded = decodedGlobalId(globalId);
  if (decoded?.typename !== "MediationOrganisation")
    throw new InvalidError([{ path: "organisationId", code: "UNKNOWN_REFERENCE" }]);
  return toId(decoded.id);
}

caseCommand("BringBefore", {
  description:
    "Before whom it comes; the company's own panel is refused where the company is a party (MED-3).",
  fields: (t) => ({ organisationId: t.id({ description: "Of the register." }) }),
  run: async (context, input, { organisationId }) =>
    commands.bringBefore(context, { ...input, organisationId: organisationIdOf(organisationId) }),
});

caseCommand("NameMediator", {
  description: "Who mediates; refused, with the reason, for who is not neutral (MED-3).",
  fields: (t) => ({
    staffId: t.globalID({ for: Staff, required: false, description: "One of the staff." }),
    name: t.string({ required: false, description: "Of a third party, where the case is before one." }),
  }),
  run: (context, input, { staffId, name }) =>
    commands.nameMediator(context, {
      ...input,
      staffId: (staffId?.id ?? null) as StaffId | null,
      name: name ?? null,
    }),
});

caseCommand("Declare", {
  description: "The mediator's declaration of neutrality, the four prohibitions among it (MED-3).",
  fields: () => ({}),
  run: (context, input) => commands.declareNeutral(context, input),
});

const party = (t: InputFields) => t.string({ description: "The party, by its letter." });
const reason = (t: InputFields) => t.string({ description: "Why: 500 characters at most." });

caseCommand("Object", {
  description: "A party objects to the mediator, and the case gets another (申请回避, MED-3).",
  fields: (t) => ({ party: party(t), reason: reason(t) }),
  run: (context, input, given) => commands.object(context, { ...input, ...given }),
});
caseCommand("ConfirmRights", {
  description: "A party has been given the notice of rights and duties and confirms it (MED-3a).",
  fields: (t) => ({ party: party(t) }),
  run: (context, input, given) => commands.confirmRights(context, { ...input, ...given }),
});
caseCommand("Consent", {
  description: "A party consents to mediation and to the mediator (MED-2).",
  fields: (t) => ({
    party: party(t),
    how: t.string({ description: "How it was given." }),
    electronically: t.boolean({ defaultValue: false, description: "Agrees to sign on the screen too." }),
  }),
  run: (context, input, { electronically, ...given }) =>
    commands.recordConsent(context, { ...input, ...given, electronically: electronically ?? false }),
});
caseCommand("AgreeToScreen", {
  description: "A party agrees to sign on the screen, or after all not (AGR-4).",
  fields: (t) => ({
    party: party(t),
    electronically: t.boolean({ description: "Agrees." }),
  }),
  run: (context, input, given) => commands.agreeToScreen(context, { ...input, ...given }),
});
caseCommand("Refuse", {
  description: "A party refuses mediation, which stops it (PML 17).",
  fields: (t) => ({ party: party(t), reason: reason(t) }),
  run: (context, input, given) => commands.recordRefusal(context, { ...input, ...given }),
});

caseCommand("ScheduleSession", {
  description: "Invites parties to a session (MED-4).",
  fields: (t) => ({
    at: t.field({ type: "DateTime", description: "When it begins." }),
    mode: t.field({ type: SessionMode, description: "How people meet." }),
    place: t.string({ required: false, description: "Where." }),
    invited: t.stringList({ description: "The parties, by their letters." }),
  }),
  run: (context, input, { place, ...given }) =>
    commands.scheduleSession(context, { ...input, ...given, place: place ?? null }),
});
caseCommand("HoldSession", {
  description:
    "Who came and what went on; nobody comes without having confirmed their rights (MED-3a, MED-4).",
  fields: (t) => ({
    no: t.int({ description: "Which session." }),
    attendance: t.stringList({ description: "Who came." }),
    minutes: t.string({ description: "What went on: 5,000 characters at most." }),
  }),
  run: (context, input, given) => commands.holdSession(context, { ...input, ...given }),
});
caseCommand("ConfirmRecord", {
  description: "Read out and confirmed by a party; by all who came, it is frozen (MED-4).",
  fields: (t) => ({ no: t.int({ description: "Which session." }), party: party(t) }),
  run: (context, input, given) => commands.confirmRecord(context, { ...input, ...given }),
});
caseCommand("Record", {
  description:
    "Writes down what was said or noted, for whom it is (MED-5). For the mediator and the recorder.",
  fields: (t) => ({
    sessionNo: t.int({ required: false, description: "In which session." }),
    by: t.string({ description: "A party's letter, or MEDIATOR." }),
    level: t.field({ type: RecordLevel, description: "Who may read it." }),
    text: t.string({ description: "The words: 5,000 characters at most." }),
  }),
  run: (context, input, { sessionNo, ...given }) =>
    recordStatement(context, { ...input, ...given, sessionNo: sessionNo ?? null }),
});

caseCommand("Offer", {
  description: "An offer of structured terms, by a party or the mediator (MED-4).",
  fields: (t) => ({
    by: t.string({ description: "A party's letter, or MEDIATOR." }),
    terms: t.field({ type: [TermInput], description: "1 to 50." }),
  }),
  run: (context, input, { by, terms }) =>
    commands.makeOffer(context, { ...input, by, terms: terms.map((term, at) => termFrom(term, at)) }),
});
const AnswerInput = builder.inputType("OfferAnswerInput", {
  description: "A word on a term, or on the whole.",
  fields: (t) => ({
    termNo: t.int({ required: false, description: "Left out: on the whole." }),
    answer: t.field({ type: OfferAnswer, description: "The word." }),
    note: t.string({ required: false, description: "In words." }),
  }),
});
caseCommand("AnswerOffer", {
  description: "A party's word on the last offer (MED-4).",
  fields: (t) => ({
    round: t.int({ description: "Which offer." }),
    party: party(t),
    answers: t.field({ type: [AnswerInput], description: "At least one." }),
  }),
  run: (context, input, { answers, ...given }) =>
    commands.answerOffer(context, {
      ...input,
      ...given,
      answers: answers.map(({ termNo, answer, note }) => ({
        termNo: termNo ?? null,
        answer,
        note: note ?? null,
      })),
    }),
});

caseCommand("Extend", {
  description: "A month more, once, by all parties (MED-6).",
  fields: (t) => ({ agreedBy: t.stringList({ description: "Who agrees: everybody." }) }),
  run: (context, input, given) => commands.extendCase(context, { ...input, ...given }),
});
caseCommand("Withdraw", {
  description: "A party withdraws, at any time before signing (MED-3a).",
  fields: (t) => ({ party: party(t), reason: reason(t) }),
  run: (context, input, given) => commands.withdrawCase(context, { ...input, ...given }),
});
caseCommand("End", {
  description: "Ended without agreement; the parties are told of the other ways (PML 26).",
  fields: (t) => ({
    reason: reason(t),
    toldOtherWays: t.boolean({ description: "The parties were told of the other ways." }),
  }),
  run: (context, input, given) => commands.endCase(context, { ...input, ...given }),
});
caseCommand("Refer", {
  description: "Up the ladder; to arbitration only where an arbitration clause is on file (MED-1).",
  fields: (t) => ({
    step: t.field({ type: LadderStep, description: "Which way." }),
    to: t.string({ description: "To whom." }),
    reason: reason(t),
  }),
  run: (context, input, given) => commands.referCase(context, { ...input, ...given }),
});
caseCommand("FollowUp", {
  description: "What came of the referral (MED-1).",
  fields: (t) => ({ record: t.string({ description: "In words." }) }),
  run: (context, input, given) => commands.followUp(context, { ...input, ...given }),
});

const OrganisationInput = builder.inputType("MediationOrganisationInput", {
  description: "See mediationOrganisationRegister.",
  fields: (t) => ({
    kind: t.field({ type: OrganisationKind, description: "What it is." }),
    name: t.string({ description: "Name as on its seal: 60 characters at most." }),
    established: t.boolean({ description: "Lawfully established (CPL 205)." }),
    seat: t.string({ required: false, description: "Address where it sits (AGR-7); left out: as it was." }),
  }),
});
builder.mutationField("mediationOrganisationRegister", (t) =>
  t.field({
    type: OrganisationObject,
    errors: {},
    description:
      "Into the register of those before whom cases may come; one of this name is corrected. For administrators.",
    args: { input: t.arg({ type: OrganisationInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      const id = await registerOrganisation(caseContext(context), { ...input, seat: input.seat ?? null });
      const found = await organisationOf(readerOf(context.db.pool), actorOf(context).companyId, id);
      if (found === null) throw new TypeError("what was registered is not there");
      return found;
    },
  }),
);
