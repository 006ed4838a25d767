import { AGREEMENT_CHECKS } from "@heyi/schema/vocabulary/agreement-check.ts";
import { findingText } from "@heyi/schema/vocabulary/agreement-part.ts";

import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import {
  AgreementCheckCode,
  AgreementForm,
  AgreementKind,
  ConfirmationState,
  ObligationState,
  FindingSeverity,
  SigningMeans,
  TermKind,
} from "../../graphql/vocabulary.ts";
import { localDate } from "../../kernel/local-time.ts";
import { readerOf } from "../../kernel/sql.ts";
import { CaseRecord, type Whole } from "../../mediation/graphql/record.ts";
import { PartyRole } from "../../graphql/vocabulary.ts";
import { TermObject } from "../../mediation/graphql/term.ts";
import { papersThere } from "../papers/case-papers.ts";
import { onPaper } from "../papers/gather.ts";
import { circumstancesOf } from "../circumstances.ts";
import { particularsOf } from "../rules/draft.ts";
import { check, confirmable, severityOf } from "../rules/check.ts";
import type { AgreementContent, Responsibility } from "../rules/content.ts";
import type { Source } from "../rules/draft.ts";
import { lacking } from "../rules/effect.ts";
import type { Finding } from "../rules/finding.ts";
import { enforcementEnds, limitationEnds } from "../rules/obligation.ts";
import { sections } from "../rules/text.ts";
import {
  agreementsOf,
  draftOf,
  obligationsOfCase,
  type Agreement,
  type Around,
  type Hand,
  type KeptDraft,
  type Obligation,
  type ObligationMove,
} from "../store.ts";

const FindingObject = builder.objectRef<Finding>("AgreementFinding").implement({
  description: "Something missing or wrong in an agreement, by the table of checks (AGR-3).",
  fields: (t) => ({
    check: t.expose("check", { type: AgreementCheckCode, description: "For programs." }),
    no: t.int({
      description: "Its line in the table, 1 to 28.",
      resolve: ({ check: code }) => AGREEMENT_CHECKS[code].no,
    }),
    severity: t.field({ type: FindingSeverity, description: "What it does.", resolve: severityOf }),
    article: t.string({
      description: "The law it stands on.",
      resolve: ({ check: code }) => AGREEMENT_CHECKS[code].article,
    }),
    path: t.exposeString("path", { description: "Where to mend it, such as `terms.0.dueDate`." }),
    message: t.string({
      description: "For people, in the language of the request.",
      resolve: ({ check: code, path }, _args, { locale }) => findingText(code, path, locale),
    }),
  }),
});

const ResponsibilityObject = builder.objectRef<Responsibility>("AgreementResponsibility").implement({
  description: "A party's part in what happened.",
  fields: (t) => ({
    party: t.exposeString("party", { description: "The party." }),
    text: t.exposeString("text", { description: "In words." }),
  }),
});

const PartyInText = builder.objectRef<AgreementContent["parties"][number]>("AgreementParty").implement({
  description: "A party as it stands in an agreement.",
  fields: (t) => ({
    letter: t.exposeString("letter", { description: "A, B, C …" }),
    name: t.exposeString("name", { description: "Name." }),
    role: t.expose("role", { type: PartyRole, description: "What it is to the matter." }),
  }),
});

const ContentObject = builder.objectRef<AgreementContent>("AgreementContent").implement({
  description: "What an agreement says (AGR-1).",
  fields: (t) => ({
    number: t.exposeString("number", { description: "Number." }),
    kind: t.expose("kind", { type: AgreementKind, description: "What it is in law (AGR-0)." }),
    form: t.expose("form", { type: AgreementForm, description: "Written or oral." }),
    organisation: t.exposeString("organisation", { nullable: true, description: "Before whom." }),
    parties: t.field({
      type: [PartyInText],
      description: "In order.",
      resolve: ({ parties }) => [...parties],
    }),
    facts: t.exposeString("facts", { nullable: true, description: "Main facts." }),
    disputedMatter: t.exposeString("disputedMatter", { nullable: true, description: "Disputed matter." }),
    responsibilities: t.field({
      type: [ResponsibilityObject],
      description: "By party.",
      resolve: ({ responsibilities }) => [...responsibilities],
    }),
    terms: t.field({ type: [TermObject], description: "In order.", resolve: ({ terms }) => [...terms] }),
    totalAmountFen: t.expose("totalAmountFen", {
      type: "Fen",
      description: "Plain sum of the terms with money.",
    }),
    totalAmountCapital: t.exposeString("totalAmountCapital", { nullable: true, description: "大写" }),
    place: t.exposeString("place", { nullable: true, description: "Place." }),
    date: t.expose("date", { type: "LocalDate", nullable: true, description: "Date." }),
    copies: t.exposeInt("copies", { nullable: true, description: "How many copies." }),
    mediatorName: t.exposeString("mediatorName", { nullable: true, description: "Mediator." }),
    recorderName: t.exposeString("recorderName", { nullable: true, description: "Recorder." }),
    text: t.stringList({
      description: "As it is printed, block by block; lines within a block by line breaks.",
      resolve: (content) => sections(content).map((section) => section.join("\n")),
    }),
  }),
});

