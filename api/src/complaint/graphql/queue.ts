import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { Category, Channel, EventKind, Priority, State } from "../../graphql/vocabulary.ts";
import type { EventKind as EventKindCode } from "@heyi/schema/vocabulary/event.ts";
import { Check, LONGEST } from "../../kernel/check.ts";
import type { DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";
import { sightOf } from "../../org/access.ts";
import { actorOf, Department, Project, Staff } from "../../org/graphql.ts";
import type {
  QueueChange as Change,
  QueueChanges as Changes,
  QueueReload as Reload,
} from "../queue/describe.ts";
import { QUEUE_VIEWS, type QueueFilter as Filter } from "../queue/filter.ts";
import { countRows, queuePage, type QueuePage as Page } from "../queue/page.ts";
import { reload } from "../queue/live.ts";
import { QueueEntry } from "./entry.ts";
import { StaffName } from "./names.ts";

const QueueView = builder.enumType("QueueView", {
  description: "A view of the queue (待办视图). Ended complaints stand only in ENDED and ALL.",
  values: Object.fromEntries(
    QUEUE_VIEWS.map((view) => [
      view,
      {
        description: {
          OPEN: "Everything open (全部待办).",
          UNASSIGNED: "Registered and not assigned (待派).",
          MINE: "Owned or handled by the reader (我的).",
          DUE_SOON: "A clock is due soon (即将超时).",
          OVERDUE: "A clock is overdue (已超时).",
          ESCALATED: "On a higher level (已升级).",
          ENDED: "Closed, merged or withdrawn (已结束).",
          ALL: "Everything (全部).",
        }[view],
      },
    ]),
  ) as Record<(typeof QUEUE_VIEWS)[number], { description: string }>,
});

const QueueFilterInput = builder.inputType("QueueFilter", {
  description: "What part of the queue is looked at. Left out: not filtered by that.",
  fields: (t) => ({
    view: t.field({ type: QueueView, defaultValue: "OPEN", description: "View." }),
    projectIds: t.globalIDList({ for: Project, required: false, description: "Of these projects." }),
    categories: t.field({ type: [Category], required: false, description: "Of these categories." }),
    states: t.field({ type: [State], required: false, description: "In these states." }),
    priorities: t.field({ type: [Priority], required: false, description: "Of these priorities." }),
    channels: t.field({ type: [Channel], required: false, description: "From these channels." }),
    staffId: t.globalID({ for: Staff, required: false, description: "Owned or handled by this person." }),
    departmentId: t.globalID({
      for: Department,
      required: false,
      description: "Assigned to this department.",
    }),
    text: t.string({ required: false, description: "Number, room, phone or words." }),
  }),
});

/** @throws InvalidError for a text that is too long */
function toFilter(input: typeof QueueFilterInput.$inferInput): Filter {
  const check = new Check();
  const text = check.optionalText("filter.text", input.text, LONGEST.name);
  check.done();
  return {
    view: input.view ?? "OPEN",
    projectIds: some(input.projectIds?.map((project) => project.id as ProjectId)),
    categories: some(input.categories),
    states: some(input.states),
    priorities: some(input.priorities),
    channels: some(input.channels),
    staffId: (input.staffId?.id ?? null) as StaffId | null,
    departmentId: (input.departmentId?.id ?? null) as DepartmentId | null,
    text,
  };
}

function some<Value extends string>(values: readonly Value[] | null | undefined): readonly Value[] | null {
  return values === null || values === undefined || values.length === 0 ? null : [...values].toSorted();
}

const COUNTS = {
  open: "Open.",
  unassigned: "Not assigned.",
  dueSoon: "Due soon.",
  overdue: "Overdue.",
  escalated: "Escalated.",
} as const;

const QueueCounters = builder.objectRef<Page["counters"]>("QueueCounters").implement({
  description:
    "Open complaints per view, under the reader's sight and the project filter, not under the other filters.",
  fields: (t) => ({
    ...Object.fromEntries(
      Object.entries(COUNTS).map(([name, description]) => [
        name,
        t.exposeInt(name as keyof typeof COUNTS, { description }),
      ]),
    ),
    mine: t.exposeInt("mine", { description: "Owned or handled by the reader." }),
  }),
});

const SharedCounters = builder.objectRef<Changes["counters"]>("SharedCounters").implement({
  description: "The counters that are the same for all readers of one sight.",
  fields: (t) =>
    Object.fromEntries(
      Object.entries(COUNTS).map(([name, description]) => [
        name,
        t.exposeInt(name as keyof typeof COUNTS, { description }),
      ]),
    ),
});

const QueueEdge = builder.objectRef<Page["entries"][number]>("QueueEdge").implement({
  description: "A row with its place.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Place in the queue, for `after`." }),
    node: t.field({ type: QueueEntry, description: "The row.", resolve: (edge) => edge.entry }),
  }),
});

const QueuePage = builder.objectRef<Page & { readonly filter: Filter }>("QueuePage").implement({
  description: "A page of the queue; rows, counters and cursor are of one moment (LIV-2).",
  fields: (t) => ({
    edges: t.field({
      type: [QueueEdge],
      description: "Rows, what runs out first on top; ended ones by receipt, the latest first.",
      resolve: (page) => [...page.entries],
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Whether there is more.",
      resolve: ({ entries, hasNextPage }) => ({
        hasNextPage,
        hasPreviousPage: false,
        startCursor: entries[0]?.cursor ?? null,
        endCursor: entries.at(-1)?.cursor ?? null,
      }),
    }),
    counters: t.expose("counters", { type: QueueCounters, description: "Counters." }),
    cursor: t.exposeString("cursor", {
      description: "Place in the event log at which this stands: give it to queueChanged(after).",
    }),
    total: t.int({
      description: "Rows that the filter finds, counted up to 10,000.",
      complexity: 20,
      resolve: ({ filter }, _args, context) => countRows(context.db.pool, sightOf(actorOf(context)), filter),
    }),
  }),
});

builder.queryFields((t) => ({
  queue: t.field({
    type: QueuePage,
    description: "The live queue (队列). first: 1 to 100.",
    args: {
      filter: t.arg({
        type: QueueFilterInput,
        defaultValue: { view: "OPEN" },
        description: "What part of it.",
      }),
      first: t.arg.int({ defaultValue: 50, description: "How many rows." }),
      after: t.arg.string({ required: false, description: "Cursor of the last row seen." }),
    },
    resolve: async (_root, args, context) => {
      const filter = toFilter(args.filter);
      const page = await queuePage(
        context.db.pool,
        sightOf(actorOf(context)),
        filter,
        pageSize(args.first),
        args.after ?? null,
      );
      return { ...page, filter };
    },
  }),
}));

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
    subscribe: async (_root, { filter, after }, context) => {
      const box = await context.live.queue.subscribe(sightOf(actorOf(context)), toFilter(filter), after);
      // What was asked under the old rights is over: the reader is told to ask again.
      const stop = context.socket?.onRightsChanged(() => box.finish(reload("RIGHTS_CHANGED")));
      if (stop !== undefined) box.onClose(stop);
      return box;
    },
    resolve: (message) => message,
  }),
}));
