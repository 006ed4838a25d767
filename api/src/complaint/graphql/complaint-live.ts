import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { actorOf } from "../../org/graphql.ts";
import { seesConfidential } from "../confidential.ts";
import { readDetail, type ComplaintDetail } from "../detail.ts";
import { underRights } from "../queue/under-rights.ts";
import { readEntries, type TimelineEntry as Entry } from "../timeline.ts";
import { Complaint } from "./complaint.ts";
import { detailReader } from "./detail-reader.ts";
import { QueueReload } from "./queue-live.ts";
import { TimelineEntry } from "./timeline.ts";

type Change = {
  readonly type: "ComplaintChange";
  readonly cursor: string;
  readonly complaint: ComplaintDetail;
  readonly entries: readonly Entry[];
};
type Gone = { readonly type: "ComplaintGone"; readonly cursor: string; readonly id: ComplaintId };

const ComplaintChange = builder.objectRef<Change>("ComplaintChange").implement({
  description: "The complaint as it is now, and what happened up to the cursor.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Give it as `after` to go on from here." }),
    complaint: t.field({
      type: Complaint,
      description: "The complaint.",
      resolve: (change) => change.complaint,
    }),
    entries: t.field({
      type: [TimelineEntry],
      description: "New entries, the oldest first.",
      resolve: (change) => [...change.entries],
    }),
  }),
});

const ComplaintGone = builder.objectRef<Gone>("ComplaintGone").implement({
  description: "The reader may not see it any more.",
  fields: (t) => ({
    cursor: t.exposeString("cursor", { description: "Give it as `after` to go on from here." }),
    id: t.id({
      description: "Id of the Complaint.",
      resolve: (gone) => encodeGlobalId("Complaint", gone.id),
    }),
  }),
});

const ComplaintMessage = builder.unionType("ComplaintMessage", {
  description: "A message of one complaint.",
  types: [ComplaintChange, ComplaintGone, QueueReload],
  resolveType: (message) => message.type,
});

builder.subscriptionFields((t) => ({
  complaintChanged: t.field({
    type: ComplaintMessage,
    description: "One complaint, from its cursor on. Rights are asked anew for every message (LIV-1).",
    args: {
      id: t.arg.globalID({ for: Complaint, description: "Id." }),
      after: t.arg.string({ description: "The complaint's cursor, or the last message's." }),
    },
    subscribe: (_root, { id, after }, context) =>
      underRights(context, () =>
        context.live.complaints.subscribe(actorOf(context), id.id as ComplaintId, after),
      ),
    resolve: async (message, _args, context, info) => {
      if (message.type === "QueueReload") return message;
      const actor = actorOf(context);
      const { cursor, complaintId, companyId, after, upTo } = message;
      const complaint = await readDetail(context.db, detailReader(context, info), complaintId);
      if (complaint === null) return { type: "ComplaintGone" as const, cursor, id: complaintId };
      const confidential = seesConfidential(actor, complaint.aggregate.facts.projectId);
      const entries = await readEntries(context.db.pool, companyId, complaintId, confidential, after, upTo);
      return { type: "ComplaintChange" as const, cursor, complaint, entries };
    },
  }),
}));
