import { builder } from "../../graphql/builder.ts";
import {
  Category,
  Channel,
  ComplainantKind,
  Impact,
  Mood,
  Seeks,
  Urgency,
} from "../../graphql/vocabulary.ts";
import type { ComplaintId, ProjectId } from "../../kernel/ids.ts";
import { Project } from "../../org/graphql.ts";
import { register } from "../register.ts";
import { commandContext, idempotencyKey, outcome } from "./command-input.ts";
import { Complaint } from "./complaint.ts";

const ComplainantInput = builder.inputType("ComplainantInput", {
  description:
    "Who complains. Name and phone are needed, unless the kind is ANONYMOUS, with which neither may be given (INT-2, INT-5).",
  fields: (t) => ({
    kind: t.field({ type: ComplainantKind, description: "Kind." }),
    name: t.string({ required: false, description: "Name." }),
    phone: t.string({ required: false, description: "Phone." }),
    room: t.string({ required: false, description: "Room as it is written: 3栋2单元1502." }),
  }),
});

const RegisterInput = builder.inputType("ComplaintRegisterInput", {
  description: "See complaintRegister.",
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    projectId: t.globalID({ for: Project, description: "Project." }),
    channel: t.field({ type: Channel, description: "How it came in." }),
    content: t.string({ description: "What was said." }),
    receivedAt: t.field({
      type: "DateTime",
      required: false,
      description: "Left out: now. Not in the future.",
    }),
    occurredAt: t.field({ type: "DateTime", required: false, description: "When the matter happened." }),
    complainant: t.field({ type: ComplainantInput, description: "Who complains." }),
    demand: t.string({ required: false, description: "What the complainant asks for." }),
    mood: t.field({ type: Mood, required: false, description: "Mood." }),
    seeks: t.field({ type: Seeks, required: false, description: "Type of complainant." }),
    category: t.field({ type: Category, required: false, description: "Category, as far as it is clear." }),
    subCategory: t.string({ required: false, description: "The company's own sub-category." }),
    urgency: t.field({ type: Urgency, required: false, description: "Urgency." }),
    impact: t.field({ type: Impact, required: false, description: "Impact." }),
    injury: t.boolean({ defaultValue: false, description: "Somebody was hurt (MAJ-1)." }),
    repeatOfId: t.globalID({
      for: Complaint,
      required: false,
      description: "The earlier complaint on the same matter (INT-4).",
    }),
    responded: t.boolean({
      defaultValue: false,
      description: "The complainant is being spoken to: the response is made.",
    }),
  }),
});

builder.mutationField("complaintRegister", (t) =>
  t.field({
    type: Complaint,
    errors: {},
    description:
      "Takes a complaint in (登记, INT-1 to INT-5): number and tracking code are given, three clocks start.",
    args: { input: t.arg({ type: RegisterInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(
        context,
        info,
        register(commandContext(context), {
          idempotencyKey: input.idempotencyKey,
          projectId: input.projectId.id as ProjectId,
          channel: input.channel,
          content: input.content,
          receivedAt: input.receivedAt ?? null,
          occurredAt: input.occurredAt ?? null,
          complainant: {
            kind: input.complainant.kind,
            name: input.complainant.name ?? null,
            phone: input.complainant.phone ?? null,
            room: input.complainant.room ?? null,
          },
          demand: input.demand ?? null,
          mood: input.mood ?? null,
          seeks: input.seeks ?? null,
          category: input.category ?? null,
          subCategory: input.subCategory ?? null,
          urgency: input.urgency ?? null,
          impact: input.impact ?? null,
          injury: input.injury,
          repeatOfId: (input.repeatOfId?.id ?? null) as ComplaintId | null,
          responded: input.responded,
        }),
      ),
  }),
);
