import { QueueEntry } from "../../complaint/graphql/entry.ts";
import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { Action, WorkKind } from "../../graphql/vocabulary.ts";
import { readerOf } from "../../kernel/sql.ts";
import { actorOf } from "../../org/graphql.ts";
import { readWork, type Work } from "../queries.ts";
import type { WorkItem } from "../work-row.ts";

const OF_TASK: readonly WorkItem["kind"][] = ["TASK", "ACCEPT_TASK"];

export const WorkItemObject = builder.objectRef<WorkItem>("WorkItem").implement({
  description: "One thing that waits to be answered (待办事项): what is asked of whom about which complaint.",
  fields: (t) => ({
    id: t.id({
      description: "The same for as long as the same thing is asked.",
      resolve: ({ complaint, kind, subject }) => keyOf(complaint.id, kind, subject),
    }),
    kind: t.expose("kind", { type: WorkKind, description: "What is asked." }),
    action: t.expose("action", {
      type: Action,
      nullable: true,
      description:
        "The move by which the reader answers it; null: none of the reader's, it is to be watched.",
    }),
    dueAt: t.expose("dueAt", { type: "DateTime", nullable: true, description: "By when; null: at once." }),
    since: t.expose("since", {
      type: "DateTime",
      nullable: true,
      description: "Since when it waits; null where that says nothing.",
    }),
    subjectId: t.id({
      nullable: true,
      description: "Id of the Task or PreventiveMeasure; null: the complaint itself.",
      resolve: ({ kind, subject }) =>
        subject === null
          ? null
          : encodeGlobalId(OF_TASK.includes(kind) ? "Task" : "PreventiveMeasure", subject),
    }),
    text: t.exposeString("text", { nullable: true, description: "What the task or measure is." }),
    complaint: t.expose("complaint", { type: QueueEntry, description: "The complaint it is about." }),
  }),
});

function keyOf(complaintId: string, kind: WorkItem["kind"], subject: WorkItem["subject"]): string {
  return Buffer.from(`${complaintId} ${kind} ${subject ?? ""}`).toString("base64url");
}

const WorkObject = builder.objectRef<Work>("Work").implement({
  description: "Everything that waits, of one moment.",
  fields: (t) => ({
    items: t.field({
      type: [WorkItemObject],
      complexity: { field: 1, multiplier: 50 },
      description: "What runs out first on top; of the 1,000 complaints that run out first.",
      resolve: ({ items }) => [...items],
    }),
    hasMore: t.exposeBoolean("hasMore", { description: "Further complaints were not looked at." }),
    cursor: t.exposeString("cursor", {
      description: "Place in the event log at which this stands: give it to the subscription as `after`.",
    }),
  }),
});

builder.queryFields((t) => ({
  myWork: t.field({
    type: WorkObject,
    description:
      "What is the reader's own to answer, in one place (ESC-3, HND-7, HND-8, MAJ-1, MAJ-2, VIS-1): complaints in hand, assignments and tasks to accept, measures, and what waits for a role of the reader's.",
    resolve: (_root, _args, context) => readWork(readerOf(context.db.pool), actorOf(context), "MINE"),
  }),
  board: t.field({
    type: WorkObject,
    description:
      "What waits or is late in the projects that the reader leads as supervisor, project manager or for the company; nothing for others.",
    resolve: (_root, _args, context) => readWork(readerOf(context.db.pool), actorOf(context), "BOARD"),
  }),
}));
