import { builder } from "../graphql/builder.ts";
import { encodeGlobalId } from "../graphql/global-id.ts";
import { NextAction, State } from "../graphql/vocabulary.ts";
import { isCompanyWide, sightOf } from "../org/access.ts";
import { actorOf } from "../org/graphql.ts";
import { stockDays, takeStockOf, type Stock, type StockDay, type StockRow } from "./stocktaking.ts";

const Row = builder.objectRef<StockRow>("StocktakingRow").implement({
  description: "An open complaint with who answers for it and what comes next (REP-1).",
  fields: (t) => ({
    id: t.id({ description: "The complaint's id.", resolve: ({ id }) => encodeGlobalId("Complaint", id) }),
    number: t.exposeString("number", { description: "Number." }),
    state: t.expose("state", { type: State, description: "State." }),
    project: t.exposeString("project", { description: "Project." }),
    excerpt: t.exposeString("excerpt", { description: "The first words of it." }),
    owner: t.exposeString("owner", { nullable: true, description: "Who answers for it; null is a defect." }),
    nextAction: t.expose("nextAction", {
      type: NextAction,
      nullable: true,
      description: "What comes next; null is a defect.",
    }),
    dueAt: t.expose("dueAt", { type: "DateTime", nullable: true, description: "By when; null is a defect." }),
    isOverdue: t.exposeBoolean("isOverdue", { description: "That time has passed." }),
    isLost: t.exposeBoolean("isLost", {
      description: "Without owner, next action or time: there must be none.",
    }),
  }),
});

const Day = builder.objectRef<StockDay>("StocktakingDay").implement({
  description: "What a day's stocktaking found.",
  fields: (t) => ({
    day: t.exposeString("day", { description: "Day in Shanghai." }),
    open: t.exposeInt("open", { description: "Open complaints." }),
    lost: t.exposeInt("lost", { description: "Those without owner, next action or time." }),
  }),
});

const Stocktaking = builder
  .objectRef<Stock & { readonly at: Date; readonly days: readonly StockDay[] }>("Stocktaking")
  .implement({
    description: "Every open complaint in sight, as of now (每日盘点, REP-1).",
    fields: (t) => ({
      at: t.expose("at", { type: "DateTime", description: "As of when." }),
      total: t.exposeInt("total", { description: "Open complaints in sight." }),
      lost: t.exposeInt("lost", {
        description: "Those without owner, next action or time: there must be none.",
      }),
      rows: t.field({
        type: [Row],
        description: "The lost first, then what runs out first; 500 at most.",
        resolve: ({ rows }) => [...rows],
      }),
      days: t.field({
        type: [Day],
        description:
          "What the last thirty mornings found in the whole company; empty for who sees only a part of it.",
        resolve: ({ days }) => [...days],
      }),
    }),
  });

builder.queryField("stocktaking", (t) =>
  t.field({
    type: Stocktaking,
    description: "Stocktaking as of now (REP-1).",
    resolve: async (_root, _args, context) => {
      const actor = actorOf(context);
      const at = context.clock.now();
      const { pool } = context.db;
      const seesAll = actor.roles.some(({ role }) => isCompanyWide(role));
      return {
        ...(await takeStockOf(pool, sightOf(actor), at)),
        at,
        days: seesAll ? await stockDays(pool, actor.companyId) : [],
      };
    },
  }),
);
