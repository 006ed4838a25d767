import { builder } from "../../graphql/builder.ts";
import { ConflictError } from "../../kernel/errors.ts";
import { actorOf, Staff } from "../../org/graphql.ts";
import { seesConfidential } from "../confidential.ts";
import { readDetail } from "../detail.ts";
import { readSinceVersion } from "../timeline.ts";
import { Complaint } from "./complaint.ts";
import { detailReader } from "./detail-reader.ts";
import { TimelineEntry } from "./timeline.ts";

builder.objectFields(ConflictError, (t) => ({
  changedBy: t.prismaField({
    type: Staff,
    nullable: true,
    description: "Who changed it; null: the system.",
    resolve: (query, { conflict }, _args, context) =>
      conflict.changedById === null
        ? null
        : context.db.prisma.staff.findUnique({ ...query, where: { id: conflict.changedById } }),
  }),
  current: t.field({
    type: Complaint,
    nullable: true,
    description: "The complaint as it stands now; null when the change took it out of the reader's sight.",
    resolve: ({ conflict }, _args, context, info) =>
      readDetail(context.db, detailReader(context, info), conflict.complaintId),
  }),
  changes: t.field({
    type: [TimelineEntry],
    description: "What has happened since the version that was seen, the oldest first.",
    resolve: async ({ conflict }, _args, context, info) => {
      const actor = actorOf(context);
      const current = await readDetail(context.db, detailReader(context, info), conflict.complaintId);
      if (current === null) return [];
      const { companyId, projectId, id } = current.aggregate.facts;
      return [
        ...(await readSinceVersion(
          context.db.pool,
          companyId,
          id,
          seesConfidential(actor, projectId),
          conflict.expectedVersion,
        )),
      ];
    },
  }),
}));
