import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { CourtGround } from "../../graphql/vocabulary.ts";
import { readerOf } from "../../kernel/sql.ts";
import { caseContext } from "../../mediation/graphql/case-command.ts";
import { actorOf } from "../../org/graphql.ts";
import { competentFor, courtsOf, listCourt, type ListedCourt } from "../courts.ts";
import type { CompetentCourt } from "../rules/jurisdiction.ts";
import { AgreementObject } from "./agreement.ts";

const CourtObject = builder.objectRef<ListedCourt>("Court").implement({
  description: "A basic people's court as the company lists it (AGR-7).",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: ({ id }) => encodeGlobalId("Court", id) }),
    name: t.exposeString("name", { description: "Name." }),
    districts: t.stringList({
      description: "By these names an address is known to lie in its district.",
      resolve: ({ districts }) => [...districts],
    }),
  }),
});

const CompetentObject = builder.objectRef<CompetentCourt>("CompetentCourt").implement({
  description: "A listed court that has jurisdiction (CPL 205).",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name." }),
    grounds: t.field({ type: [CourtGround], description: "Why.", resolve: ({ grounds }) => [...grounds] }),
  }),
});

builder.objectField(AgreementObject, "courts", (t) =>
  t.field({
    type: [CompetentObject],
    description: "The listed courts that may confirm it; empty: none is known to (AGR-7).",
    resolve: async (agreement, _args, { db }) => [...(await competentFor(readerOf(db.pool), agreement))],
  }),
);

builder.queryField("courts", (t) =>
  t.field({
    type: [CourtObject],
    description: "The company's list of courts (AGR-7).",
    resolve: async (_root, _args, context) => [
      ...(await courtsOf(readerOf(context.db.pool), actorOf(context).companyId)),
    ],
  }),
);

const ListObject = builder.objectRef<{ readonly courts: readonly ListedCourt[] }>("CourtList").implement({
  description: "The list as it became.",
  fields: (t) => ({
    courts: t.field({ type: [CourtObject], description: "By name.", resolve: ({ courts }) => [...courts] }),
  }),
});
const Input = builder.inputType("CourtListInput", {
  description: "See courtList.",
  fields: (t) => ({
    name: t.string({ description: "Name: 60 characters at most." }),
    districts: t.stringList({ description: "Names of districts or estates, as they stand in addresses." }),
    ended: t.boolean({ defaultValue: false, description: "Out of the list." }),
  }),
});
builder.mutationField("courtList", (t) =>
  t.field({
    type: ListObject,
    errors: {},
    description: "Puts a court on the company's list, corrects or removes it. For administrators (AGR-7).",
    args: { input: t.arg({ type: Input, description: "What it takes." }) },
    resolve: async (_root, { input: { name, districts, ended } }, context) => {
      await listCourt(caseContext(context), { name, districts, ended: ended ?? false });
      return { courts: await courtsOf(readerOf(context.db.pool), actorOf(context).companyId) };
    },
  }),
);
