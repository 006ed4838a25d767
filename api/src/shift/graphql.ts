import { commandContext, idempotencyKey } from "../complaint/graphql/command-input.ts";
import { Complaint } from "../complaint/graphql/complaint.ts";
import { StaffName } from "../complaint/graphql/names.ts";
import { builder } from "../graphql/builder.ts";
import { codeOf, messageOf } from "../graphql/errors.ts";
import { encodeGlobalId } from "../graphql/global-id.ts";
import { ErrorCode, NextAction, State } from "../graphql/vocabulary.ts";
import { isUuid, toId, type ComplaintId, type HandoverId, type StaffId } from "../kernel/ids.ts";
import { NotFoundError } from "../kernel/errors.ts";
import { actorOf, Staff } from "../org/graphql.ts";
import { acceptShift, handOverShift, type Result } from "./commands.ts";
import { handoversOf, inHandOf, type Handover, type InHand } from "./store.ts";

const DAYS_MS = 3 * 86_400_000;

const InHandRow = builder.objectRef<InHand>("InHand").implement({
  description: "An open complaint that one answers for, in a line.",
  fields: (t) => ({
    id: t.id({ description: "The complaint's id.", resolve: ({ id }) => encodeGlobalId("Complaint", id) }),
    projectId: t.id({
      description: "Its project's id.",
      resolve: ({ projectId }) => encodeGlobalId("Project", projectId),
    }),
    number: t.exposeString("number", { description: "Number." }),
    state: t.expose("state", { type: State, description: "State." }),
    version: t.exposeInt("version", { description: "Version, for the next act (HND-2)." }),
    excerpt: t.exposeString("excerpt", { description: "The first words of it." }),
    room: t.exposeString("room", { nullable: true, description: "Room." }),
    nextAction: t.expose("nextAction", { type: NextAction, nullable: true, description: "What comes next." }),
    dueAt: t.expose("dueAt", { type: "DateTime", nullable: true, description: "By when." }),
  }),
});

type ItemShape = Handover["items"][number];

const HandoverItem = builder.objectRef<ItemShape>("ShiftHandoverItem").implement({
  description: "A complaint that was handed over, as it stands now.",
  fields: (t) => ({
    id: t.id({ description: "The complaint's id.", resolve: ({ id }) => encodeGlobalId("Complaint", id) }),
    number: t.exposeString("number", { description: "Number." }),
    state: t.expose("state", { type: State, description: "State." }),
    excerpt: t.exposeString("excerpt", { description: "The first words of it." }),
    nextAction: t.expose("nextAction", { type: NextAction, nullable: true, description: "What comes next." }),
    dueAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "By when.",
      resolve: ({ dueAt }) => (dueAt === null ? null : new Date(dueAt)),
    }),
    note: t.exposeString("note", { nullable: true, description: "What the next one has to know of it." }),
  }),
});

const ShiftHandover = builder.objectRef<Handover>("ShiftHandover").implement({
  description: "What one person handed to another at the change of shifts (交班, ORG-5).",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Stable id." }),
    from: t.expose("from", { type: StaffName, description: "Who handed over." }),
    to: t.expose("to", { type: StaffName, description: "Who takes over." }),
    note: t.exposeString("note", { nullable: true, description: "A word to all of it." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    acceptedAt: t.expose("acceptedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was taken by name; null: it waits.",
    }),
    items: t.field({
      type: [HandoverItem],
      description: "The complaints.",
      resolve: ({ items }) => [...items],
    }),
  }),
});

const MyShift = builder
  .objectRef<{ readonly inHand: readonly InHand[]; readonly handovers: readonly Handover[] }>("MyShift")
  .implement({
    description: "What the reader answers for, and what was handed to and by them in the last three days.",
    fields: (t) => ({
      inHand: t.field({
        type: [InHandRow],
        description: "Open complaints, what runs out first; 500 at most.",
        resolve: ({ inHand }) => [...inHand],
      }),
      handovers: t.field({
        type: [ShiftHandover],
        description: "Those that wait first; 20 at most.",
        resolve: ({ handovers }) => [...handovers],
      }),
    }),
  });

