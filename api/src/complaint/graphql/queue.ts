import { builder } from "../../graphql/builder.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { selects } from "../../graphql/selects.ts";
import { PURE } from "../../graphql/writer/pure.ts";
import { sightOf } from "../../org/access.ts";
import { actorOf } from "../../org/graphql.ts";
import { askQueue } from "../queue/ask.ts";
import type { QueueChanges as Changes } from "../queue/describe.ts";
import type { QueuePage as Page } from "../queue/page.ts";
import { QueueEntry } from "./entry.ts";
import { QueueFilterInput, toFilter } from "./queue-filter.ts";

const COUNTS = {
  open: "Open.",
  unassigned: "Not assigned.",
  dueSoon: "Due soon.",
  overdue: "Overdue.",
  escalated: "Escalated.",
} as const;

const QueueCounters = builder.objectRef<NonNullable<Page["counters"]>>("QueueCounters").implement({
  ...PURE,
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

export const SharedCounters = builder.objectRef<Changes["counters"]>("SharedCounters").implement({
  ...PURE,
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
  ...PURE,
  description: "A row with its place.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Place in the queue, for `after`." }),
    node: t.field({ type: QueueEntry, description: "The row.", resolve: (edge) => edge.entry }),
  }),
});

const QueuePage = builder.objectRef<Page>("QueuePage").implement({
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
    counters: t.field({
      type: QueueCounters,
      description: "Counters.",
      resolve: ({ counters }) => counters ?? uncounted(),
    }),
    cursor: t.exposeString("cursor", {
      description: "Place in the event log at which this stands: give it to queueChanged(after).",
    }),
    total: t.int({
      description: "Rows that the filter finds, counted up to 10,000.",
      complexity: 20,
      resolve: ({ total }) => total ?? uncounted(),
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
      atLeast: t.arg.string({
        required: false,
        description:
          "Cursor of a page or message seen before: this page is not older. What the reader has just done is in it anyway.",
      }),
    },
    resolve: (_root, { filter, first, after, atLeast }, context, info) => {
      const question = {
        sight: sightOf(actorOf(context)),
        filter: toFilter(filter),
        first: pageSize(first),
        after: after ?? null,
        wantsCounters: selects(info, "counters"),
        wantsTotal: selects(info, "total"),
      };
      return askQueue({ hot: context.db.hot, open: context.live.open }, question, atLeast ?? null);
    },
  }),
}));

function uncounted(): never {
  throw new Error("something is asked for that was not counted");
}
