import { builder } from "../../graphql/builder.ts";
import { EventKind } from "../../graphql/vocabulary.ts";
import type { Context } from "../../context.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import { isUuid, toId, type WebhookEndpointId } from "../../kernel/ids.ts";
import { forApps, partnerIn } from "../../partner/graphql/audience.ts";
import { addEndpoint, endEndpoint, replay, rotateSecret } from "../endpoints.ts";
import { endpointsOf, type Endpoint } from "../shown.ts";
import { EndpointObject } from "./endpoint.ts";

type Shown = { readonly endpoints: readonly Endpoint[]; readonly secret: string | null };
const WebhooksObject = builder.objectRef<Shown>("Webhooks").implement({
  description: "Where the app is told of what happens to its complaints (PAR-1).",
  fields: (t) => ({
    endpoints: t.field({
      type: [EndpointObject],
      complexity: { field: 1, multiplier: 5 },
      description: "Those in use, the oldest first; five at most.",
      resolve: ({ endpoints }) => [...endpoints],
    }),
    secret: t.exposeString("secret", {
      nullable: true,
      description: "The secret that was just made, by Standard Webhooks: it is never told again.",
    }),
  }),
});

async function shown(context: Context, secret: string | null = null): Promise<Shown> {
  return { endpoints: await endpointsOf(context.db.pool, partnerIn(context).appId), secret };
}

const needsOf = ({ db, clock, messages }: Context) => ({ pool: db.pool, clock, room: messages });

function idOf(id: string): WebhookEndpointId {
  if (!isUuid(id)) throw new NotFoundError("webhook");
  return toId<"WebhookEndpoint">(id);
}

const ID = "Which.";
const AddInput = builder.inputType("WebhookAddInput", {
  description: "See webhookAdd.",
  fields: (t) => ({
    url: t.string({ description: "https; no address of a private network." }),
    kinds: t.field({
      type: [EventKind],
      required: false,
      description: "What it is told of; left out or none: all that a complainant may hear of.",
    }),
    projectCodes: t.stringList({
      required: false,
      description: "Of the projects it is told of; left out or none: all that the app serves.",
    }),
  }),
});

builder.queryField("webhooks", (t) =>
  t.field({
    ...forApps("WEBHOOK_MANAGE"),
    type: WebhooksObject,
    description: "Where the app is told of changes, and what became of the latest.",
    resolve: (_root, _args, context) => shown(context),
  }),
);

builder.mutationFields((t) => ({
  webhookAdd: t.field({
    ...forApps("WEBHOOK_MANAGE"),
    type: WebhooksObject,
    errors: {},
    description: "Tells the app at an address of each change from now on. The secret is told this once.",
    args: { input: t.arg({ type: AddInput, description: "What it takes." }) },
    resolve: async (_root, { input: { url, kinds, projectCodes } }, context) => {
      const input = { url, kinds: kinds ?? [], projectCodes: projectCodes ?? [] };
      return shown(context, await addEndpoint(needsOf(context), partnerIn(context), input));
    },
  }),
  webhookRotate: t.field({
    ...forApps("WEBHOOK_MANAGE"),
    type: WebhooksObject,
    errors: {},
    description: "A new secret, told this once; for 24 hours the one before signs beside it.",
    args: { id: t.arg.string({ description: ID }) },
    resolve: async (_root, { id }, context) =>
      shown(context, await rotateSecret(needsOf(context), partnerIn(context), idOf(id))),
  }),
  webhookReplay: t.field({
    ...forApps("WEBHOOK_MANAGE"),
    type: WebhooksObject,
    errors: {},
    description:
      "Tells all again that happened after a cursor, in its order and under the same ids; one that was disabled is taken up again.",
    args: {
      id: t.arg.string({ description: ID }),
      after: t.arg.string({ description: "cursor of a change, or endCursor of submittedChanges." }),
    },
    resolve: async (_root, { id, after }, context) => {
      await replay(needsOf(context), partnerIn(context), idOf(id), after);
      return shown(context);
    },
  }),
  webhookEnd: t.field({
    ...forApps("WEBHOOK_MANAGE"),
    type: WebhooksObject,
    errors: {},
    description: "Nothing is sent there any more.",
    args: { id: t.arg.string({ description: ID }) },
    resolve: async (_root, { id }, context) => {
      await endEndpoint(needsOf(context), partnerIn(context), idOf(id));
      return shown(context);
    },
  }),
}));
