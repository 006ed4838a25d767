import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { ObligationState, TermKind } from "../../graphql/vocabulary.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { readerOf } from "../../kernel/sql.ts";
import { CaseOutlineObject } from "../../mediation/graphql/outline.ts";
import { actorOf } from "../../org/graphql.ts";
import { placeOf, readOwed, type OwedDetails, type OwedList, type OwedRow } from "../due/owed.ts";
import { readDays, readPerformance, type DueOnDay } from "../due/performance.ts";
import type { Performance, Rate } from "../rules/performance.ts";
import { decodePlace, encodePlace, projectIdsOf } from "./places.ts";

const DetailsObject = builder.objectRef<OwedDetails>("OwedDetails").implement({
  description: "Who owes whom what.",
  fields: (t) => ({
    kind: t.expose("kind", { type: TermKind, description: "What is to be done." }),
    obligor: t.exposeString("obligor", { description: "Name of who owes it." }),
    obligee: t.exposeString("obligee", { description: "Name of whom it is owed to." }),
    amountFen: t.expose("amountFen", { type: "Fen", nullable: true, description: "Null: no money." }),
  }),
});

const OwedObject = builder.objectRef<OwedRow>("OwedObligation").implement({
  description: "Something owed under an agreement in effect (AGR-6), with its case.",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: ({ id }) => encodeGlobalId("OwedObligation", id) }),
    state: t.expose("state", { type: ObligationState, description: "Where it stands." }),
    dueDate: t.expose("dueDate", {
      type: "LocalDate",
      nullable: true,
      description: "Null: a condition instead of a day.",
    }),
    breachProposed: t.exposeBoolean("breachProposed", { description: "7 days overdue (AGR-6)." }),
    projectName: t.exposeString("projectName", { description: "Name of the project." }),
    case: t.field({ type: CaseOutlineObject, description: "The case.", resolve: ({ outline }) => outline }),
    details: t.field({
      type: DetailsObject,
      nullable: true,
      description: "Null: state and dates are all the reader may have (MED-5).",
      resolve: ({ details }) => details,
    }),
  }),
});

const EdgeObject = builder.objectRef<OwedRow>("OwedObligationEdge").implement({
  description: "Something owed with its place.",
  fields: (t) => ({
    cursor: t.string({ description: "Place in the list.", resolve: cursorOf }),
    node: t.field({ type: OwedObject, description: "What is owed.", resolve: (row) => row }),
  }),
});

type Page = OwedList & { readonly hasNextPage: boolean };

