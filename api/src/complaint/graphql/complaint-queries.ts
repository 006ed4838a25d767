import { builder } from "../../graphql/builder.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { readDetail, readDetailByNumber } from "../detail.ts";
import { Complaint } from "./complaint.ts";
import { detailReader } from "./detail-reader.ts";

builder.queryFields((t) => ({
  complaint: t.field({
    type: Complaint,
    nullable: true,
    description: "A complaint by its id; null when there is none for the reader.",
    args: { id: t.arg.globalID({ for: Complaint, description: "Id." }) },
    resolve: (_root, { id }, context, info) =>
      readDetail(context.db, detailReader(context, info), id.id as ComplaintId),
  }),
  complaintByNumber: t.field({
    type: Complaint,
    nullable: true,
    description: "A complaint by its number; null when there is none for the reader.",
    args: { number: t.arg.string({ description: "Number, in capitals or not." }) },
    resolve: (_root, { number }, context, info) =>
      readDetailByNumber(context.db, detailReader(context, info), number),
  }),
}));
