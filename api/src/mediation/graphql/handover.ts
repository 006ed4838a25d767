import { builder } from "../../graphql/builder.ts";
import { BodyKind, CaseData } from "../../graphql/vocabulary.ts";
import { agreeToHandover, handOver, planHandover } from "../handover.ts";
import type { Handover } from "../rules/case.ts";
import { caseCommand } from "./case-command.ts";
import { CaseRecord } from "./record.ts";

caseCommand("PlanHandover", {
  description:
    "Data of the case are to be given to another body; nothing is given yet, each party concerned is asked (AUD-2).",
  fields: (t) => ({
    to: t.string({ description: "Name of the body: 60 characters at most." }),
    kind: t.field({ type: BodyKind, description: "What it is." }),
    what: t.field({ type: [CaseData], description: "What is given; never what was said in confidence." }),
    purpose: t.string({ description: "What for: 500 characters at most." }),
    concerned: t.stringList({ description: "The parties whose data these are, by their letters." }),
  }),
  run: (context, input, given) => planHandover(context, { ...input, ...given }),
});
caseCommand("AgreeToHandover", {
  description:
    "A party's separate consent to one handover; until the data are given it may be taken back (AUD-2).",
  fields: (t) => ({
    no: t.int({ description: "Which handover." }),
    party: t.string({ description: "The party, by its letter." }),
    agrees: t.boolean({ description: "False: takes it back." }),
    how: t.string({ description: "How it was given." }),
  }),
  run: (context, input, given) => agreeToHandover(context, { ...input, ...given }),
});
caseCommand("HandOver", {
  description:
    "The data were given: with everybody's separate consent, or by a duty that a law names (AUD-2).",
  fields: (t) => ({
    no: t.int({ description: "Which handover." }),
    duty: t.string({ required: false, description: "The legal duty, where not all have consented." }),
  }),
  run: (context, input, { no, duty }) => handOver(context, { ...input, no, duty: duty ?? null }),
});

const HandoverConsent = builder.objectRef<Handover["consents"][number]>("HandoverConsent").implement({
  description: "A party's separate consent to a handover (AUD-2).",
  fields: (t) => ({
    party: t.exposeString("party", { description: "The party." }),
    how: t.exposeString("how", { description: "How it was given." }),
    at: t.field({ type: "DateTime", description: "When.", resolve: ({ at }) => new Date(at) }),
  }),
});

const HandoverObject = builder.objectRef<Handover>("CaseHandover").implement({
  description: "Data of a case given, or to be given, to another body (AUD-2).",
  fields: (t) => ({
    no: t.exposeInt("no", { description: "1, 2 …" }),
    to: t.exposeString("to", { description: "Name of the body." }),
    kind: t.expose("kind", { type: BodyKind, description: "What it is." }),
    what: t.field({ type: [CaseData], description: "What is given.", resolve: ({ what }) => [...what] }),
    purpose: t.exposeString("purpose", { description: "What for." }),
    concerned: t.stringList({ description: "Whose data.", resolve: ({ concerned }) => [...concerned] }),
    consents: t.field({
      type: [HandoverConsent],
      description: "Those given and not taken back.",
      resolve: ({ consents }) => [...consents],
    }),
    duty: t.exposeString("duty", { nullable: true, description: "The legal duty; null: by consent." }),
    at: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the data were given; null: not yet.",
      resolve: ({ at }) => (at === null ? null : new Date(at)),
    }),
  }),
});

builder.objectField(CaseRecord, "handovers", (t) =>
  t.field({
    type: [HandoverObject],
    description: "In order (AUD-2).",
    resolve: ({ file }) => [...file.handovers],
  }),
);