const ConnectionObject = builder.objectRef<Page>("OwedObligationConnection").implement({
  description: "What is owed, by its day; what hangs on a condition last.",
  fields: (t) => ({
    edges: t.field({ type: [EdgeObject], description: "Rows.", resolve: ({ rows }) => [...rows] }),
    total: t.exposeInt("total", { description: "Of all, not of this page." }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Whether there is more.",
      resolve: ({ rows, hasNextPage }) => {
        const [first, last] = [rows[0], rows.at(-1)];
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

function cursorOf(row: OwedRow): string {
  const { day, id } = placeOf(row);
  return encodePlace([day, id]);
}

const DayObject = builder.objectRef<DueOnDay>("DueOnDay").implement({
  description: "How much is due on a day in one state.",
  fields: (t) => ({
    day: t.expose("day", { type: "LocalDate", description: "The day." }),
    state: t.expose("state", { type: ObligationState, description: "Where it stands." }),
    many: t.exposeInt("many", { description: "How many." }),
  }),
});

function rateObject(name: string, type: "Int" | "Fen") {
  return builder.objectRef<Rate>(name).implement({
    description: "Kept of what has fallen due, with what is left out (REP-4, REP-4a).",
    fields: (t) => ({
      numerator: t.expose("numerator", { type, description: "Kept." }),
      denominator: t.expose("denominator", { type, description: "Kept, overdue or breached." }),
      notDue: t.expose("notDue", { type, description: "Left out: not due yet." }),
      waived: t.expose("waived", { type, description: "Left out: let off by whom it was owed to." }),
    }),
  });
}
const RateByCount = rateObject("PerformanceByCount", "Int");
const RateByMoney = rateObject("PerformanceByMoney", "Fen");

const StateCount = builder.objectRef<Performance["states"][number]>("ObligationStateCount").implement({
  description: "How many obligations are in one state.",
  fields: (t) => ({
    state: t.expose("state", { type: ObligationState, description: "The state." }),
    many: t.exposeInt("many", { description: "How many." }),
  }),
});

const PerformanceObject = builder.objectRef<Performance>("Performance").implement({
  description: "How far what was agreed is kept (履行率).",
  fields: (t) => ({
    states: t.field({
      type: [StateCount],
      description: "Each state in which there is something.",
      resolve: ({ states }) => [...states],
    }),
    count: t.field({ type: RateByCount, description: "By number.", resolve: ({ count }) => count }),
    amount: t.field({
      type: RateByMoney,
      nullable: true,
      description: "By money in fen, of the cases that the reader reads; null: of none (MED-5).",
      resolve: ({ amount }) => amount,
    }),
  }),
});

/** A calendar's page, with the days of its neighbours. */
const MOST_DAYS = 62;
const DAY_MS = 86_400_000;
const OF_PROJECTS = "Of these projects; left out: of all in sight.";

builder.queryFields((t) => ({
  obligations: t.field({
    type: ConnectionObject,
    description:
      "What is owed in the cases in sight; casesChanged says when to read it again. first: 1 to 100.",
    args: {
      projectIds: t.arg.idList({ required: false, description: OF_PROJECTS }),
      states: t.arg({ type: [ObligationState], required: false, description: "Left out: in every state." }),
      from: t.arg({ type: "LocalDate", required: false, description: "Due on this day or later." }),
      to: t.arg({ type: "LocalDate", required: false, description: "Due on this day or before." }),
      first: t.arg.int({ defaultValue: 50, description: "How many." }),
      after: t.arg.string({ required: false, description: "Cursor of the last one seen." }),
    },
    resolve: async (_root, { projectIds, states, from, to, first, after }, context) => {
      const size = pageSize(first ?? 50);
      const place = decodePlace(after);
      const { rows, total } = await readOwed(readerOf(context.db.pool), actorOf(context), {
        projectIds: projectIdsOf(projectIds),
        states: states ?? null,
        from: from ?? null,
        to: to ?? null,
        after: place && { day: place[0].slice(0, 10), id: place[1] },
        limit: size + 1,
      });
      return { rows: rows.slice(0, size), total, hasNextPage: rows.length > size };
    },
  }),
  performance: t.field({
    type: PerformanceObject,
    description: "How far what was agreed is kept in the cases in sight (REP-4).",
    args: { projectIds: t.arg.idList({ required: false, description: OF_PROJECTS }) },
    resolve: (_root, { projectIds }, context) =>
      readPerformance(readerOf(context.db.pool), actorOf(context), { projectIds: projectIdsOf(projectIds) }),
  }),
  performanceDays: t.field({
    type: [DayObject],
    description: `What is due day by day, ${MOST_DAYS} days at most.`,
    args: {
      projectIds: t.arg.idList({ required: false, description: OF_PROJECTS }),
      from: t.arg({ type: "LocalDate", description: "The first day." }),
      to: t.arg({ type: "LocalDate", description: "The last day." }),
    },
    resolve: async (_root, { projectIds, from, to }, context) => {
      const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
      if (!(days >= 0 && days < MOST_DAYS))
        throw new InvalidError([{ path: "to", code: "OUT_OF_RANGE", allowed: `1–${MOST_DAYS}` }]);
      const asked = { projectIds: projectIdsOf(projectIds), from, to };
      return [...(await readDays(readerOf(context.db.pool), actorOf(context), asked))];
    },
  }),
}));
