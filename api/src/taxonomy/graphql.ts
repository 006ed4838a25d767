import { commandContext } from "../complaint/graphql/command-input.ts";
import { builder } from "../graphql/builder.ts";
import { Category } from "../graphql/vocabulary.ts";
import { localDate } from "../kernel/local-time.ts";
import { administers } from "../org/access.ts";
import { actorOf } from "../org/graphql.ts";
import { saveSubCategory } from "./commands.ts";
import { subCategoriesOf, type SubCategory } from "./sub-categories.ts";

const SubCategoryObject = builder.objectRef<SubCategory>("SubCategory").implement({
  description: "The company's own finer word for a category (小类).",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Stable id." }),
    category: t.expose("category", { type: Category, description: "Of which category." }),
    name: t.exposeString("name", { description: "The word." }),
    validFrom: t.expose("validFrom", { type: "LocalDate", description: "Offered from this day on." }),
    validUntil: t.expose("validUntil", {
      type: "LocalDate",
      nullable: true,
      description: "The last day it is offered; null: until further notice.",
    }),
  }),
});

const SaveInput = builder.inputType("SubCategorySaveInput", {
  description: "See subCategorySave.",
  fields: (t) => ({
    id: t.id({ required: false, description: "Which to change; left out: a new one." }),
    category: t.field({ type: Category, description: "Of which category." }),
    name: t.string({ description: "The word: 60 characters at most." }),
    validFrom: t.field({ type: "LocalDate", description: "Offered from this day on." }),
    validUntil: t.field({ type: "LocalDate", required: false, description: "The last day it is offered." }),
  }),
});

builder.queryFields((t) => ({
  subCategories: t.field({
    type: [SubCategoryObject],
    description: "What is offered today, by category.",
    resolve: (_root, _args, context) =>
      subCategoriesOf(context.db.pool, actorOf(context).companyId, localDate(context.clock.now())),
  }),
  subCategoryBook: t.field({
    type: [SubCategoryObject],
    description: "All of them, also those offered no more or not yet. For administrators.",
    resolve: (_root, _args, context) =>
      subCategoriesOf(context.db.pool, administers(actorOf(context)).companyId, null),
  }),
}));

builder.mutationField("subCategorySave", (t) =>
  t.field({
    type: SubCategoryObject,
    errors: {},
    description:
      "A new sub-category, or another name or other days for one; complaints keep the word they were given. For administrators.",
    args: { input: t.arg({ type: SaveInput, description: "The sub-category." }) },
    resolve: (_root, { input }, context) => {
      const { id = null, validUntil = null, ...rest } = input;
      return saveSubCategory(commandContext(context), { ...rest, id, validUntil });
    },
  }),
);
