import {
  MISSING_TO_CLOSE_LABELS,
  type MissingToClose as MissingCode,
} from "@heyi/schema/vocabulary/complaint.ts";

import type { Context } from "../../context.ts";
import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import {
  Consent,
  EscalationCause,
  InvestigationMethod,
  MajorCause,
  MissingToClose,
  Outcome,
  RootCause,
  TaskState,
  VisitExemption,
  VisitMethod,
} from "../../graphql/vocabulary.ts";
import { actorOf } from "../../org/graphql.ts";
import * as work from "../casework.ts";
import type { ComplaintDetail, Named } from "../detail.ts";
import type { Satisfaction as Scores } from "../events.ts";
import type { Measure, Task } from "../facts.ts";
import { missingToClose } from "../rules/closing.ts";
import { Complaint } from "./complaint.ts";
import { EarlierComplaint } from "./earlier.ts";
import { Evidence } from "./evidence.ts";
import { DepartmentName, StaffName } from "./names.ts";

type Names = work.Casework["names"];

function named<Id extends string>(id: Id | null, names: Names): Named<Id> | null {
  return id === null ? null : { id, name: names.get(id) ?? "" };
}

const Satisfaction = builder.objectRef<Scores>("Satisfaction").implement({
  description: "Satisfaction (满意度), 1 to 5 each; a result of 3 or more is satisfied (VIS-1, VIS-4).",
  fields: (t) => ({
    handling: t.exposeInt("handling", { description: "With how it was handled." }),
    measures: t.exposeInt("measures", { description: "With the measures." }),
    result: t.exposeInt("result", { description: "With the result." }),
  }),
});

const Investigation = builder.objectRef<work.Investigation>("Investigation").implement({
  description: "Verified facts (调查核实, HND-3).",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When it was recorded." }),
    by: t.expose("by", { type: StaffName, nullable: true, description: "Who investigated." }),
    method: t.expose("method", { type: InvestigationMethod, description: "How the facts were verified." }),
    finding: t.exposeString("finding", { description: "What was found." }),
    rootCause: t.expose("rootCause", { type: RootCause, description: "Root cause." }),
    responsibleParty: t.exposeString("responsibleParty", { description: "Who is responsible, in words." }),
    about: t.expose("about", {
      type: StaffName,
      nullable: true,
      description: "The person of the company complained about; null: nobody, or not of the company.",
    }),
  }),
});

const Plan = builder.objectRef<work.Plan>("Plan").implement({
  description: "What is done about it (处理方案, HND-4).",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When it was made." }),
    by: t.expose("by", { type: StaffName, nullable: true, description: "Who made it." }),
    what: t.exposeString("what", { description: "What is done." }),
    doer: t.expose("doer", { type: StaffName, nullable: true, description: "Who does it." }),
    promisedAt: t.expose("promisedAt", {
      type: "DateTime",
      nullable: true,
      description: "By when; null: the date promised before stands.",
    }),
    consent: t.expose("consent", { type: Consent, description: "What the complainant says to it." }),
    objection: t.exposeString("objection", { nullable: true, description: "What the complainant objects." }),
  }),
});

const Visit = builder.objectRef<work.Visit>("Visit").implement({
  description: "A visit (回访), made or tried (VIS-1, VIS-3).",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When." }),
    by: t.expose("by", {
      type: StaffName,
      nullable: true,
      description: "Who; null: the complainant's own word.",
    }),
    byComplainant: t.exposeBoolean("byComplainant", { description: "Given under the tracking code." }),
    method: t.expose("method", { type: VisitMethod, description: "How." }),
    attempt: t.exposeInt("attempt", { description: "Which day of trying." }),
    reached: t.exposeBoolean("reached", { description: "The complainant was reached." }),
    declined: t.exposeBoolean("declined", { description: "The complainant wants no visit." }),
    satisfaction: t.expose("satisfaction", {
      type: Satisfaction,
      nullable: true,
      description: "Null where nobody was heard.",
    }),
    words: t.exposeString("words", { nullable: true, description: "What was said." }),
  }),
});

const Acknowledgement = builder
  .objectRef<{ readonly at: Date; readonly by: work.Escalation["by"] }>("Acknowledgement")
  .implement({
    description: "That a level knows of an escalation (知悉, ESC-3).",
    fields: (t) => ({
      at: t.expose("at", { type: "DateTime", description: "When." }),
      by: t.expose("by", { type: StaffName, nullable: true, description: "Who." }),
    }),
  });

