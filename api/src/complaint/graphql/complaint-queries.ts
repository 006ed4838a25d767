import { builder } from "../../graphql/builder.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { actorOf } from "../../org/graphql.ts";
import { findByNumber, readDetail } from "../detail.ts";
import { Complaint } from "./complaint.ts";

builder.queryFields((t) => ({
  complaint: t.field({
    type: Complaint,
    nullable: true,
    description: "A complaint by its id; null when there is none for the reader.",
    args: { id: t.arg.globalID({ for: Complaint, description: "Id." }) },
    resolve: (_root, { id }, context) =>
      readDetail(context.db.pool, actorOf(context), id.id as ComplaintId, context.clock.now()),
  }),
  complaintByNumber: t.field({
    type: Complaint,
    nullable: true,
    description: "A complaint by its number; null when there is none for the reader.",
    args: { number: t.arg.string({ description: "Number, in capitals or not." }) },
    resolve: async (_root, { number }, context) => {
      const actor = actorOf(context);
      const id = await findByNumber(context.db.pool, actor, number);
      return id === null ? null : readDetail(context.db.pool, actor, id, context.clock.now());
    },
  }),
}));
