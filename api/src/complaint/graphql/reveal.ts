import { builder } from "../../graphql/builder.ts";
import { revealContact } from "../commands.ts";
import type { ComplaintDetail } from "../detail.ts";
import { commandContext, commandFields, commandInput, outcome } from "./command-input.ts";
import { Complaint } from "./complaint.ts";

const RevealedContact = builder.objectRef<ComplaintDetail>("RevealedContact").implement({
  description: "Contact details in full. That they were shown stands in the log (AUD-2).",
  fields: (t) => ({
    complaint: t.field({ type: Complaint, description: "The complaint.", resolve: (detail) => detail }),
    name: t.string({ nullable: true, description: "Name.", resolve: (detail) => detail.complainant.name }),
    phone: t.string({ nullable: true, description: "Phone.", resolve: (detail) => detail.complainant.phone }),
  }),
});

const RevealContactInput = builder.inputType("ComplaintRevealContactInput", {
  description: "See complaintRevealContact.",
  fields: (t) => commandFields(t),
});

builder.mutationField("complaintRevealContact", (t) =>
  t.field({
    type: RevealedContact,
    errors: {},
    description: "Shows the complainant's name and phone in full, which is an event (查看联系方式, AUD-2).",
    args: { input: t.arg({ type: RevealContactInput, description: "What it takes." }) },
    resolve: (_root, { input }, context, info) =>
      outcome(context, info, revealContact(commandContext(context), commandInput(input))),
  }),
);