const Escalation = builder.objectRef<work.Escalation>("Escalation").implement({
  description: "A step up the ladder (服务上移, ESC-1).",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When." }),
    by: t.expose("by", { type: StaffName, nullable: true, description: "Who; null: the system." }),
    level: t.exposeInt("level", { description: "Level reached, 1 to 3." }),
    cause: t.expose("cause", { type: EscalationCause, description: "Why." }),
    reason: t.exposeString("reason", { nullable: true, description: "The reason given." }),
    acknowledged: t.expose("acknowledged", {
      type: Acknowledgement,
      nullable: true,
      description: "Null: this level has not acknowledged it.",
    }),
  }),
});

const MajorDecision = builder
  .objectRef<NonNullable<work.MajorProposal["decision"]>>("MajorDecision")
  .implement({
    description: "What became of a proposal (MAJ-1).",
    fields: (t) => ({
      at: t.expose("at", { type: "DateTime", description: "When." }),
      by: t.expose("by", { type: StaffName, nullable: true, description: "Who." }),
      confirmed: t.exposeBoolean("confirmed", { description: "It is major." }),
      reason: t.exposeString("reason", { nullable: true, description: "Why." }),
    }),
  });

const MajorProposal = builder.objectRef<work.MajorProposal>("MajorProposal").implement({
  description: "The system's proposal of a major complaint, with what it rests on (重大投诉建议, MAJ-1).",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When." }),
    cause: t.expose("cause", { type: MajorCause, description: "Why." }),
    evidence: t.field({
      type: [EarlierComplaint],
      description: "The very complaints, as far as the reader sees them.",
      resolve: ({ evidence }) => [...evidence],
    }),
    decision: t.expose("decision", {
      type: MajorDecision,
      nullable: true,
      description: "Null: it waits for a supervisor or above.",
    }),
  }),
});

const ResponseMeeting = builder.objectRef<work.ResponseMeeting>("ResponseMeeting").implement({
  description: "Record of the meeting on a major complaint (应对会议, MAJ-2).",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When it was recorded." }),
    by: t.expose("by", { type: StaffName, nullable: true, description: "Who recorded it." }),
    measures: t.exposeString("measures", { description: "What was decided." }),
    responsible: t.expose("responsible", {
      type: StaffName,
      nullable: true,
      description: "Who is responsible.",
    }),
    dueAt: t.expose("dueAt", { type: "DateTime", description: "Until when." }),
  }),
});

const TaskObject = builder.objectRef<Task & { names: Names }>("Task").implement({
  description: "What another department does for a complaint (协办任务, HND-8).",
  fields: (t) => ({
    id: t.id({ description: "Id.", resolve: ({ id }) => encodeGlobalId("Task", id) }),
    what: t.exposeString("what", { description: "What is to be done." }),
    state: t.expose("state", { type: TaskState, description: "How far it is." }),
    department: t.field({
      type: DepartmentName,
      description: "Which department.",
      resolve: ({ departmentId, names }) => ({ id: departmentId, name: names.get(departmentId) ?? "" }),
    }),
    handler: t.field({
      type: StaffName,
      nullable: true,
      description: "Whom it is for, or who has taken it; null: the department.",
      resolve: ({ handlerId, names }) => named(handlerId, names),
    }),
    dueAt: t.expose("dueAt", { type: "DateTime", description: "By when." }),
    overdueAt: t.expose("overdueAt", {
      type: "DateTime",
      nullable: true,
      description: "When it ran out; null: in time.",
    }),
    addedAt: t.expose("addedAt", { type: "DateTime", description: "When it was asked for." }),
    endedAt: t.expose("endedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it ended; null: it is open.",
    }),
  }),
});

const MeasureObject = builder.objectRef<Measure & { names: Names }>("PreventiveMeasure").implement({
  description: "What keeps it from happening again (整改/预防措施, HND-7).",
  fields: (t) => ({
    id: t.id({ description: "Id.", resolve: ({ id }) => encodeGlobalId("PreventiveMeasure", id) }),
    what: t.exposeString("what", { description: "What is done." }),
    owner: t.field({
      type: StaffName,
      description: "Who answers for it.",
      resolve: ({ ownerId, names }) => ({ id: ownerId, name: names.get(ownerId) ?? "" }),
    }),
    dueDate: t.expose("dueDate", { type: "LocalDate", description: "The day by which it is done." }),
    setAt: t.expose("setAt", { type: "DateTime", description: "When it was set." }),
    doneAt: t.expose("doneAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was done; null: not yet.",
    }),
  }),
});

