import { builder } from "../../graphql/builder.ts";
import { decodedGlobalId } from "../../graphql/global-id.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { toId, type AgreementId } from "../../kernel/ids.ts";
import { caseCommand } from "../../mediation/graphql/case-command.ts";
import { TermInput, termFrom } from "../../mediation/graphql/term.ts";
import * as commands from "../commands.ts";
import { applyForConfirmation, decideConfirmation } from "../confirmation.ts";
import { takeSignature } from "../signing/signed.ts";
import * as performance from "../performance.ts";
import type { ObligationId } from "../store.ts";

caseCommand("DraftAgreement", {
  description: "Drafts an agreement from the accepted offer, or a supplement to the one in effect (AGR-3).",
  fields: (t) => ({
    oral: t.boolean({ defaultValue: false, description: "An oral agreement is recorded (PML 28)." }),
  }),
  run: (context, input, { oral }) => commands.draftAgreement(context, { ...input, oral: oral ?? false }),
});

const ResponsibilityInput = builder.inputType("AgreementResponsibilityInput", {
  description: "See AgreementResponsibility.",
  fields: (t) => ({
    party: t.string({ description: "The party." }),
    text: t.string({ description: "In words." }),
  }),
});
const AroundInput = builder.inputType("AgreementAroundInput", {
  description: "See AgreementAround.",
  fields: (t) => ({
    electronic: t.boolean({ defaultValue: false, description: "To be signed on the screen." }),
    feeFen: t.field({ type: "Fen", defaultValue: 0, description: "What mediating cost the parties." }),
    reserved: t.boolean({ defaultValue: false, description: "Belongs to, or is before, an authority." }),
    ownersDecided: t.boolean({ defaultValue: false, description: "The owners decided on the common parts." }),
  }),
});

caseCommand("EditAgreement", {
  description: "What the draft is to say; what is wrong with it is told beside it (AGR-3).",
  fields: (t) => ({
    facts: t.string({ required: false, description: "Main facts." }),
    disputedMatter: t.string({ required: false, description: "Disputed matter." }),
    responsibilities: t.field({ type: [ResponsibilityInput], required: false, description: "By party." }),
    terms: t.field({ type: [TermInput], description: "All of them, in order." }),
    place: t.string({ required: false, description: "Place." }),
    date: t.field({ type: "LocalDate", required: false, description: "Date." }),
    copies: t.int({ required: false, description: "How many copies." }),
    mediatorName: t.string({ required: false, description: "Mediator." }),
    recorderName: t.string({ required: false, description: "Recorder." }),
    around: t.field({ type: AroundInput, description: "Beside its words." }),
  }),
  run: (context, input, given) =>
    commands.editAgreement(context, {
      ...input,
      facts: given.facts ?? null,
      disputedMatter: given.disputedMatter ?? null,
      responsibilities: given.responsibilities ?? [],
      terms: given.terms.map((term, at) => termFrom(term, at)),
      place: given.place ?? null,
      date: given.date ?? null,
      copies: given.copies ?? null,
      mediatorName: given.mediatorName ?? null,
      recorderName: given.recorderName ?? null,
      around: {
        electronic: given.around.electronic ?? false,
        feeFen: given.around.feeFen ?? 0,
        reserved: given.around.reserved ?? false,
        ownersDecided: given.around.ownersDecided ?? false,
      },
    }),
});

caseCommand("FreezeAgreement", {
  description: "Freezes the text for signing; refused while a finding blocks (AGR-3, AGR-4).",
  fields: () => ({}),
  run: (context, input) => commands.freezeAgreement(context, input),
});
caseCommand("DropAgreement", {
  description: "Drops a frozen text that is not in effect; its draft stays (AGR-4).",
  fields: () => ({}),
  run: (context, input) => commands.dropText(context, input),
});
caseCommand("Sign", {
  description: "Takes in a signature on paper, an oral confirmation, or the organisation's seal (AGR-4).",
  fields: (t) => ({
    signer: t.string({ description: "A party's letter, MEDIATOR, or SEAL." }),
    sealed: t.boolean({ defaultValue: false, description: "With a legal person's seal." }),
  }),
  run: (context, input, { signer, sealed }) =>
    takeSignature(context, { ...input, signer, sealed: sealed ?? false }),
});

