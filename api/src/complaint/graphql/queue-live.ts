import type { EventKind as EventKindCode } from "@heyi/schema/vocabulary/event.ts";

import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { EventKind } from "../../graphql/vocabulary.ts";
import { PURE } from "../../graphql/writer/pure.ts";
import { sightOf } from "../../org/access.ts";
import { actorOf } from "../../org/graphql.ts";
import type {
  QueueChange as Change,
  QueueChanges as Changes,
  QueueReload as Reload,
} from "../queue/describe.ts";
import { underRights } from "../queue/under-rights.ts";
import { QueueEntry } from "./entry.ts";
import { StaffName } from "./names.ts";
import { SharedCounters } from "./queue.ts";
import { QueueFilterInput, toFilter } from "./queue-filter.ts";

const QueueChangeKind = builder.enumType("QueueChangeKind", {
  description: "What a change means to this reader under this filter.",
  values: {
    ADDED: {
      description: "It stands in the queue now, and did not before; also when sight of it was gained.",
    },
    CHANGED: { description: "It stands in the queue and has changed." },
    REMOVED: { description: "It stands in the queue no more; also when sight of it was lost." },
  },
});

const QueueChange = builder.objectRef<Change>("QueueChange").implement({
  ...PURE,
  description: "One complaint that entered, changed in or left the queue.",
  fields: (t) => ({
    kind: t.expose("kind", { type: QueueChangeKind, description: "What it means to the reader." }),
    id: t.id({
      description: "Id of the Complaint.",
      resolve: (change) => encodeGlobalId("Complaint", change.id),
    }),
    entry: t.expose("entry", {
      type: QueueEntry,
      nullable: true,
      description: "The row as it is now; null when sight of it was lost.",
    }),
    event: t.field({
      type: EventKind,
      description: "What happened last.",
      resolve: (change) => change.event as EventKindCode,
    }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    by: t.expose("by", { type: StaffName, nullable: true, description: "Who; null: the system." }),
  }),
});

const StaffLoad = builder.objectRef<Changes["loads"][number]>("StaffLoad").implement({
  ...PURE,
  description: "How many open complaints a person owns or handles.",
  fields: (t) => ({
    staffId: t.id({
      description: "Id of the Staff.",
      resolve: (load) => encodeGlobalId("Staff", load.staffId),
    }),
    open: t.exposeInt("open", { description: "Open complaints." }),
  }),
});

const QueueChanges = builder.objectRef<Changes>("QueueChanges").implement({
  description:
    "What happened to the queue up to the cursor. Every change comes at least once, in the order of commit (LIV-1).",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Give it as `after` to go on from here." }),
    changes: t.field({
      type: [QueueChange],
      description: "Each complaint once.",
      resolve: (message) => [...message.changes],
    }),
    counters: t.expose("counters", { type: SharedCounters, description: "Counters at the cursor." }),
    loads: t.field({
      type: [StaffLoad],
      description: "Fresh loads of the people whose work changed; the reader's own is the counter `mine`.",
      resolve: (message) => [...message.loads],
    }),
  }),
});

const ReloadReason = builder.enumType("ReloadReason", {
  description: "Why a live reader has to load anew.",
  values: {
    CURSOR_TOO_OLD: { description: "Too much has happened since the cursor." },
    CURSOR_UNKNOWN: { description: "The cursor is not one of this log." },
    RIGHTS_CHANGED: { description: "The reader's rights have changed." },
  },
});

export const QueueReload = builder.objectRef<Reload>("QueueReload").implement({
  description: "Load anew and subscribe with the new cursor.",
  fields: (t) => ({ reason: t.expose("reason", { type: ReloadReason, description: "Why." }) }),
});

const QueueMessage = builder.unionType("QueueMessage", {
  description: "A message of the live queue.",
  types: [QueueChanges, QueueReload],
  resolveType: (message) => message.type,
});

builder.subscriptionFields((t) => ({
  queueChanged: t.field({
    type: QueueMessage,
    description: "The queue under a filter, from a page's cursor on (LIV-1).",
    args: {
      filter: t.arg({
        type: QueueFilterInput,
        defaultValue: { view: "OPEN" },
        description: "The same as the page's.",
      }),
      after: t.arg.string({ description: "The page's cursor, or the last message's." }),
    },
    subscribe: (_root, { filter, after }, context) =>
      underRights(context, () =>
        context.live.queue.subscribe(sightOf(actorOf(context)), toFilter(filter), after),
      ),
    resolve: (message) => message,
  }),
}));
