import { commandContext } from "../../complaint/graphql/command-input.ts";
import type { Move } from "../../complaint/events.ts";
import { builder } from "../../graphql/builder.ts";
import { DeadlinePoint, NextAction, Priority } from "../../graphql/vocabulary.ts";
import { toId, type ProjectId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import { administers } from "../../org/access.ts";
import { actorOf, Project } from "../../org/graphql.ts";
import { changeRules } from "../commands.ts";
import { previewRules, type Preview, type PreviewLine } from "../preview.ts";
import { toRows } from "../rules.ts";
import { versionsOf, type RulesVersion } from "../store.ts";
import { PolicyInput, PolicyObject, policyOf } from "./policy.ts";

type Hours = { readonly from: string; readonly to: string };
const ServiceInterval = builder.objectRef<Hours>("ServiceInterval").implement({
  description: "Open from and to, local time.",
  fields: (t) => ({
    from: t.exposeString("from", { description: "HH:MM." }),
    to: t.exposeString("to", { description: "HH:MM; 24:00 is the end of the day." }),
  }),
});

const RulesVersionObject = builder.objectRef<RulesVersion>("RulesVersion").implement({
  description:
    "One version of the company's rules; none is ever changed, a newer one takes its place (SLA-6).",
  fields: (t) => ({
    version: t.exposeInt("version", { description: "Counts through the company." }),
    projectId: t.globalID({
      nullable: true,
      description: "Of this project; null: of the whole company.",
      resolve: ({ projectId }) => (projectId === null ? null : { id: projectId, type: Project }),
    }),
    projectName: t.exposeString("projectName", { nullable: true, description: "Its name." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when." }),
    createdBy: t.exposeString("createdBy", {
      nullable: true,
      description: "Who; null: it came with the company.",
    }),
    reason: t.exposeString("reason", { nullable: true, description: "Why." }),
    policy: t.field({
      type: PolicyObject,
      nullable: true,
      description: "Its numbers; null: the project follows the company from here on.",
      resolve: ({ policy }) => (policy === null ? null : toRows(policy)),
    }),
    serviceHours: t.field({
      type: [ServiceInterval],
      nullable: true,
      description: "Of the project from here on; null: as it was founded.",
      resolve: ({ serviceHours }) => serviceHours?.map(([from, to]) => ({ from, to })) ?? null,
    }),
  }),
});

const DeadlineMove = builder.objectRef<Move>("DeadlineMove").implement({
  description: "A deadline before and after.",
  fields: (t) => ({
    of: t.expose("of", { type: NextAction, description: "Which." }),
    point: t.expose("point", { type: DeadlinePoint, description: "What of it." }),
    from: t.expose("from", { type: "DateTime", description: "As it stands." }),
    to: t.expose("to", { type: "DateTime", description: "As it would stand." }),
  }),
});

const PreviewLineObject = builder.objectRef<PreviewLine>("RulesPreviewLine").implement({
  description: "An open complaint of which something would move.",
  fields: (t) => ({
    number: t.exposeString("number", { description: "Which." }),
    moves: t.field({ type: [DeadlineMove], description: "What.", resolve: ({ moves }) => [...moves] }),
    priorityFrom: t.field({
      type: Priority,
      nullable: true,
      description: "Its priority, where that changes.",
      resolve: ({ priority }) => priority?.from ?? null,
    }),
    priorityTo: t.field({
      type: Priority,
      nullable: true,
      description: "The priority it would have; null: it stays.",
      resolve: ({ priority }) => priority?.to ?? null,
    }),
  }),
});

const MOST_SHOWN = 200;

const RulesPreview = builder.objectRef<Preview>("RulesPreview").implement({
  description: "Which running deadlines would move if rules were applied to what is open now (SLA-6).",
  fields: (t) => ({
    looked: t.exposeInt("looked", { description: "Open complaints that were looked at: 5,000 at most." }),
    hasMore: t.exposeBoolean("hasMore", { description: "There are more that were not." }),
    complaints: t.int({
      description: "Of so many something would move.",
      resolve: ({ lines }) => lines.length,
    }),
    lines: t.field({
      type: [PreviewLineObject],
      description: `What runs out first on top; ${MOST_SHOWN} at most.`,
      resolve: ({ lines }) => lines.slice(0, MOST_SHOWN),
    }),
  }),
});

const IntervalInput = builder.inputType("ServiceIntervalInput", {
  description: "See ServiceInterval.",
  fields: (t) => ({
    from: t.string({ description: "HH:MM." }),
    to: t.string({ description: "HH:MM." }),
  }),
});

const WHERE = "Of this project; left out: of the whole company.";
const WHAT = "The numbers; left out: the project follows the company.";
const WHEN = "Of a project; left out: as they are.";

const PreviewInput = builder.inputType("RulesPreviewInput", {
  description: "See rulesPreview.",
  fields: (t) => ({
    projectId: t.globalID({ for: Project, required: false, description: WHERE }),
    policy: t.field({ type: PolicyInput, required: false, description: WHAT }),
    serviceHours: t.field({ type: [IntervalInput], required: false, description: WHEN }),
  }),
});

const ChangeInput = builder.inputType("RulesChangeInput", {
  description: "See rulesChange.",
  fields: (t) => ({
    projectId: t.globalID({ for: Project, required: false, description: WHERE }),
    policy: t.field({ type: PolicyInput, required: false, description: WHAT }),
    serviceHours: t.field({ type: [IntervalInput], required: false, description: WHEN }),
    expectedVersion: t.int({ description: "The newest version that was seen." }),
    reason: t.string({ description: "Why: 500 characters at most." }),
    applyToOpen: t.boolean({
      description: "Also for what is open: its running deadlines are computed anew.",
    }),
  }),
});

type Given = typeof PreviewInput.$inferInput;

function inputOf({ projectId, policy, serviceHours }: Given) {
  return {
    projectId:
      projectId === null || projectId === undefined ? null : (toId<"Project">(projectId.id) as ProjectId),
    policy: policy === null || policy === undefined ? null : policyOf(policy),
    serviceHours: serviceHours?.map(({ from, to }) => [from, to] as const) ?? null,
  };
}

builder.queryField("rulesVersions", (t) =>
  t.field({
    type: [RulesVersionObject],
    description: "Versions of the company's rules, newest first; 200 at most. For administrators.",
    resolve: async (_root, _args, context) => [
      ...(await versionsOf(readerOf(context.db.pool), administers(actorOf(context)).companyId)),
    ],
  }),
);

builder.mutationFields((t) => ({
  rulesPreview: t.field({
    type: RulesPreview,
    errors: {},
    description:
      "What would move if these rules were applied to what is open. Changes nothing. For administrators.",
    args: { input: t.arg({ type: PreviewInput, description: "The rules." }) },
    resolve: (_root, { input }, context) =>
      previewRules(context.db.pool, actorOf(context), inputOf(input), context.clock.now()),
  }),
  rulesChange: t.field({
    type: [RulesVersionObject],
    errors: {},
    description: "A new version of the rules; answers with all versions (SLA-6). For administrators.",
    args: { input: t.arg({ type: ChangeInput, description: "The rules." }) },
    resolve: async (_root, { input }, context) => {
      const { expectedVersion, reason, applyToOpen } = input;
      await changeRules(commandContext(context), { ...inputOf(input), expectedVersion, reason, applyToOpen });
      return [...(await versionsOf(readerOf(context.db.pool), actorOf(context).companyId))];
    },
  }),
}));
