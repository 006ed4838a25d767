import { complaintCommand } from "../complaint/graphql/complaint-command.ts";
import { commandContext, idempotencyKey } from "../complaint/graphql/command-input.ts";
import { Complaint } from "../complaint/graphql/complaint.ts";
import { EarlierComplaint } from "../complaint/graphql/earlier.ts";
import { builder } from "../graphql/builder.ts";
import { codeOf, issueMessage, messageOf } from "../graphql/errors.ts";
import { decodedGlobalId, encodeGlobalId } from "../graphql/global-id.ts";
import { ContactHow, ErrorCode, RootCause } from "../graphql/vocabulary.ts";
import { InvalidError } from "../kernel/errors.ts";
import {
  isUuid,
  toId,
  type ComplaintId,
  type DepartmentId,
  type IncidentId,
  type ProjectId,
  type StaffId,
} from "../kernel/ids.ts";
import { sightOf } from "../org/access.ts";
import { actorOf, Department, Project, Staff } from "../org/graphql.ts";
import {
  actOnMany,
  joinIncident,
  leaveIncident,
  openIncident,
  type ForAll,
  type Member,
  type Result,
} from "./commands.ts";
import {
  candidatesFor,
  membersOf,
  readIncident,
  type Candidate,
  type Incident as Shape,
  type Member as MemberShape,
} from "./store.ts";

const IncidentMember = builder.objectRef<MemberShape>("IncidentMember").implement({
  description: "A complaint of an incident, or one that may be; it keeps its own record and clocks.",
  fields: (t) => ({
    complaint: t.field({
      type: EarlierComplaint,
      description: "The complaint in a line.",
      resolve: (member) => member,
    }),
    version: t.exposeInt("version", { description: "Its version, for the next act (HND-2)." }),
    department: t.exposeString("department", { nullable: true, description: "The department in charge." }),
  }),
});

const IncidentCandidate = builder.objectRef<Candidate>("IncidentCandidate").implement({
  description: "An open complaint that may be of the same matter (MAJ-3).",
  fields: (t) => ({
    member: t.field({
      type: IncidentMember,
      description: "The complaint.",
      resolve: ({ complaint }) => complaint,
    }),
    likeness: t.exposeFloat("likeness", { description: "0 to 1: how alike the words are." }),
    sameBuilding: t.exposeBoolean("sameBuilding", { description: "From the same building." }),
  }),
});

const Incident = builder.objectRef<Shape>("Incident").implement({
  description: "Many complaints on one matter (群诉, MAJ-3).",
  fields: (t) => ({
    id: t.id({ description: "Stable id.", resolve: ({ id }) => encodeGlobalId("Incident", id) }),
    matter: t.exposeString("matter", { description: "What it is about." }),
    openedAt: t.expose("openedAt", { type: "DateTime", description: "When it was begun." }),
    members: t.field({
      type: [IncidentMember],
      description: "Its complaints in sight, the first received first; 200 at most.",
      resolve: async ({ id }, _args, context) => [
        ...(await membersOf(context.db.pool, sightOf(actorOf(context)), id)),
      ],
    }),
  }),
});

builder.objectField(Complaint, "incident", (t) =>
  t.field({
    type: Incident,
    nullable: true,
    description: "The incident it belongs to; null: none (MAJ-3).",
    resolve: ({ aggregate: { facts } }, _args, context) =>
      facts.incidentId === null ? null : readIncident(context.db.pool, facts.companyId, facts.incidentId),
  }),
);

builder.objectField(Complaint, "incidentCandidates", (t) =>
  t.field({
    type: [IncidentCandidate],
    description:
      "Open complaints of the project and week that may be of the same matter, the likest first; 30 at most.",
    resolve: async ({ aggregate: { facts } }, _args, context) => [
      ...(await candidatesFor(context.db.pool, sightOf(actorOf(context)), facts.id)),
    ],
  }),
);

