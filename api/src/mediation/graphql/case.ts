import type { RecusalGround as Ground } from "@heyi/schema/vocabulary/mediation.ts";

import { builder } from "../../graphql/builder.ts";
import { decodedGlobalId, encodeGlobalId } from "../../graphql/global-id.ts";
import { CaseEventKind, CaseState, RecusalGround } from "../../graphql/vocabulary.ts";
import { isUuid, toId, type CaseId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import { sightOf } from "../../org/access.ts";
import { actorOf, Project, Staff } from "../../org/graphql.ts";
import { Complaint } from "../../complaint/graphql/complaint.ts";
import { mayOpen, reads } from "../access.ts";
import { linkedTo, mediatorsOf } from "../candidates.ts";
import { organisationsOf } from "../organisations.ts";
import { recusal } from "../rules/neutrality.ts";
import { shownTo, type ShownCase } from "../shown.ts";
import { listCases, casesOfComplaint, readCase } from "../store.ts";
import { timelineOf, type CaseEntry } from "../timeline.ts";
import { CaseRecord, OrganisationObject } from "./record.ts";

const CASES_EXPECTED = 50;

const CaseEntryObject = builder.objectRef<CaseEntry>("CaseEntry").implement({
  description: "One thing that happened to a case (AUD-1).",
  fields: (t) => ({
    seq: t.exposeString("seq", { description: "Its number in the company's log." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    kind: t.expose("kind", { type: CaseEventKind, description: "What." }),
    by: t.string({
      nullable: true,
      description: "Who; null: the system.",
      resolve: ({ by }) => by?.name ?? null,
    }),
    about: t.string({
      description: "Codes, letters, numbers and instants of it, as JSON.",
      resolve: ({ data }) => JSON.stringify(data),
    }),
  }),
});

type Offered = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly openCases: number;
  readonly against: readonly Ground[];
};
const CandidateObject = builder.objectRef<Offered>("MediatorCandidate").implement({
  description: "Somebody who might mediate, with what stands against it (MED-3).",
  fields: (t) => ({
    id: t.globalID({ description: "Of the person.", resolve: ({ id }) => ({ id, type: Staff }) }),
    name: t.exposeString("name", { description: "Name." }),
    title: t.exposeString("title", { description: "Title." }),
    openCases: t.exposeInt("openCases", { description: "Cases in hand." }),
    against: t.field({
      type: [RecusalGround],
      description: "None: may.",
      resolve: ({ against }) => [...against],
    }),
  }),
});

export const MediationCase = builder.objectRef<ShownCase>("MediationCase").implement({
  description: "A mediation case (调解案件, MED-1).",
  fields: (t) => ({
    id: t.id({
      description: "Stable id.",
      resolve: ({ outline }) => encodeGlobalId("MediationCase", outline.id),
    }),
    number: t.string({ description: "Its number.", resolve: ({ outline }) => outline.number }),
    version: t.int({ description: "Rises with every change.", resolve: ({ outline }) => outline.version }),
    state: t.field({
      type: CaseState,
      description: "Where it stands (MED-2).",
      resolve: ({ outline }) => outline.state,
    }),
    projectId: t.globalID({
      description: "Its project.",
      resolve: ({ outline }) => ({ id: outline.projectId, type: Project }),
    }),
    proposedAt: t.field({
      type: "DateTime",
      description: "When it was opened.",
      resolve: ({ outline }) => new Date(outline.proposedAt),
    }),
    consentedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When all had consented.",
      resolve: ({ outline }) => (outline.consentedAt === null ? null : new Date(outline.consentedAt)),
    }),
    outcomeDueAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "By when there should be an outcome (MED-6).",
      resolve: ({ outline }) => (outline.outcomeDueAt === null ? null : new Date(outline.outcomeDueAt)),
    }),
    complaintIds: t.globalIDList({
      description: "The complaints it was opened from.",
      resolve: ({ outline }) => outline.complaintIds.map((id) => ({ id, type: Complaint })),
    }),
    mine: t.boolean({
      description: "The reader is its mediator or keeps its record.",
      resolve: ({ depth }) => depth === "MEDIATOR" || depth === "STAFF",
    }),
    readsConfidential: t.boolean({
      description: "The reader is its mediator (MED-5).",
      resolve: ({ depth }) => depth === "MEDIATOR",
    }),
    record: t.field({
      type: CaseRecord,
      nullable: true,
      description: "Null: state and dates are all the reader may have (MED-5).",
      resolve: (shown) => (shown.file === null ? null : { ...shown, file: shown.file }),
    }),
    timeline: t.field({
      type: [CaseEntryObject],
      description: "What happened, the first first; 1,000 at most. Empty for who has state and dates only.",
      resolve: async ({ outline, depth }, _args, context) =>
        reads(depth) ? [...(await timelineOf(context.db.pool, outline, depth))] : [],
    }),
    candidates: t.field({
      type: [CandidateObject],
      description:
        "The staff who might mediate, and what stands against each (MED-3). Empty for who does not conduct it.",
      resolve: async ({ file }, _args, context) => {
        if (file === null) return [];
        const { pool } = context.db;
        const linked = await linkedTo(readerOf(pool), file.companyId, file.complaintIds);
        const people = await mediatorsOf(pool, file.companyId, file.projectId);
        return people.map((person) => ({
          ...person,
          id: person.staffId,
          against: recusal(file, person, linked),
        }));
      },
    }),
    organisations: t.field({
      type: [OrganisationObject],
      description: "The register of those before whom it may come (MED-3).",
      resolve: async ({ outline }, _args, context) => [
        ...(await organisationsOf(readerOf(context.db.pool), outline.companyId)),
      ],
    }),
  }),
});