function obligationIdOf(globalId: string): ObligationId {
  const decoded = decodedGlobalId(globalId);
  if (decoded?.typename !== "Obligation")
    throw new InvalidError([{ path: "obligationId", code: "UNKNOWN_REFERENCE" }]);
  return toId(decoded.id);
}
function agreementIdOf(globalId: string): AgreementId {
  const decoded = decodedGlobalId(globalId);
  if (decoded?.typename !== "Agreement")
    throw new InvalidError([{ path: "agreementId", code: "UNKNOWN_REFERENCE" }]);
  return toId(decoded.id);
}

caseCommand("Fulfil", {
  description: "An obligation was fulfilled, with what proves it (AGR-6).",
  fields: (t) => ({
    obligationId: t.id({ description: "Which." }),
    evidence: t.string({ description: "What proves it: 500 characters at most." }),
  }),
  run: async (context, input, { obligationId, evidence }) =>
    performance.fulfil(context, { ...input, obligationId: obligationIdOf(obligationId), evidence }),
});
caseCommand("Waive", {
  description: "An obligation is waived by the party it is owed to (AGR-6).",
  fields: (t) => ({
    obligationId: t.id({ description: "Which." }),
    by: t.string({ description: "The party it is owed to." }),
    reason: t.string({ description: "Why: 500 characters at most." }),
  }),
  run: async (context, input, { obligationId, ...given }) =>
    performance.waive(context, { ...input, ...given, obligationId: obligationIdOf(obligationId) }),
});
caseCommand("Urge", {
  description: "An overdue obligation is urged, on record (督促, AGR-6).",
  fields: (t) => ({
    obligationId: t.id({ description: "Which." }),
    text: t.string({ description: "What was said: 500 characters at most." }),
  }),
  run: async (context, input, { obligationId, text }) =>
    performance.urge(context, { ...input, obligationId: obligationIdOf(obligationId), text }),
});
caseCommand("Breach", {
  description: "An obligation is breached: overdue, urged, and proposed by the clock after 7 days (AGR-6).",
  fields: (t) => ({
    obligationId: t.id({ description: "Which." }),
    reason: t.string({ description: "Why: 500 characters at most." }),
  }),
  run: async (context, input, { obligationId, reason }) =>
    performance.declareBreach(context, { ...input, obligationId: obligationIdOf(obligationId), reason }),
});
caseCommand("ApplyConfirmation", {
  description: "All parties ask a court for judicial confirmation (司法确认, AGR-7).",
  fields: (t) => ({
    agreementId: t.id({ description: "Of which agreement." }),
    by: t.stringList({ description: "Who asks: everybody." }),
    court: t.string({ description: "The court." }),
    byInvitation: t.boolean({
      defaultValue: false,
      description: "The court invited the organisation to mediate, which makes it competent (CPL 205).",
    }),
    papers: t.stringList({
      description: "Which of APPLICATION, AGREEMENT, IDENTITY, ADDRESSES, COMMITMENT are there.",
    }),
  }),
  run: async (context, input, { agreementId, byInvitation, ...given }) =>
    applyForConfirmation(context, {
      ...input,
      ...given,
      byInvitation: byInvitation ?? false,
      agreementId: agreementIdOf(agreementId),
    }),
});
caseCommand("DecideConfirmation", {
  description: "What the court said (AGR-7).",
  fields: (t) => ({
    agreementId: t.id({ description: "Of which agreement." }),
    confirmed: t.boolean({ description: "Confirmed, or rejected." }),
  }),
  run: async (context, input, { agreementId, confirmed }) =>
    decideConfirmation(context, { ...input, agreementId: agreementIdOf(agreementId), confirmed }),
});