/** @throws InvalidError */
function incidentIdOf(globalId: string): IncidentId {
  const decoded = decodedGlobalId(globalId);
  const isOne = decoded?.typename === "Incident" && isUuid(decoded.id);
  if (!isOne) throw new InvalidError([{ path: "incidentId", code: "UNKNOWN_REFERENCE" }]);
  return toId(decoded.id);
}

complaintCommand("JoinIncident", {
  description: "Into an incident of the same project (并入群诉, MAJ-3).",
  fields: (t) => ({ incidentId: t.id({ description: "The incident." }) }),
  run: async (context, input, { incidentId }) =>
    joinIncident(context, { ...input, incidentId: incidentIdOf(incidentId) }),
});

complaintCommand("LeaveIncident", {
  description: "Out of its incident (移出群诉, MAJ-3).",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
  run: (context, input, { reason }) => leaveIncident(context, { ...input, reason }),
});

const MemberInput = builder.inputType("IncidentMemberInput", {
  description: "A complaint and the version that was seen (HND-2).",
  fields: (t) => ({
    complaintId: t.globalID({ for: Complaint, description: "The complaint." }),
    expectedVersion: t.int({ description: "Version that was seen." }),
  }),
});

type GivenMember = { readonly complaintId: { readonly id: string }; readonly expectedVersion: number };

function members(given: readonly GivenMember[]): readonly Member[] {
  return given.map(({ complaintId, expectedVersion }) => ({
    complaintId: complaintId.id as ComplaintId,
    expectedVersion,
  }));
}

const IncidentResult = builder.objectRef<Result>("IncidentResult").implement({
  description: "What came of one of many complaints.",
  fields: (t) => ({
    complaintId: t.id({
      description: "The complaint.",
      resolve: ({ complaintId }) => encodeGlobalId("Complaint", complaintId),
    }),
    code: t.field({
      type: ErrorCode,
      nullable: true,
      description: "Null: done; else why not.",
      resolve: ({ error }) => (error === null ? null : codeOf(error)),
    }),
    message: t.string({
      nullable: true,
      description: "Why not, in the language of the request.",
      resolve: ({ error }, _args, { locale }) => {
        if (error === null) return null;
        if (!(error instanceof InvalidError)) return messageOf(error, locale);
        return error.issues.map((issue) => issueMessage(issue, locale)).join(locale === "zh" ? ";" : "; ");
      },
    }),
  }),
});

const IncidentOutcome = builder
  .objectRef<{ readonly incident: Shape | null; readonly results: readonly Result[] }>("IncidentOutcome")
  .implement({
    description: "What came of an act on many complaints, each by itself (MAJ-3).",
    fields: (t) => ({
      incident: t.expose("incident", {
        type: Incident,
        nullable: true,
        description: "The incident; null: none is concerned.",
      }),
      results: t.field({
        type: [IncidentResult],
        description: "One for each complaint, in the order given.",
        resolve: ({ results }) => [...results],
      }),
    }),
  });

const OpenInput = builder.inputType("IncidentOpenInput", {
  description: "See incidentOpen.",
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    projectId: t.globalID({ for: Project, description: "The project of the complaints." }),
    matter: t.string({ description: "What it is about." }),
    complaints: t.field({ type: [MemberInput], description: "The first complaints of it, 200 at most." }),
  }),
});

