import type { NextAction as NextActionCode, Urge as UrgeCode } from "@heyi/schema/vocabulary/clock.ts";

import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import {
  Category,
  Channel,
  Mood,
  NextAction,
  Priority,
  Severity,
  State,
  SuspendReason,
  Urge,
  Validity,
} from "../../graphql/vocabulary.ts";
import { KEPT } from "../../graphql/writer/pure.ts";
import type { Id } from "../../kernel/ids.ts";
import type { Standing } from "../facts.ts";
import type { Named } from "../detail.ts";
import type { QueueEntry as Entry } from "../queue/entry.ts";
import { isLevelSkipping } from "../rules/intake.ts";
import { DepartmentName, ProjectName, StaffName } from "./names.ts";

type DueParts = { kind: NextActionCode; at: Date; urge: UrgeCode; provisional: boolean };

export const Due = builder.objectRef<DueParts>("Due").implement({
  description: "The next thing to run out: a clock (RESPOND, REPLY, RESOLVE, VISIT) or another next action.",
  fields: (t) => ({
    kind: t.expose("kind", { type: NextAction, description: "What is due." }),
    at: t.expose("at", { type: "DateTime", description: "When it runs out." }),
    urge: t.expose("urge", { type: Urge, description: "How near it is, as the log has told (SLA-3)." }),
    provisional: t.exposeBoolean("provisional", {
      description: "Computed without that year's holiday notice (SLA-2).",
    }),
  }),
});

export function dueOf({
  dueAt,
  dueKind,
  urge,
  provisional,
}: Pick<Standing, "dueAt" | "dueKind" | "urge" | "provisional">): DueParts | null {
  return dueAt === null || dueKind === null ? null : { kind: dueKind, at: dueAt, urge, provisional };
}

function named<Noun extends string>(id: Id<Noun> | null, name: string | null): Named<Id<Noun>> | null {
  return id === null || name === null ? null : { id, name };
}

export const QueueEntry = builder.objectRef<Entry>("QueueEntry").implement({
  ...KEPT,
  description: "A complaint as a row of the queue (队列). Without the complainant's name and phone.",
  fields: (t) => ({
    id: t.id({
      description: "Id of the Complaint.",
      resolve: (entry) => encodeGlobalId("Complaint", entry.id),
    }),
    number: t.exposeString("number", { description: "Number (投诉编号)." }),
    version: t.exposeInt("version", {
      description: "Rises with every change; of two rows the one with the higher version is newer.",
    }),
    state: t.expose("state", { type: State, description: "State (状态)." }),
    project: t.field({
      type: ProjectName,
      description: "Project.",
      resolve: (e) => ({ id: e.projectId, code: e.projectCode, name: e.projectName }),
    }),
    room: t.exposeString("room", { nullable: true, description: "Room (房号); null where none was given." }),
    excerpt: t.exposeString("excerpt", { description: "The first words of it." }),
    category: t.expose("category", {
      type: Category,
      nullable: true,
      description: "Category; null until triage.",
    }),
    subCategory: t.exposeString("subCategory", {
      nullable: true,
      description: "The company's own sub-category.",
    }),
    priority: t.expose("priority", {
      type: Priority,
      nullable: true,
      description: "Priority; null until triage.",
    }),
    severity: t.expose("severity", { type: Severity, description: "Severity." }),
    channel: t.expose("channel", { type: Channel, description: "Channel (渠道)." }),
    levelSkipping: t.boolean({
      description: "Came in through a higher level (越级).",
      resolve: (e) => isLevelSkipping(e.channel),
    }),
    level: t.exposeInt("level", { description: "Escalation level, 0 to 3 (服务上移)." }),
    validity: t.expose("validity", {
      type: Validity,
      nullable: true,
      description: "Validity; null until it is set.",
    }),
    mood: t.expose("mood", {
      type: Mood,
      nullable: true,
      description: "The complainant's mood; null where it was not noted.",
    }),
    receivedAt: t.expose("receivedAt", { type: "DateTime", description: "When it was received." }),
    due: t.field({
      type: Due,
      nullable: true,
      description: "The next thing to run out; null once it has ended.",
      resolve: dueOf,
    }),
    owner: t.field({
      type: StaffName,
      nullable: true,
      description: "Who answers for it (ORG-5); null once it has ended without one.",
      resolve: (e) => named(e.ownerId, e.ownerName),
    }),
    handler: t.field({
      type: StaffName,
      nullable: true,
      description: "Whom it is assigned to; null while nobody.",
      resolve: (e) => named(e.handlerId, e.handlerName),
    }),
    department: t.field({
      type: DepartmentName,
      nullable: true,
      description: "Department it is assigned to.",
      resolve: (e) => named(e.departmentId, e.departmentName),
    }),
    accepted: t.boolean({
      description: "The assignment was accepted.",
      resolve: (e) => e.acceptedAt !== null,
    }),
    suspendReason: t.expose("suspendReason", {
      type: SuspendReason,
      nullable: true,
      description: "Why its clocks stand still; null while they run.",
    }),
    repeat: t.boolean({
      description: "A repeat of an earlier complaint (重复投诉).",
      resolve: (e) => e.repeatOfId !== null,
    }),
    anonymous: t.boolean({
      description: "Nobody's name was asked for (匿名).",
      resolve: (e) => e.complainantKind === "ANONYMOUS",
    }),
  }),
});
