import { builder } from "../../graphql/builder.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { caseIdOf } from "../../mediation/graphql/case.ts";
import { caseCommand, caseContext } from "../../mediation/graphql/case-command.ts";
import { viewByCode } from "../../mediation/party-door.ts";
import { forStrangers } from "../../resident/graphql.ts";
import { allowLook, allowWord } from "../../resident/limits.ts";
import type { Sent } from "../signing/one-time-code.ts";
import { askForCode, askForCodeByCode, signByCode, signOnScreen } from "../signing/on-screen.ts";
import { PartyCaseObject } from "./party-door.ts";

const SentObject = builder.objectRef<Sent>("SigningCodeSent").implement({
  description: "A one-time code is on its way to a telephone (AGR-4).",
  fields: (t) => ({
    sentTo: t.exposeString("sentTo", { description: "The telephone, masked." }),
    endsAt: t.expose("endsAt", { type: "DateTime", description: "Until when it is good." }),
  }),
});

const AskInput = builder.inputType("CaseAskForSigningCodeInput", {
  description: "See caseAskForSigningCode.",
  fields: (t) => ({
    caseId: t.id({ description: "The case." }),
    signer: t.string({ description: "The party, by its letter." }),
  }),
});

builder.mutationField("caseAskForSigningCode", (t) =>
  t.field({
    type: SentObject,
    errors: {},
    description: "A one-time code to a party's telephone, for who signs on a screen of the house (AGR-4).",
    args: { input: t.arg({ type: AskInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      const caseId = caseIdOf(input.caseId);
      if (caseId === null) throw new InvalidError([{ path: "caseId", code: "UNKNOWN_REFERENCE" }]);
      return askForCode(caseContext(context), context.messages, { caseId, signer: input.signer });
    },
  }),
);

caseCommand("SignOnScreen", {
  description: "A party signs on a screen of the house: its drawn name and the code it was sent (AGR-4).",
  fields: (t) => ({
    signer: t.string({ description: "The party, by its letter." }),
    hash: t.string({ description: "SHA-256 of the text that was read." }),
    oneTimeCode: t.string({ description: "Six digits." }),
    stroke: t.string({ description: "The drawn name: an SVG path of M and L within 1000 × 400." }),
  }),
  run: (context, input, given) => signOnScreen(context, context.messages, { ...input, ...given }),
});

builder.mutationField("partyAskForSigningCode", (t) =>
  t.field({
    type: SentObject,
    skipTypeScopes: true,
    errors: {},
    description: "A one-time code to the telephone on file for the party of a code (AGR-4).",
    args: { code: t.arg.string({ description: "The party's code." }) },
    resolve: (_root, { code }, context) =>
      forStrangers(context, async () => {
        const now = context.clock.now();
        await allowLook(context.db.pool, context.from, now);
        await allowWord(context.db.pool, context.from, now);
        return askForCodeByCode(context, code);
      }),
  }),
);

const SignInput = builder.inputType("PartySignInput", {
  description: "See partySign.",
  fields: (t) => ({
    code: t.string({ description: "The party's code." }),
    expectedVersion: t.int({ description: "Version that was seen." }),
    hash: t.string({ description: "SHA-256 of the text that was read." }),
    oneTimeCode: t.string({ description: "Six digits." }),
    stroke: t.string({ description: "The drawn name: an SVG path of M and L within 1000 × 400." }),
  }),
});

builder.mutationField("partySign", (t) =>
  t.field({
    type: PartyCaseObject,
    skipTypeScopes: true,
    errors: {},
    description: "A party signs on its own telephone: its drawn name and the code it was sent (AGR-4).",
    args: { input: t.arg({ type: SignInput, description: "What it takes." }) },
    resolve: (_root, { input }, context) =>
      forStrangers(context, async () => {
        const now = context.clock.now();
        await allowLook(context.db.pool, context.from, now);
        await allowWord(context.db.pool, context.from, now);
        await signByCode(context, input);
        return viewByCode(context, input.code);
      }),
  }),
);