const AssignAll = builder.inputType("IncidentAssignInput", {
  description: "Assigns each (派单).",
  fields: (t) => ({
    departmentId: t.globalID({ for: Department, description: "A department of the project." }),
    handlerId: t.globalID({ for: Staff, required: false, description: "One of its handlers." }),
    note: t.string({ required: false, description: "A word to whoever takes it." }),
  }),
});
const ContactAll = builder.inputType("IncidentContactInput", {
  description: "Records the same contact for each (联系, 回复).",
  fields: (t) => ({
    how: t.field({ type: ContactHow, description: "How they were reached." }),
    text: t.string({ description: "What was said." }),
    isReply: t.boolean({ defaultValue: false, description: "It is the substantive answer (SLA-1)." }),
    public: t.boolean({ defaultValue: true, description: "Complainants see it under their tracking codes." }),
  }),
});
const ResolveAll = builder.inputType("IncidentResolveInput", {
  description: "Resolves each (办结).",
  fields: (t) => ({
    solution: t.string({ description: "What was done." }),
    rootCause: t.field({ type: RootCause, description: "Root cause." }),
    complainantTold: t.boolean({ defaultValue: false, description: "Each complainant was told the result." }),
  }),
});
const LeaveAll = builder.inputType("IncidentLeaveInput", {
  description: "Takes each out of its incident (移出群诉); undoes a joining by mistake.",
  fields: (t) => ({ reason: t.string({ description: "Why." }) }),
});

const ActInput = builder.inputType("IncidentActInput", {
  description: "See incidentAct. Exactly one of joinId, leave, assign, contact and resolve.",
  fields: (t) => ({
    idempotencyKey: idempotencyKey(t),
    complaints: t.field({ type: [MemberInput], description: "The complaints, 200 at most." }),
    joinId: t.id({ required: false, description: "The incident that each joins." }),
    leave: t.field({ type: LeaveAll, required: false, description: "Takes each out." }),
    assign: t.field({ type: AssignAll, required: false, description: "Assigns each." }),
    contact: t.field({ type: ContactAll, required: false, description: "Records a contact for each." }),
    resolve: t.field({ type: ResolveAll, required: false, description: "Resolves each." }),
  }),
});

/** @throws InvalidError unless exactly one act is named */
function actOf({ joinId, leave, assign, contact, resolve }: typeof ActInput.$inferInput): ForAll {
  const acts: ForAll[] = [];
  if (joinId) acts.push({ kind: "JOIN", incidentId: incidentIdOf(joinId) });
  if (leave) acts.push({ kind: "LEAVE", ...leave });
  if (assign)
    acts.push({
      kind: "ASSIGN",
      departmentId: assign.departmentId.id as DepartmentId,
      handlerId: (assign.handlerId?.id ?? null) as StaffId | null,
      note: assign.note ?? null,
    });
  if (contact)
    acts.push({
      kind: "CONTACT",
      how: contact.how,
      text: contact.text,
      isReply: contact.isReply ?? false,
      public: contact.public ?? true,
    });
  if (resolve) acts.push({ kind: "RESOLVE", ...resolve, complainantTold: resolve.complainantTold ?? false });
  const [act] = acts;
  if (act === undefined) throw new InvalidError([{ path: "assign", code: "REQUIRED" }]);
  if (acts.length > 1) throw new InvalidError([{ path: "assign", code: "MUST_BE_ABSENT" }]);
  return act;
}

builder.mutationFields((t) => ({
  incidentOpen: t.field({
    type: IncidentOutcome,
    errors: {},
    description: "Begins an incident with these complaints, each with its own result (群诉, MAJ-3).",
    args: { input: t.arg({ type: OpenInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      const { id, results } = await openIncident(commandContext(context), {
        idempotencyKey: input.idempotencyKey,
        projectId: input.projectId.id as ProjectId,
        matter: input.matter,
        complaints: members(input.complaints),
      });
      return { incident: await readIncident(context.db.pool, actorOf(context).companyId, id), results };
    },
  }),
  incidentAct: t.field({
    type: IncidentOutcome,
    errors: {},
    description:
      "One act for many complaints: each is a command of its own, with a result of its own; what cannot be done for one is done for the others (MAJ-3).",
    args: { input: t.arg({ type: ActInput, description: "What it takes." }) },
    resolve: async (_root, { input }, context) => {
      const { idempotencyKey: key, complaints } = input;
      const given = { idempotencyKey: key, complaints: members(complaints) };
      return { incident: null, results: await actOnMany(commandContext(context), given, actOf(input)) };
    },
  }),
}));
