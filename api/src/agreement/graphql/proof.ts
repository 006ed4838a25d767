import { builder } from "../../graphql/builder.ts";
import { AgreementKind } from "../../graphql/vocabulary.ts";
import { readerOf } from "../../kernel/sql.ts";
import { forStrangers } from "../../resident/graphql.ts";
import { allowLook } from "../../resident/limits.ts";
import { proofOf, type Proof } from "../proof.ts";

const ProofObject = builder.objectRef<Proof>("AgreementProof").implement({
  description: "What anybody who has a hash may know of the text it is of (AGR-4): nothing of what it says.",
  fields: (t) => ({
    number: t.exposeString("number", { description: "Its number." }),
    kind: t.expose("kind", { type: AgreementKind, description: "What it is in law." }),
    frozenAt: t.expose("frozenAt", { type: "DateTime", description: "When the text was frozen." }),
    effectiveAt: t.expose("effectiveAt", {
      type: "DateTime",
      nullable: true,
      description: "From when it binds; null: not signed by all.",
    }),
    droppedAt: t.expose("droppedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was dropped unsigned.",
    }),
  }),
});

builder.queryField("agreementProof", (t) =>
  t.field({
    type: ProofObject,
    skipTypeScopes: true,
    nullable: true,
    description:
      "Whether a text with this SHA-256 was frozen here, without signing in (AGR-4); null: none was.",
    args: { hash: t.arg.string({ description: "64 hexadecimal digits, as printed under the text." }) },
    resolve: (_root, { hash }, context) =>
      forStrangers(context, async () => {
        await allowLook(context.db.pool, context.from, context.clock.now());
        return proofOf(readerOf(context.db.pool), hash);
      }),
  }),
);
