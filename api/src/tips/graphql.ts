import { builder } from "../graphql/builder.ts";
import { Category, ComplainantKind, Mood } from "../graphql/vocabulary.ts";
import { actorOf, Viewer } from "../org/graphql.ts";
import { fitting } from "./rules.ts";
import { removeTip, saveTip, tipsOf, type Tip } from "./store.ts";

const HandlingTip = builder.objectRef<Tip>("HandlingTip").implement({
  description: "What helps and what never to say, in the company's own words (沟通提示, HND-9).",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Stable id." }),
    complainantKind: t.expose("complainantKind", {
      type: ComplainantKind,
      nullable: true,
      description: "With whom; null: with anybody.",
    }),
    mood: t.expose("mood", { type: Mood, nullable: true, description: "In which mood; null: in any." }),
    category: t.expose("category", {
      type: Category,
      nullable: true,
      description: "About what; null: about anything.",
    }),
    helps: t.exposeString("helps", { description: "What helps." }),
    never: t.exposeString("never", { nullable: true, description: "What never to say." }),
  }),
});

builder.queryFields((t) => ({
  handlingTips: t.field({
    type: [HandlingTip],
    description: "The tips for a situation, the most particular first (HND-9).",
    args: {
      complainantKind: t.arg({
        type: ComplainantKind,
        required: false,
        description: "Whom one speaks with.",
      }),
      mood: t.arg({ type: Mood, required: false, description: "Their mood." }),
      category: t.arg({ type: Category, required: false, description: "What it is about." }),
    },
    resolve: async (_root, { complainantKind = null, mood = null, category = null }, context) => [
      ...fitting(await tipsOf(context.db.pool, actorOf(context).companyId), {
        complainantKind,
        mood,
        category,
      }),
    ],
  }),
  handlingTipBook: t.field({
    type: [HandlingTip],
    description: "All of the company's tips.",
    resolve: (_root, _args, context) => tipsOf(context.db.pool, actorOf(context).companyId),
  }),
}));

const SaveInput = builder.inputType("HandlingTipSaveInput", {
  description: "See handlingTipSave.",
  fields: (t) => ({
    id: t.id({ required: false, description: "Which to change; left out: a new one." }),
    complainantKind: t.field({ type: ComplainantKind, required: false, description: "With whom." }),
    mood: t.field({ type: Mood, required: false, description: "In which mood." }),
    category: t.field({ type: Category, required: false, description: "About what." }),
    helps: t.string({ description: "What helps: 300 characters at most." }),
    never: t.string({ required: false, description: "What never to say: 300 characters at most." }),
  }),
});

const RemoveInput = builder.inputType("HandlingTipRemoveInput", {
  description: "See handlingTipRemove.",
  fields: (t) => ({ id: t.id({ description: "Which." }) }),
});

builder.mutationFields((t) => ({
  handlingTipSave: t.field({
    type: HandlingTip,
    errors: {},
    description: "Writes a tip. For administrators.",
    args: { input: t.arg({ type: SaveInput, description: "The tip." }) },
    resolve: async (_root, { input }, context) => {
      const { id = null, complainantKind = null, mood = null, category = null, never = null, helps } = input;
      const tip = { id, complainantKind, mood, category, never, helps };
      const saved = await saveTip(context.db.pool, actorOf(context), tip, context.clock.now());
      return { ...tip, id: saved };
    },
  }),
  handlingTipRemove: t.field({
    type: Viewer,
    errors: {},
    description: "Takes a tip out. For administrators.",
    args: { input: t.arg({ type: RemoveInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      const actor = actorOf(context);
      await removeTip(context.db.pool, actor, input.id);
      return actor;
    },
  }),
}));