const SourceObject = builder.objectRef<Source>("ClauseSource").implement({
  description: "Where a clause comes from (AGR-3).",
  fields: (t) => ({
    termNo: t.exposeInt("termNo", { description: "The term." }),
    round: t.exposeInt("round", { description: "The accepted offer." }),
  }),
});

const AroundObject = builder.objectRef<Around>("AgreementAround").implement({
  description: "What bears on an agreement beside its words.",
  fields: (t) => ({
    electronic: t.exposeBoolean("electronic", { description: "To be signed on the screen." }),
    feeFen: t.expose("feeFen", { type: "Fen", description: "What mediating cost the parties." }),
    reserved: t.exposeBoolean("reserved", { description: "Belongs to, or is before, an authority." }),
    ownersDecided: t.exposeBoolean("ownersDecided", {
      description: "The owners decided on the common parts.",
    }),
  }),
});

type DraftIn = { readonly draft: KeptDraft; readonly whole: Whole };
const DraftObject = builder.objectRef<DraftIn>("AgreementDraft").implement({
  description: "An agreement as it grows, with everything that is missing or wrong (AGR-3).",
  fields: (t) => ({
    content: t.field({
      type: ContentObject,
      description: "What it would say.",
      resolve: ({ draft, whole: { file } }) => ({ ...draft.content, parties: particularsOf(file) }),
    }),
    sources: t.field({
      type: [SourceObject],
      description: "By term.",
      resolve: ({ draft }) => [...draft.sources],
    }),
    around: t.field({
      type: AroundObject,
      description: "Beside its words.",
      resolve: ({ draft }) => draft.around,
    }),
    supplement: t.boolean({
      description: "To an agreement in effect.",
      resolve: ({ draft }) => draft.supplementToId !== null,
    }),
    findings: t.field({
      type: [FindingObject],
      description: "In the order of the text.",
      resolve: ({ draft, whole: { file } }, _args, { clock }) => [
        ...check(
          { ...draft.content, parties: particularsOf(file) },
          circumstancesOf(file, draft, null, localDate(clock.now())),
        ),
      ],
    }),
    confirmable: t.boolean({
      description: "The way to judicial confirmation is open as far as the text goes.",
      resolve: ({ draft, whole: { file } }) =>
        confirmable(draft.content, check(draft.content, circumstancesOf(file, draft, null))),
    }),
  }),
});

const SignatureObject = builder.objectRef<Hand>("AgreementSignature").implement({
  description: "A hand put to the text (AGR-4).",
  fields: (t) => ({
    signer: t.exposeString("signer", { description: "A party's letter, MEDIATOR, or SEAL." }),
    means: t.expose("means", { type: SigningMeans, description: "How." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    sealed: t.exposeBoolean("sealed", { description: "With a legal person's seal." }),
    stroke: t.exposeString("stroke", {
      nullable: true,
      description: "What was drawn on a screen: an SVG path within 1000 × 400.",
    }),
    sentTo: t.exposeString("sentTo", {
      nullable: true,
      description: "To which telephone the one-time code went, masked.",
    }),
  }),
});

export const AgreementObject = builder.objectRef<Agreement>("Agreement").implement({
  description: "A frozen text (AGR-4).",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: ({ id }) => encodeGlobalId("Agreement", id) }),
    content: t.expose("content", { type: ContentObject, description: "What it says." }),
    text: t.exposeString("text", { description: "The frozen text." }),
    hash: t.exposeString("hash", { description: "SHA-256 of the text, in hexadecimal." }),
    electronic: t.exposeBoolean("electronic", {
      description: "Every party agreed to sign it on the screen, and the matter allows it.",
    }),
    frozenAt: t.expose("frozenAt", { type: "DateTime", description: "When it was frozen." }),
    droppedAt: t.expose("droppedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was dropped.",
    }),
    effectiveAt: t.expose("effectiveAt", {
      type: "DateTime",
      nullable: true,
      description: "From when it binds.",
    }),
    supplement: t.boolean({
      description: "To another one.",
      resolve: ({ supplementToId }) => supplementToId !== null,
    }),
    signatures: t.field({
      type: [SignatureObject],
      description: "In order of time.",
      resolve: ({ signatures }) => [...signatures],
    }),
    lacking: t.field({
      type: [FindingObject],
      description: "The acts still needed before it takes effect.",
      resolve: ({ content, signatures }) => [...lacking(content, signatures)],
    }),
    confirmation: t.expose("confirmation", {
      type: ConfirmationState,
      description: "Judicial confirmation (AGR-7).",
    }),
    lastDay: t.expose("lastDay", {
      type: "LocalDate",
      nullable: true,
      description: "Last day to ask for it.",
    }),
    appliedAt: t.expose("appliedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was asked for.",
    }),
    court: t.exposeString("court", { nullable: true, description: "Of which court." }),
    decidedAt: t.expose("decidedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the court decided.",
    }),
    limitationEnds: t.field({
      type: "LocalDate",
      nullable: true,
      description: "Three years from the last day set (CC 188, 189).",
      resolve: ({ content }) => limitationEnds(content),
    }),
    enforcementEnds: t.field({
      type: "LocalDate",
      nullable: true,
      description: "Of a confirmed one: two years to enforce (CPL 250).",
      resolve: ({ content, confirmation }) =>
        confirmation === "CONFIRMED" ? enforcementEnds(content) : null,
    }),
  }),
});

