import { builder } from "../../graphql/builder.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { ComplainantKind } from "../../graphql/vocabulary.ts";
import { Check, LONGEST } from "../../kernel/check.ts";
import type { ProjectId } from "../../kernel/ids.ts";
import { sightOf } from "../../org/access.ts";
import { actorOf, Project } from "../../org/graphql.ts";
import { needsName } from "../confidential.ts";
import {
  findLikelyDuplicates,
  readHousehold,
  type Household as Found,
  type LikelyDuplicate as Likely,
} from "../household.ts";
import { maskedName, maskedPhone } from "../phone.ts";
import { findRooms, type RoomRow } from "../rooms.ts";
import { EarlierComplaint } from "./earlier.ts";

const Room = builder.objectRef<RoomRow>("Room").implement({
  description: "A room (房间).",
  fields: (t) => ({
    label: t.exposeString("label", { description: "As it is written: 3栋2单元1502." }),
    building: t.exposeInt("building", { description: "Building (栋)." }),
    unit: t.exposeInt("unit", { description: "Unit (单元)." }),
    floor: t.exposeInt("floor", { description: "Floor." }),
    number: t.exposeInt("number", { description: "Number on the floor." }),
  }),
});

const KnownPerson = builder
  .objectRef<Found["people"][number] & { readonly projectId: ProjectId }>("KnownPerson")
  .implement({
    description: "Someone who complained from this room or phone before, masked by role (AUD-2).",
    fields: (t) => ({
      kind: t.expose("kind", { type: ComplainantKind, description: "Kind." }),
      name: t.string({
        nullable: true,
        description: "Name, masked by role.",
        resolve: ({ name, projectId }, _args, context) =>
          name === null || needsName(actorOf(context), projectId) ? name : maskedName(name),
      }),
      phone: t.string({
        nullable: true,
        description: "Masked.",
        resolve: ({ phone }) => (phone === null ? null : maskedPhone(phone)),
      }),
      room: t.exposeString("room", { nullable: true, description: "Room." }),
    }),
  });

const Household = builder.objectRef<Found>("Household").implement({
  description: "Who may be calling (住户), by room or phone.",
  fields: (t) => ({
    earlier: t.field({
      type: [EarlierComplaint],
      description: "Earlier complaints, the latest first, at most 20.",
      resolve: (found) => [...found.earlier],
    }),
    people: t.field({
      type: [KnownPerson],
      description: "Who complained.",
      resolve: ({ people, projectId }) => people.map((person) => ({ ...person, projectId })),
    }),
  }),
});

const LikelyDuplicate = builder.objectRef<Likely>("LikelyDuplicate").implement({
  description: "An earlier complaint that this may repeat (INT-4).",
  fields: (t) => ({
    complaint: t.expose("complaint", { type: EarlierComplaint, description: "The earlier one." }),
    likeness: t.exposeFloat("likeness", { description: "0 to 1: how alike the words are." }),
    sameRoom: t.exposeBoolean("sameRoom", { description: "From the same room." }),
    samePhone: t.exposeBoolean("samePhone", { description: "From the same phone." }),
  }),
});

/** @throws InvalidError */
function caller(args: {
  projectId: { id: string };
  room?: string | null | undefined;
  phone?: string | null | undefined;
}) {
  const check = new Check();
  const room = check.optionalText("room", args.room, LONGEST.short);
  const phone = check.optionalText("phone", args.phone, LONGEST.short);
  check.done();
  return { projectId: args.projectId.id as ProjectId, room, phone };
}

builder.queryFields((t) => ({
  household: t.field({
    type: Household,
    description: "Who may be calling, with earlier complaints.",
    args: {
      projectId: t.arg.globalID({ for: Project, description: "Project." }),
      room: t.arg.string({ required: false, description: "Room, whole." }),
      phone: t.arg.string({ required: false, description: "Phone, whole." }),
    },
    resolve: (_root, args, context) =>
      readHousehold(context.db.pool, sightOf(actorOf(context)), caller(args)),
  }),
  likelyDuplicates: t.field({
    type: [LikelyDuplicate],
    description:
      "What a complaint being typed may repeat: same room or phone, similar words, 7 days (INT-4).",
    args: {
      projectId: t.arg.globalID({ for: Project, description: "Project." }),
      room: t.arg.string({ required: false, description: "Room, whole." }),
      phone: t.arg.string({ required: false, description: "Phone, whole." }),
      content: t.arg.string({ description: "The words so far." }),
    },
    resolve: async (_root, args, context) => [
      ...(await findLikelyDuplicates(
        context.db.pool,
        sightOf(actorOf(context)),
        caller(args),
        args.content,
        context.clock.now(),
      )),
    ],
  }),
  rooms: t.field({
    type: [Room],
    description: "Rooms whose label begins like this; 3 2 1502 finds 3栋2单元1502. first: 1 to 100.",
    args: {
      projectId: t.arg.globalID({ for: Project, description: "Project." }),
      startsWith: t.arg.string({ description: "What was typed." }),
      first: t.arg.int({ defaultValue: 20, description: "How many." }),
    },
    resolve: (_root, { projectId, startsWith, first }, context) =>
      findRooms(
        context.db.pool,
        sightOf(actorOf(context)),
        projectId.id as ProjectId,
        startsWith,
        pageSize(first),
      ),
  }),
}));