builder.queryFields((t) => ({
  mediationCase: t.field({
    type: MediationCase,
    nullable: true,
    description: "A case by its id; null: there is none for the reader.",
    args: { id: t.arg.id({ description: "Of the case." }) },
    resolve: async (_root, { id }, context) => {
      const actor = actorOf(context);
      const caseId = caseIdOf(id);
      const file = caseId && (await readCase(readerOf(context.db.pool), actor.companyId, caseId));
      return file && shownTo(actor, file);
    },
  }),
  mediationCases: t.field({
    type: [MediationCase],
    complexity: { field: 1, multiplier: CASES_EXPECTED },
    description:
      "Cases in the reader's projects and their own, what must come to an outcome first on top; 500 at most.",
    args: {
      openOnly: t.arg.boolean({ defaultValue: true, description: "Without those at an end." }),
      mine: t.arg.boolean({ defaultValue: false, description: "Only the reader's own." }),
    },
    resolve: async (_root, { openOnly, mine }, context) => {
      const actor = actorOf(context);
      const sight = sightOf(actor);
      const projectIds = mine
        ? []
        : sight.wholeCompany
          ? null
          : actor.roles.flatMap(({ projectId }) => projectId ?? []);
      const files = await listCases(context.db.pool, actor.companyId, {
        projectIds,
        staffId: actor.staffId,
        openOnly: openOnly ?? true,
      });
      return files.map((file) => shownTo(actor, file)).filter((shown) => shown !== null);
    },
  }),
}));

builder.objectField(Complaint, "mediationCases", (t) =>
  t.field({
    type: [MediationCase],
    description: "The cases it went into, the newest first (MED-1).",
    resolve: async ({ aggregate: { facts } }, _args, context) => {
      const files = await casesOfComplaint(context.db.pool, facts.companyId, facts.id);
      const actor = actorOf(context);
      return files.map((file) => shownTo(actor, file)).filter((shown) => shown !== null);
    },
  }),
);

builder.objectField(Complaint, "mayOpenCase", (t) =>
  t.boolean({
    description: "The reader may open a case from it (转入调解, MED-1).",
    resolve: ({ aggregate: { facts } }, _args, context) => mayOpen(actorOf(context), facts.projectId),
  }),
);

/** Null for what is no case's id. */
export function caseIdOf(globalId: string): CaseId | null {
  const decoded = decodedGlobalId(globalId);
  return decoded?.typename === "MediationCase" && isUuid(decoded.id) ? toId(decoded.id) : null;
}
