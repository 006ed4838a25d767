import { QueueReload } from "../../complaint/graphql/queue-live.ts";
import { underRights } from "../../complaint/queue/under-rights.ts";
import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { actorOf } from "../../org/graphql.ts";
import type { CaseChanges as Changes } from "../live.ts";
import { caseIdOf } from "./case.ts";
import { CaseOutlineObject } from "./outline.ts";

const CaseChanges = builder.objectRef<Changes>("CaseChanges").implement({
  description:
    "Cases in which something happened that the reader may know of; what it is, they read with their rights.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Give it as `after` to go on from here." }),
    changed: t.field({
      type: [CaseOutlineObject],
      description: "As they stand now; none in the first message, which says from where it goes on.",
      resolve: ({ changed }) => [...changed],
    }),
    goneIds: t.idList({
      description: "Of cases that are there no more for the reader.",
      resolve: ({ gone }) => gone.map((id) => encodeGlobalId("MediationCase", id)),
    }),
  }),
});

const CaseMessage = builder.unionType("CaseMessage", {
  description: "A message of mediation cases.",
  types: [CaseChanges, QueueReload],
  resolveType: (message) => message.type,
});

const AFTER = "The last message's cursor; left out: from now on, which the first message says.";

builder.subscriptionFields((t) => ({
  caseChanged: t.field({
    type: CaseMessage,
    description:
      "One case. Rights are asked anew for every message, and none holds what is confidential (LIV-1).",
    args: {
      caseId: t.arg.id({ description: "The case." }),
      after: t.arg.string({ required: false, description: AFTER }),
    },
    subscribe: (_root, { caseId, after }, context) => {
      const id = caseIdOf(caseId);
      if (id === null) throw new InvalidError([{ path: "caseId", code: "UNKNOWN_REFERENCE" }]);
      return underRights(context, () => context.live.cases.subscribe(actorOf(context), id, after ?? null));
    },
    resolve: (message) => message,
  }),
  casesChanged: t.field({
    type: CaseMessage,
    description: "Every case in the reader's sight, its obligations and windows among it, likewise (LIV-1).",
    args: { after: t.arg.string({ required: false, description: AFTER }) },
    subscribe: (_root, { after }, context) =>
      underRights(context, () => context.live.cases.subscribe(actorOf(context), null, after ?? null)),
    resolve: (message) => message,
  }),
}));
