import { PLACEHOLDER_SAMPLES, PLACEHOLDERS_OF } from "@heyi/schema/vocabulary/message.ts";

import { commandContext } from "../../complaint/graphql/command-input.ts";
import { builder } from "../../graphql/builder.ts";
import { issueMessage } from "../../graphql/errors.ts";
import { MessageKind } from "../../graphql/vocabulary.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { readerOf } from "../../kernel/sql.ts";
import { actorOf } from "../../org/graphql.ts";
import { administers } from "../../org/access.ts";
import { LONGEST_TEMPLATE, renderTemplate, templateIssues } from "../rules/template.ts";
import { currentTemplates, setTemplate, type Template } from "../templates.ts";

const MessageTemplate = builder.objectRef<Template>("MessageTemplate").implement({
  description: "What is said in one kind of message (消息模板).",
  fields: (t) => ({
    kind: t.expose("kind", { type: MessageKind, description: "For which kind." }),
    text: t.exposeString("text", { description: "The words, with placeholders in braces." }),
    placeholders: t.stringList({
      description: "What may stand in braces, without them.",
      resolve: ({ kind }) => [...PLACEHOLDERS_OF[kind]],
    }),
    changedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the company wrote it; null: it came with the product.",
      resolve: ({ changed }) => changed?.at ?? null,
    }),
    changedBy: t.string({
      nullable: true,
      description: "Who wrote it; null: it came with the product.",
      resolve: ({ changed }) => changed?.by ?? null,
    }),
  }),
});

const Preview = builder
  .objectRef<{ readonly text: string | null; readonly faults: readonly string[] }>("MessagePreview")
  .implement({
    description: "A template as it would read.",
    fields: (t) => ({
      text: t.exposeString("text", {
        nullable: true,
        description: "With sample values put in; null where it cannot be sent.",
      }),
      faults: t.field({
        type: ["String"],
        description: "What is wrong with it, in the language of the request.",
        resolve: ({ faults }) => [...faults],
      }),
    }),
  });

builder.queryFields((t) => ({
  messageTemplates: t.field({
    type: [MessageTemplate],
    description: "One for each kind of message, as sent from now on. For administrators.",
    resolve: async (_root, _args, context) => [
      ...(await currentTemplates(readerOf(context.db.pool), administers(actorOf(context)).companyId)),
    ],
  }),
  messagePreview: t.field({
    type: Preview,
    description: "How a template would read, while it is written. For administrators.",
    args: {
      kind: t.arg({ type: MessageKind, description: "Of which kind." }),
      text: t.arg.string({ description: "The template." }),
    },
    resolve: (_root, { kind, text }, context) => {
      administers(actorOf(context));
      if (text.length > 2 * LONGEST_TEMPLATE)
        throw new InvalidError([{ path: "text", code: "TOO_LONG", allowed: String(LONGEST_TEMPLATE) }]);
      const faults = templateIssues(kind, text).map((issue) => issueMessage(issue, context.locale));
      return { faults, text: faults.length > 0 ? null : renderTemplate(text, PLACEHOLDER_SAMPLES) };
    },
  }),
}));

const SetInput = builder.inputType("MessageTemplateSetInput", {
  description: "See messageTemplateSet.",
  fields: (t) => ({
    kind: t.field({ type: MessageKind, description: "For which kind." }),
    text: t.string({ description: "The words, with placeholders in braces." }),
  }),
});

const MessageTemplates = builder
  .objectRef<{ readonly templates: readonly Template[] }>("MessageTemplates")
  .implement({
    description: "A company's templates.",
    fields: (t) => ({
      templates: t.field({
        type: [MessageTemplate],
        description: "One for each kind.",
        resolve: ({ templates }) => [...templates],
      }),
    }),
  });

builder.mutationField("messageTemplateSet", (t) =>
  t.field({
    type: MessageTemplates,
    errors: {},
    description:
      "Writes a template anew; messages that arise from now on are sent with it, the older one is kept. For administrators.",
    args: { input: t.arg({ type: SetInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      await setTemplate(commandContext(context), input);
      return {
        templates: await currentTemplates(readerOf(context.db.pool), actorOf(context).companyId),
      };
    },
  }),
);
