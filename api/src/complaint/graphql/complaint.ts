import { encodeCursor } from "../../events/cursor.ts";
import { builder } from "../../graphql/builder.ts";
import {
  Category,
  Channel,
  Impact,
  Mood,
  Priority,
  Seeks,
  Severity,
  State,
  Urgency,
  Validity,
} from "../../graphql/vocabulary.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { speaksCode } from "../../org/access.ts";
import { actorOf } from "../../org/graphql.ts";
import { acknowledgement } from "../acknowledgement.ts";
import { seesConfidential } from "../confidential.ts";
import { readDetail, type ComplaintDetail } from "../detail.ts";
import { isLevelSkipping } from "../rules/intake.ts";
import { ComplainantObject } from "./complainant.ts";
import { EarlierComplaint } from "./earlier.ts";

export const Complaint = builder.objectRef<ComplaintDetail>("Complaint");

builder.node(Complaint, {
  name: "Complaint",
  description: "One report by one complainant (投诉).",
  id: { resolve: ({ aggregate }) => aggregate.facts.id },
  loadManyWithoutCache: (ids, context) => {
    const reader = { actor: actorOf(context), now: context.clock.now(), entries: 0, casework: false };
    return Promise.all(ids.map((id) => readDetail(context.db, reader, id as ComplaintId)));
  },
  fields: (t) => ({
    number: t.exposeString("number", { description: "Number, PROJECTCODE-YYYYMM-NNNN (投诉编号, INT-3)." }),
    version: t.int({
      description: "Give it back as expectedVersion with the next command (HND-2).",
      resolve: (c) => c.aggregate.facts.version,
    }),
    state: t.field({ type: State, description: "State (状态).", resolve: (c) => c.aggregate.facts.state }),
    room: t.exposeString("room", { nullable: true, description: "Room (房号)." }),
    channel: t.field({
      type: Channel,
      description: "Channel (渠道).",
      resolve: (c) => c.aggregate.facts.channel,
    }),
    levelSkipping: t.boolean({
      description: "Came in through a higher level (越级).",
      resolve: (c) => isLevelSkipping(c.aggregate.facts.channel),
    }),
    receivedAt: t.field({
      type: "DateTime",
      description: "When it was received.",
      resolve: (c) => c.aggregate.facts.receivedAt,
    }),
    occurredAt: t.expose("occurredAt", {
      type: "DateTime",
      nullable: true,
      description: "When the matter happened, where it was said.",
    }),
    content: t.exposeString("content", { description: "What was said." }),
    demand: t.exposeString("demand", {
      nullable: true,
      description: "What the complainant asks for (诉求).",
    }),
    mood: t.expose("mood", { type: Mood, nullable: true, description: "Mood." }),
    seeks: t.expose("seeks", { type: Seeks, nullable: true, description: "Type of complainant." }),
    complainant: t.field({ type: ComplainantObject, description: "Who complains.", resolve: (c) => c }),
    trackingCode: t.string({
      nullable: true,
      description:
        "For the complainant alone (查询码): whoever has it acts in their name. Null for who does not read it out to them, and for whose hands the complaint is in.",
      resolve: (c, _args, context) =>
        speaksCode(actorOf(context), c.aggregate.facts) ? c.trackingCode : null,
    }),
    acknowledgement: t.string({
      nullable: true,
      description:
        "The sentence to send or read out, with number and tracking code (INT-3). Null where the code is.",
      resolve: (c, _args, context) =>
        speaksCode(actorOf(context), c.aggregate.facts) ? acknowledgement(c, context.locale) : null,
    }),
    category: t.field({
      type: Category,
      nullable: true,
      description: "Category; null until triage.",
      resolve: (c) => c.aggregate.facts.category,
    }),
    subCategory: t.string({
      nullable: true,
      description: "The company's own sub-category.",
      resolve: (c) => c.aggregate.facts.subCategory,
    }),
    validity: t.field({
      type: Validity,
      nullable: true,
      description: "Validity; null until it is set.",
      resolve: (c) => c.aggregate.facts.validity,
    }),
    severity: t.field({
      type: Severity,
      description: "Severity.",
      resolve: (c) => c.aggregate.facts.severity,
    }),
    urgency: t.field({
      type: Urgency,
      nullable: true,
      description: "Urgency.",
      resolve: (c) => c.aggregate.facts.urgency,
    }),
    impact: t.field({
      type: Impact,
      nullable: true,
      description: "Impact.",
      resolve: (c) => c.aggregate.facts.impact,
    }),
    priority: t.field({
      type: Priority,
      nullable: true,
      description: "Priority by the matrix (TRI-3).",
      resolve: (c) => c.aggregate.facts.priority,
    }),
    malicious: t.boolean({
      nullable: true,
      description: "Confidential flag (恶意); null for readers below supervisor (TRI-2).",
      resolve: ({ aggregate: { facts } }, _args, context) =>
        seesConfidential(actorOf(context), facts.projectId) ? facts.malicious : null,
    }),
    level: t.int({ description: "Escalation level, 0 to 3.", resolve: (c) => c.aggregate.facts.level }),
    repeatOf: t.expose("repeatOf", {
      type: EarlierComplaint,
      nullable: true,
      description: "The earlier complaint on the same matter.",
    }),
    repeats: t.field({
      type: [EarlierComplaint],
      description: "Later complaints on the same matter, as far as the reader sees them.",
      resolve: (c) => [...c.repeats],
    }),
    cursor: t.string({
      description: "Place in the event log at which this stands: give it to complaintChanged(after).",
      resolve: ({ aggregate: { facts }, seq }) => encodeCursor({ companyId: facts.companyId, seq }),
    }),
  }),
});
