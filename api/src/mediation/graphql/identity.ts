import { builder } from "../../graphql/builder.ts";
import { IdentityType } from "../../graphql/vocabulary.ts";
import { readerOf } from "../../kernel/sql.ts";
import { identitiesOf, takeIdentity, type Identity } from "../identity.ts";
import { caseCommand } from "./case-command.ts";
import { CaseRecord } from "./record.ts";

caseCommand("TakeIdentity", {
  description:
    "A party's proof of identity, taken in by the mediator or the recorder; its number is sealed and never shown again (AGR-1).",
  fields: (t) => ({
    party: t.string({ description: "The party, by its letter." }),
    idType: t.field({ type: IdentityType, description: "Which proof." }),
    number: t.string({ description: "Its number, whole." }),
  }),
  run: (context, input, given) => takeIdentity(context, { ...input, ...given }),
});

const IdentityObject = builder.objectRef<Identity>("PartyIdentity").implement({
  description: "Proof of a party's identity (AGR-1).",
  fields: (t) => ({
    party: t.exposeString("party", { description: "The party." }),
    type: t.expose("type", { type: IdentityType, description: "Which proof." }),
    masked: t.exposeString("masked", {
      description: "Its number, of which the last four are shown (AUD-2).",
    }),
  }),
});

builder.objectField(CaseRecord, "identities", (t) =>
  t.field({
    type: [IdentityObject],
    description: "Masked, for the mediator and the recorder; empty for others.",
    resolve: async ({ file, depth }, _args, { db }) =>
      depth === "MEDIATOR" || depth === "STAFF" ? [...(await identitiesOf(readerOf(db.pool), file.id))] : [],
  }),
);
