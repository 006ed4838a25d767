import { commandContext } from "../../complaint/graphql/command-input.ts";
import { builder } from "../../graphql/builder.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import { isUuid, toId, type Id } from "../../kernel/ids.ts";
import { administers } from "../../org/access.ts";
import { AppObject, appsNow, AppsObject } from "../../partner/graphql/apps.ts";
import { endEndpoint } from "../endpoints.ts";
import { redeliver } from "../redeliver.ts";
import { endpointsOf } from "../shown.ts";
import { EndpointObject } from "./endpoint.ts";

builder.objectField(AppObject, "webhooks", (t) =>
  t.field({
    type: [EndpointObject],
    complexity: { field: 1, multiplier: 2 },
    description: "Where it is told of what happens to its complaints; the oldest first.",
    resolve: ({ id }, _args, { db }) => endpointsOf(db.pool, id).then((all) => [...all]),
  }),
);

const EndInput = builder.inputType("PartnerWebhookEndInput", {
  description: "See partnerWebhookEnd.",
  fields: (t) => ({ id: t.string({ description: "Which." }) }),
});
const RedeliverInput = builder.inputType("PartnerWebhookRedeliverInput", {
  description: "See partnerWebhookRedeliver.",
  fields: (t) => ({ id: t.string({ description: "Which delivery." }) }),
});

function idOf<Noun extends string>(id: string): Id<Noun> {
  if (!isUuid(id)) throw new NotFoundError("webhook");
  return toId<Noun>(id);
}

builder.mutationFields((t) => ({
  partnerWebhookEnd: t.field({
    type: AppsObject,
    errors: {},
    description: "Nothing is sent to an app's endpoint any more. For administrators.",
    args: { input: t.arg({ type: EndInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      const { pool, clock, actor } = commandContext(context);
      const { companyId } = administers(actor);
      await endEndpoint({ pool, clock }, { companyId, appId: null }, idOf(input.id));
      return appsNow(context);
    },
  }),
  partnerWebhookRedeliver: t.field({
    type: AppsObject,
    errors: {},
    description: "Tells an app of one change again, under the same id. For administrators.",
    args: { input: t.arg({ type: RedeliverInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      await redeliver(commandContext(context), idOf(input.id));
      return appsNow(context);
    },
  }),
}));
