import { complaintCommand } from "../complaint/graphql/complaint-command.ts";
import { StaffName } from "../complaint/graphql/names.ts";
import { builder } from "../graphql/builder.ts";
import { EvidenceCopy } from "../graphql/vocabulary.ts";
import { isUuid, toId } from "../kernel/ids.ts";
import { holdsAny, sees, sightOf } from "../org/access.ts";
import { actorOf } from "../org/graphql.ts";
import { addEvidence } from "./commands.ts";
import { accessesOf, shelvedFile, type Access as Shape } from "./files.ts";
import { KEEPERS } from "./keepers.ts";

complaintCommand("AddEvidence", {
  description:
    "Makes uploaded files part of the record (加证据, EVD-1). Upload them first; see evidence in the API's guide.",
  fields: (t) => ({
    fileIds: t.stringList({ description: "Uploads of one's own for this complaint, 20 at most." }),
    about: t.string({ required: false, description: "What they show." }),
    public: t.boolean({
      defaultValue: false,
      description: "The complainant sees them under the tracking code.",
    }),
  }),
  run: (context, input, { fileIds, about, public: isPublic }) =>
    addEvidence(context, { ...input, fileIds, about: about ?? null, public: isPublic ?? false }),
});

const EvidenceAccess = builder.objectRef<Shape>("EvidenceAccess").implement({
  description: "That somebody fetched a file (EVD-1).",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When." }),
    copy: t.expose("copy", { type: EvidenceCopy, description: "What of it." }),
    by: t.field({
      type: StaffName,
      nullable: true,
      description: "Who; null: whoever holds the tracking code.",
      resolve: ({ staffId, name }) => (staffId === null ? null : { id: staffId, name: name ?? "" }),
    }),
  }),
});

builder.queryField("evidenceAccesses", (t) =>
  t.field({
    type: [EvidenceAccess],
    nullable: true,
    description:
      "Who fetched what of a file, the newest first, 500 at most; null for who may not know (EVD-1).",
    args: { fileId: t.arg.string({ description: "Id of the file." }) },
    resolve: async (_root, { fileId }, context) => {
      const actor = actorOf(context);
      const { pool } = context.db;
      const file = isUuid(fileId) ? await shelvedFile(pool, toId(fileId)) : null;
      if (
        file === null ||
        !sees(sightOf(actor), file.where) ||
        !holdsAny(actor, KEEPERS, file.where.projectId)
      )
        return null;
      return [...(await accessesOf(pool, file.id))];
    },
  }),
);
