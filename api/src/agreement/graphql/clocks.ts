import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { CaseClockKind, CaseUrge } from "../../graphql/vocabulary.ts";
import { readerOf } from "../../kernel/sql.ts";
import { CaseOutlineObject } from "../../mediation/graphql/outline.ts";
import { actorOf } from "../../org/graphql.ts";
import { readClocks, type CaseClock, type ClockCounters, type ClockPage } from "../due/clocks.ts";
import { decodePlace, encodePlace, projectIdsOf } from "./places.ts";

const CaseClockObject = builder.objectRef<CaseClock>("CaseClock").implement({
  description: "What runs out, or has run out, in a case: by state and dates only (MED-6, AGR-6, AGR-7).",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: (clock) => encodeGlobalId("CaseClock", keyOf(clock)) }),
    kind: t.expose("clock", { type: CaseClockKind, description: "What it is the time for." }),
    urge: t.expose("urge", { type: CaseUrge, description: "How much it presses." }),
    dueAt: t.expose("dueAt", { type: "DateTime", description: "When it runs out; a day does at its end." }),
    projectName: t.exposeString("projectName", { description: "Name of the project." }),
    case: t.field({ type: CaseOutlineObject, description: "The case.", resolve: (clock) => clock }),
  }),
});

/** An agreement and an obligation may not be one another's namesakes. */
function keyOf({ clock, subject }: CaseClock): string {
  return `${clock}.${subject}`;
}

const CountersObject = builder.objectRef<ClockCounters>("CaseClockCounters").implement({
  description: "How many stand there, each in one of them, as of the very moment of the rows (LIV-2).",
  fields: (t) => ({
    dueSoon: t.exposeInt("dueSoon", { description: "Due soon." }),
    overdue: t.exposeInt("overdue", { description: "Overdue, and no breach proposed yet." }),
    breachProposed: t.exposeInt("breachProposed", { description: "A breach is proposed." }),
  }),
});

type Page = ClockPage & { readonly hasNextPage: boolean };

const EdgeObject = builder.objectRef<CaseClock>("CaseClockEdge").implement({
  description: "A clock with its place.",
  fields: (t) => ({
    cursor: t.string({ description: "Place among the clocks.", resolve: cursorOf }),
    node: t.field({ type: CaseClockObject, description: "The clock.", resolve: (clock) => clock }),
  }),
});

const ConnectionObject = builder.objectRef<Page>("CaseClockConnection").implement({
  description: "What runs out in cases, the first on top.",
  fields: (t) => ({
    edges: t.field({ type: [EdgeObject], description: "Clocks.", resolve: ({ clocks }) => [...clocks] }),
    counters: t.field({
      type: CountersObject,
      description: "Of all, not of this page.",
      resolve: ({ counters }) => counters,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Whether there is more.",
      resolve: ({ clocks, hasNextPage }) => {
        const [first, last] = [clocks[0], clocks.at(-1)];
        return {
          hasNextPage,
          hasPreviousPage: false,
          startCursor: first ? cursorOf(first) : null,
          endCursor: last ? cursorOf(last) : null,
        };
      },
    }),
  }),
});

function cursorOf({ dueAt, subject }: CaseClock): string {
  return encodePlace([dueAt.toISOString(), subject]);
}

builder.queryField("caseClocks", (t) =>
  t.field({
    type: ConnectionObject,
    description:
      "What is due soon, overdue or proposed as breached in the cases in sight; casesChanged says when to read it again. first: 1 to 100.",
    args: {
      projectIds: t.arg.idList({ required: false, description: "Of these projects; left out: of all." }),
      mine: t.arg.boolean({
        defaultValue: false,
        description: "Only what is the reader's to answer: as mediator, or leading the project.",
      }),
      first: t.arg.int({ defaultValue: 50, description: "How many." }),
      after: t.arg.string({ required: false, description: "Cursor of the last one seen." }),
    },
    resolve: async (_root, { projectIds, mine, first, after }, context) => {
      const size = pageSize(first ?? 50);
      const place = decodePlace(after);
      const { clocks, counters } = await readClocks(
        readerOf(context.db.pool),
        actorOf(context),
        {
          projectIds: projectIdsOf(projectIds),
          mine: mine ?? false,
          after: place && { dueAt: new Date(place[0]), subject: place[1] },
          limit: size + 1,
        },
        context.clock.now(),
      );
      return { clocks: clocks.slice(0, size), counters, hasNextPage: clocks.length > size };
    },
  }),
);