builder.queryField("myShift", (t) =>
  t.field({
    type: MyShift,
    description: "The reader's shift (ORG-5).",
    resolve: async (_root, _args, context) => {
      const { staffId, companyId } = actorOf(context);
      const { pool } = context.db;
      const since = new Date(context.clock.now().getTime() - DAYS_MS);
      return {
        inHand: await inHandOf(pool, companyId, staffId),
        handovers: await handoversOf(pool, staffId, since),
      };
    },
  }),
);

const HandedInput = builder.inputType("ShiftHandedInput", {
  description: "A complaint to hand over.",
  fields: (t) => ({
    complaintId: t.globalID({ for: Complaint, description: "The complaint." }),
    expectedVersion: t.int({ description: "Version that was seen (HND-2)." }),
    note: t.string({ required: false, description: "What the next one has to know of it." }),
  }),
});
const HandOverInput = builder.inputType("ShiftHandOverInput", {
  description: "See shiftHandOver.",
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    toStaffId: t.globalID({ for: Staff, description: "Who takes over." }),
    note: t.string({ required: false, description: "A word to all of it." }),
    complaints: t.field({ type: [HandedInput], description: "The complaints, 500 at most." }),
  }),
});

const AcceptInput = builder.inputType("ShiftAcceptInput", {
  description: "See shiftAccept.",
  fields: (t) => ({ id: t.string({ description: "The hand-over." }) }),
});

const ShiftResult = builder.objectRef<Result>("ShiftResult").implement({
  description: "What came of one complaint.",
  fields: (t) => ({
    complaintId: t.id({
      description: "The complaint.",
      resolve: ({ complaintId }) => encodeGlobalId("Complaint", complaintId),
    }),
    code: t.field({
      type: ErrorCode,
      nullable: true,
      description: "Null: handed over; else why not.",
      resolve: ({ error }) => (error === null ? null : codeOf(error)),
    }),
    message: t.string({
      nullable: true,
      description: "Why not, in the language of the request.",
      resolve: ({ error }, _args, { locale }) => (error === null ? null : messageOf(error, locale)),
    }),
  }),
});
const ShiftHandedOver = builder
  .objectRef<{ readonly results: readonly Result[] }>("ShiftHandedOver")
  .implement({
    description: "What came of a hand-over, each complaint by itself.",
    fields: (t) => ({
      results: t.field({
        type: [ShiftResult],
        description: "One for each, in the order given.",
        resolve: ({ results }) => [...results],
      }),
    }),
  });
const ShiftAccepted = builder.objectRef<{ readonly id: string }>("ShiftAccepted").implement({
  description: "That it was taken.",
  fields: (t) => ({ id: t.exposeString("id", { description: "The hand-over." }) }),
});

builder.mutationFields((t) => ({
  shiftHandOver: t.field({
    type: ShiftHandedOver,
    errors: {},
    description: "Hands complaints to a colleague at the change of shifts (交班, ORG-5).",
    args: { input: t.arg({ type: HandOverInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => ({
      results: await handOverShift(commandContext(context), {
        idempotencyKey: input.idempotencyKey,
        toStaffId: input.toStaffId.id as StaffId,
        note: input.note ?? null,
        complaints: input.complaints.map(({ complaintId, expectedVersion, note }) => ({
          complaintId: complaintId.id as ComplaintId,
          expectedVersion,
          note: note ?? null,
        })),
      }),
    }),
  }),
  shiftAccept: t.field({
    type: ShiftAccepted,
    errors: {},
    description: "Takes a hand-over by name (接班, ORG-5).",
    args: { input: t.arg({ type: AcceptInput, description: "Which." }) },
    resolve: async (_root, { input: { id } }, context) => {
      if (!isUuid(id)) throw new NotFoundError("handover");
      await acceptShift(commandContext(context), toId(id) as HandoverId);
      return { id };
    },
  }),
}));
