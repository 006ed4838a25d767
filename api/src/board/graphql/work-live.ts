import { QueueReload } from "../../complaint/graphql/queue-live.ts";
import { underRights } from "../../complaint/queue/under-rights.ts";
import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { actorOf } from "../../org/graphql.ts";
import type { WorkChange, WorkChanges } from "../live.ts";
import { WorkItemObject } from "./work.ts";

const WorkChangeObject = builder.objectRef<WorkChange>("WorkChange").implement({
  description: "What one complaint asks now, in place of all that it asked before.",
  fields: (t) => ({
    complaintId: t.id({
      description: "Id of the Complaint.",
      resolve: ({ id }) => encodeGlobalId("Complaint", id),
    }),
    items: t.field({
      type: [WorkItemObject],
      description: "Empty: nothing any more, or it is out of sight.",
      resolve: ({ items }) => [...items],
    }),
  }),
});

const WorkChangesObject = builder.objectRef<WorkChanges>("WorkChanges").implement({
  description: "What has changed up to the cursor.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Give it as `after` to go on from here." }),
    changes: t.field({
      type: [WorkChangeObject],
      description: "Each complaint once.",
      resolve: ({ changes }) => [...changes],
    }),
  }),
});

const WorkMessage = builder.unionType("WorkMessage", {
  description: "A message of what waits.",
  types: [WorkChangesObject, QueueReload],
  resolveType: (message) => message.type,
});

const AFTER = { description: "The answer's cursor, or the last message's." };

builder.subscriptionFields((t) => ({
  myWorkChanged: t.field({
    type: WorkMessage,
    description: "What is the reader's own to answer, from its cursor on (LIV-1).",
    args: { after: t.arg.string(AFTER) },
    subscribe: (_root, { after }, context) =>
      underRights(context, () => context.live.work.subscribe(actorOf(context), "MINE", after)),
    resolve: (message) => message,
  }),
  boardChanged: t.field({
    type: WorkMessage,
    description: "What waits or is late where the reader leads, from its cursor on (LIV-1).",
    args: { after: t.arg.string(AFTER) },
    subscribe: (_root, { after }, context) =>
      underRights(context, () => context.live.work.subscribe(actorOf(context), "BOARD", after)),
    resolve: (message) => message,
  }),
}));
