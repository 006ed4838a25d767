import {
  REFUSAL_LABELS,
  type Action as ActionCode,
  type Refusal as RefusalCode,
} from "@heyi/schema/vocabulary/action.ts";

import { builder } from "../../graphql/builder.ts";
import { Action, Demand, Refusal } from "../../graphql/vocabulary.ts";
import type { ComplaintDetail } from "../detail.ts";
import { moveOf } from "../rules/permission.ts";

const MILESTONES = [
  "respondedAt",
  "repliedAt",
  "resolvedAt",
  "toldAt",
  "visitedAt",
  "endedAt",
  "lastContactAt",
] as const;
const MILESTONE_TEXTS: Record<(typeof MILESTONES)[number], string> = {
  respondedAt: "The complainant heard from us.",
  repliedAt: "The substantive answer was given.",
  resolvedAt: "First resolved.",
  toldAt: "The result was told.",
  visitedAt: "The visit reached the complainant.",
  endedAt: "Closed, merged or withdrawn.",
  lastContactAt: "The latest contact.",
};

export const Milestones = builder.objectRef<ComplaintDetail>("Milestones").implement({
  description: "What has been reached, apart from the state (HND-1); null: not yet.",
  fields: (t) =>
    Object.fromEntries(
      MILESTONES.map((name) => [
        name,
        t.field({
          type: "DateTime",
          nullable: true,
          description: MILESTONE_TEXTS[name],
          resolve: ({ aggregate }) => aggregate.facts[name],
        }),
      ]),
    ),
});

export const AllowedAction = builder
  .objectRef<{ action: ActionCode; refusal: RefusalCode | null }>("AllowedAction")
  .implement({
    description: "Whether the reader may make a move now, and why not (HND-1).",
    fields: (t) => ({
      action: t.expose("action", { type: Action, description: "The move." }),
      allowed: t.boolean({ description: "It may be made now.", resolve: ({ refusal }) => refusal === null }),
      refusal: t.expose("refusal", {
        type: Refusal,
        nullable: true,
        description: "Why not; null when it is allowed.",
      }),
      refusalText: t.string({
        nullable: true,
        description: "The same in words.",
        resolve: ({ refusal }, _args, { locale }) =>
          refusal === null ? null : REFUSAL_LABELS[refusal][locale],
      }),
      demands: t.field({
        type: [Demand],
        description: "What the move asks for.",
        resolve: ({ action }) => [...moveOf(action).demands],
      }),
    }),
  });