const Missing = builder.objectRef<{ readonly what: MissingCode }>("Missing").implement({
  description: "One thing that still stands in the way of closing (VIS-4).",
  fields: (t) => ({
    what: t.expose("what", { type: MissingToClose, description: "What." }),
    text: t.string({
      description: "In words.",
      resolve: ({ what }, _args, { locale }) => MISSING_TO_CLOSE_LABELS[what][locale],
    }),
  }),
});

/** Brought along with the complaint wherever it was asked for; read for who came by another way. */
function caseworkOf<Part>(
  detail: ComplaintDetail,
  context: Context,
  part: (casework: work.Casework) => Part,
): Part | Promise<Part> {
  if (detail.casework !== null) return part(detail.casework);
  return work.readCasework(context.db.pool, detail, actorOf(context)).then(part);
}

const KINDS = [
  ["investigations", Investigation, "What was verified, the first first (HND-3)."],
  ["plans", Plan, "What was planned, the first first (HND-4)."],
  ["visits", Visit, "Visits made and tried, the first first (VIS-1)."],
  ["escalations", Escalation, "Steps up the ladder, the first first (ESC-1)."],
  ["majorProposals", MajorProposal, "Proposals of a major complaint, the first first (MAJ-1)."],
  ["responseMeetings", ResponseMeeting, "Response meetings, the first first (MAJ-2)."],
  ["evidence", Evidence, "Files, the first first (EVD-1)."],
] as const;

for (const [name, type, description] of KINDS)
  builder.objectField(Complaint, name, (t) =>
    t.field({
      type: [type as typeof Investigation],
      description,
      // Each name stands beside its own type in the table above.
      resolve: (c, _args, context) =>
        caseworkOf(c, context, (casework) => [...casework[name]] as unknown as work.Investigation[]),
    }),
  );

builder.objectFields(Complaint, (t) => ({
  tasks: t.field({
    type: [TaskObject],
    description: "What other departments do for it, the first first (HND-8).",
    resolve: (c, _args, context) =>
      caseworkOf(c, context, ({ names }) => c.aggregate.tasks.map((task) => ({ ...task, names }))),
  }),
  measures: t.field({
    type: [MeasureObject],
    description: "Preventive measures, the first first (HND-7).",
    resolve: (c, _args, context) =>
      caseworkOf(c, context, ({ names }) => c.aggregate.measures.map((measure) => ({ ...measure, names }))),
  }),
  missingToClose: t.field({
    type: [Missing],
    description: "Everything that still stands in the way of closing; empty: it can be closed (VIS-4).",
    resolve: (c) => missingToClose(c.aggregate).map((what) => ({ what })),
  }),
  outcome: t.field({
    type: Outcome,
    nullable: true,
    description: "How it was closed; null while it is open.",
    resolve: (c) => c.aggregate.facts.outcome,
  }),
  visitExemption: t.field({
    type: VisitExemption,
    nullable: true,
    description: "Why no visit is due; null: one is (VIS-2).",
    resolve: (c) => c.aggregate.facts.visitExemption,
  }),
  visitTries: t.int({
    description: "Days on which a visit was tried in vain since it was resolved (VIS-3).",
    resolve: (c) => c.aggregate.facts.visitTries,
  }),
  quietUntil: t.field({
    type: "DateTime",
    nullable: true,
    description: "When the quiet period ends and it closes by itself; null: there is none (VIS-3).",
    resolve: (c) => c.aggregate.facts.quietUntil,
  }),
  confirmedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When the complainant confirmed the result; null: not yet.",
    resolve: (c) => c.aggregate.facts.confirmedAt,
  }),
  investigatedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When it was last investigated; null: not yet (HND-3).",
    resolve: (c) => c.aggregate.facts.investigatedAt,
  }),
  plannedAt: t.field({
    type: "DateTime",
    nullable: true,
    description: "When it was last planned; null: not yet (HND-4).",
    resolve: (c) => c.aggregate.facts.plannedAt,
  }),
  injury: t.boolean({ description: "Somebody was hurt (MAJ-1).", resolve: (c) => c.aggregate.facts.injury }),
  acknowledgedLevel: t.int({
    description: "The highest level that has acknowledged its escalation, 0 to 3 (ESC-3).",
    resolve: (c) => c.aggregate.facts.acknowledgedLevel,
  }),
  meetingDueAt: t.field({
    type: "DateTime",
    nullable: true,
    description:
      "By when the response meeting is due; null: it is not major, or the meeting was held (MAJ-2).",
    resolve: ({ aggregate: { facts } }) => (facts.meetingHeldAt === null ? facts.meetingDueAt : null),
  }),
}));