const MoveObject = builder.objectRef<ObligationMove>("ObligationMove").implement({
  description: "A move of an obligation with its proof or reason.",
  fields: (t) => ({
    state: t.expose("state", { type: ObligationState, description: "Into which state." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    evidence: t.exposeString("evidence", { nullable: true, description: "Proof or reason." }),
  }),
});

export const ObligationObject = builder.objectRef<Obligation>("Obligation").implement({
  description: "What is owed under a term in effect (AGR-6).",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: ({ id }) => encodeGlobalId("Obligation", id) }),
    termNo: t.exposeInt("termNo", { description: "Of which term." }),
    instalmentNo: t.exposeInt("instalmentNo", { nullable: true, description: "Of which instalment." }),
    obligor: t.exposeString("obligor", { description: "Who owes." }),
    obligee: t.exposeString("obligee", { description: "To whom." }),
    kind: t.expose("kind", { type: TermKind, description: "What." }),
    amountFen: t.expose("amountFen", { type: "Fen", nullable: true, description: "How much." }),
    dueDate: t.expose("dueDate", {
      type: "LocalDate",
      nullable: true,
      description: "Until the end of which day.",
    }),
    state: t.expose("state", { type: ObligationState, description: "Where it stands." }),
    urgedAt: t.expose("urgedAt", { type: "DateTime", nullable: true, description: "When it was urged." }),
    breachProposedAt: t.expose("breachProposedAt", {
      type: "DateTime",
      nullable: true,
      description: "When a breach was proposed.",
    }),
    moves: t.field({
      type: [MoveObject],
      description: "In order of time.",
      resolve: ({ moves }) => [...moves],
    }),
  }),
});

const PaperObject = builder
  .objectRef<{ readonly code: string; readonly address: string }>("CasePaper")
  .implement({
    description: "A paper of a case in its customary form (AGR-5).",
    fields: (t) => ({
      code: t.exposeString("code", { description: "Which; FILE: all of them, bound." }),
      address: t.exposeString("address", {
        description: "Where it is fetched: with .pdf, or but for FILE with .docx behind it.",
      }),
    }),
  });

builder.objectFields(CaseRecord, (t) => ({
  papers: t.field({
    type: [PaperObject],
    description: "Those there are, in the order in which they are bound.",
    resolve: async ({ file }, _args, context) => {
      const there = papersThere(await onPaper(context, file, ""));
      return [...there, "FILE"].map((code) => ({ code, address: `/papers/${file.id}/${code}` }));
    },
  }),
  agreementDraft: t.field({
    type: DraftObject,
    nullable: true,
    description: "The agreement as it grows; null: none is drafted.",
    resolve: async (whole, _args, context) => {
      const draft = await draftOf(readerOf(context.db.pool), whole.file.id);
      return draft && { draft, whole };
    },
  }),
  agreements: t.field({
    type: [AgreementObject],
    description: "Frozen texts, the newest first.",
    resolve: async ({ file }, _args, context) => [
      ...(await agreementsOf(readerOf(context.db.pool), file.id)),
    ],
  }),
  obligations: t.field({
    type: [ObligationObject],
    description: "In order of terms and instalments.",
    resolve: async ({ file }, _args, context) => [
      ...(await obligationsOfCase(readerOf(context.db.pool), file.id)),
    ],
  }),
}));
