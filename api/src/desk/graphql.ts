import { builder } from "../graphql/builder.ts";
import { actorOf, Viewer } from "../org/graphql.ts";
import { removeView, saveView } from "./saved-views.ts";

const SavedView = builder.prismaNode("SavedView", {
  nullable: true,
  id: { field: "id" },
  description: "A person's own set of queue filters under a name.",
  findUnique: (id, context) => ({ id, staffId: actorOf(context).staffId }),
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name." }),
    query: t.exposeString("query", { description: "The query string of the desk's address." }),
  }),
});

builder.objectField(Viewer, "savedViews", (t) =>
  t.prismaField({
    type: [SavedView],
    description: "Own views, by name.",
    resolve: (query, { staffId }, _args, context) =>
      context.db.prisma.savedView.findMany({ ...query, where: { staffId }, orderBy: { name: "asc" } }),
  }),
);

const SaveInput = builder.inputType("SavedViewSaveInput", {
  description: "See savedViewSave.",
  fields: (t) => ({
    name: t.string({ description: "Name; one that exists takes the new filters." }),
    query: t.string({ description: "The query string of the desk's address." }),
  }),
});

const RemoveInput = builder.inputType("SavedViewRemoveInput", {
  description: "See savedViewRemove.",
  fields: (t) => ({ id: t.globalID({ for: SavedView, description: "Which." }) }),
});

builder.mutationFields((t) => ({
  savedViewSave: t.prismaField({
    type: SavedView,
    errors: {},
    description: "Keeps the desk's filters under a name.",
    args: { input: t.arg({ type: SaveInput, description: "What to keep." }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await saveView(context.db.pool, actorOf(context).staffId, input, context.clock.now());
      return context.db.prisma.savedView.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  savedViewRemove: t.field({
    type: Viewer,
    errors: {},
    description: "Forgets a view.",
    args: { input: t.arg({ type: RemoveInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      const actor = actorOf(context);
      await removeView(context.db.pool, actor.staffId, input.id.id);
      return actor;
    },
  }),
}));
