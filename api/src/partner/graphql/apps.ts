import { commandContext } from "../../complaint/graphql/command-input.ts";
import { builder } from "../../graphql/builder.ts";
import { PartnerScope } from "../../graphql/vocabulary.ts";
import type { Context } from "../../context.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import { isUuid, toId, type Id } from "../../kernel/ids.ts";
import { administers } from "../../org/access.ts";
import { actorOf, Project } from "../../org/graphql.ts";
import { addApp, appsOf, changeApp, endApp, type PartnerApp, type PartnerKey } from "../apps.ts";
import { endKey, makeKey } from "../keys.ts";

const HOUR_MS = 3_600_000;

const KeyObject = builder.objectRef<PartnerKey>("PartnerKey").implement({
  description: "A key in force. It is told once, when it is made; here are its first letters.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Stable id." }),
    shown: t.exposeString("shown", { description: "Its first letters." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when." }),
    endsAt: t.expose("endsAt", {
      type: "DateTime",
      nullable: true,
      description: "Until when; null: no end is set.",
    }),
    lastUsedAt: t.expose("lastUsedAt", {
      type: "DateTime",
      nullable: true,
      description: "To the minute; null: never.",
    }),
  }),
});

export const AppObject = builder.objectRef<PartnerApp>("PartnerApp").implement({
  description: "An app that others write (合作应用), as administrators see it.",
  fields: (t) => ({
    id: t.exposeString("id", { description: "Stable id." }),
    name: t.exposeString("name", { description: "Name." }),
    scopes: t.field({
      type: [PartnerScope],
      description: "What it may do.",
      resolve: ({ scopes }) => [...scopes],
    }),
    projectIds: t.globalIDList({
      description: "The projects it serves; none: all of them.",
      resolve: ({ projectIds }) => projectIds.map((id) => ({ id, type: Project })),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when." }),
    keys: t.field({ type: [KeyObject], description: "Those in force.", resolve: ({ keys }) => [...keys] }),
    complaints: t.exposeInt("complaints", { description: "How many came through it." }),
  }),
});

export const AppsObject = builder
  .objectRef<{ readonly apps: readonly PartnerApp[]; readonly key: string | null }>("PartnerApps")
  .implement({
    description: "The company's apps in use.",
    fields: (t) => ({
      apps: t.field({
        type: [AppObject],
        description: "The oldest first.",
        resolve: ({ apps }) => [...apps],
      }),
      key: t.exposeString("key", {
        nullable: true,
        description: "The key that was just made: it is never told again.",
      }),
    }),
  });

export async function appsNow(context: Context, key: string | null = null) {
  const { companyId } = administers(actorOf(context));
  return { apps: await appsOf(context.db.pool, companyId, context.clock.now()), key };
}

builder.queryField("partnerApps", (t) =>
  t.field({
    type: AppsObject,
    description: "The company's apps in use. For administrators.",
    resolve: (_root, _args, context) => appsNow(context),
  }),
);

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;
const appFields = (t: InputFields) => ({
  name: t.string({ description: "Name: 60 characters at most." }),
  scopes: t.field({ type: [PartnerScope], description: "What it may do: at least one." }),
  projectIds: t.globalIDList({ for: Project, description: "The projects it serves; none: all of them." }),
});
const AddInput = builder.inputType("PartnerAppAddInput", {
  description: "See partnerAppAdd.",
  fields: appFields,
});
const ChangeInput = builder.inputType("PartnerAppChangeInput", {
  description: "See partnerAppChange.",
  fields: (t) => ({ ...appFields(t), id: t.string({ description: "Which." }) }),
});
const EndInput = builder.inputType("PartnerAppEndInput", {
  description: "See partnerAppEnd.",
  fields: (t) => ({ id: t.string({ description: "Which." }) }),
});
const KeyMakeInput = builder.inputType("PartnerKeyMakeInput", {
  description: "See partnerKeyMake.",
  fields: (t) => ({
    appId: t.string({ description: "The app." }),
    overlapHours: t.int({
      required: false,
      description: "So long the app's other keys still open, 0 to 720; left out: until they are ended.",
    }),
  }),
});
const KeyEndInput = builder.inputType("PartnerKeyEndInput", {
  description: "See partnerKeyEnd.",
  fields: (t) => ({ id: t.string({ description: "Which." }) }),
});

function idOf<Noun extends string>(id: string, what: string): Id<Noun> {
  if (!isUuid(id)) throw new NotFoundError(what);
  return toId<Noun>(id);
}

builder.mutationFields((t) => ({
  partnerAppAdd: t.field({
    type: AppsObject,
    errors: {},
    description: "Lets in an app that others write. For administrators.",
    args: { input: t.arg({ type: AddInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      await addApp(commandContext(context), inputOf(input));
      return appsNow(context);
    },
  }),
  partnerAppChange: t.field({
    type: AppsObject,
    errors: {},
    description: "What the app is called and may do from now on. For administrators.",
    args: { input: t.arg({ type: ChangeInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      await changeApp(commandContext(context), idOf(input.id, "partner app"), inputOf(input));
      return appsNow(context);
    },
  }),
  partnerAppEnd: t.field({
    type: AppsObject,
    errors: {},
    description: "Ends an app with all its keys; what it submitted stays. For administrators.",
    args: { input: t.arg({ type: EndInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      await endApp(commandContext(context), idOf(input.id, "partner app"));
      return appsNow(context);
    },
  }),
  partnerKeyMake: t.field({
    type: AppsObject,
    errors: {},
    description: "A new key, told this once. For administrators.",
    args: { input: t.arg({ type: KeyMakeInput, description: "What it takes." }) },
    resolve: async (_root, { input: { appId, overlapHours } }, context) => {
      const overlapMs = typeof overlapHours === "number" ? overlapHours * HOUR_MS : null;
      const key = await makeKey(commandContext(context), { appId: idOf(appId, "partner app"), overlapMs });
      return appsNow(context, key);
    },
  }),
  partnerKeyEnd: t.field({
    type: AppsObject,
    errors: {},
    description: "Ends a key at once. For administrators.",
    args: { input: t.arg({ type: KeyEndInput, description: "Which." }) },
    resolve: async (_root, { input }, context) => {
      await endKey(commandContext(context), idOf(input.id, "partner key"));
      return appsNow(context);
    },
  }),
}));

function inputOf({
  name,
  scopes,
  projectIds,
}: Pick<typeof AddInput.$inferInput, "name" | "scopes" | "projectIds">) {
  return { name, scopes, projectIds: projectIds.map(({ id }) => toId<"Project">(id)) };
}
