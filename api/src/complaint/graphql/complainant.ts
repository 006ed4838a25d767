import { builder } from "../../graphql/builder.ts";
import { ComplainantKind } from "../../graphql/vocabulary.ts";
import { actorOf } from "../../org/graphql.ts";
import { needsName } from "../confidential.ts";
import type { ComplaintDetail } from "../detail.ts";
import { maskedName, maskedPhone } from "../phone.ts";

export const ComplainantObject = builder.objectRef<ComplaintDetail>("Complainant").implement({
  description: "Who complains (投诉人), masked as far as the reader's work allows (AUD-2).",
  fields: (t) => ({
    kind: t.field({
      type: ComplainantKind,
      description: "Kind; it changes nothing in the process (ORG-4).",
      resolve: (c) => c.complainant.kind,
    }),
    name: t.string({
      nullable: true,
      description:
        "In full for those who work with the complainant, else the family name (张某); null when anonymous.",
      resolve: ({ complainant: { name }, aggregate }, _args, context) =>
        name === null || needsName(actorOf(context), aggregate.facts.projectId) ? name : maskedName(name),
    }),
    phone: t.string({
      nullable: true,
      description: "Always masked (199****0728); complaintRevealContact shows it in full and is an event.",
      resolve: ({ complainant: { phone } }) => (phone === null ? null : maskedPhone(phone)),
    }),
    hasContact: t.boolean({
      description: "There is a way to reach the complainant.",
      resolve: ({ aggregate }) => aggregate.hasContact,
    }),
  }),
});
