import { encodeCursor } from "../../events/cursor.ts";
import { builder } from "../../graphql/builder.ts";
import {
  Category,
  Channel,
  Impact,
  Mood,
  NextAction,
  Priority,
  RootCause,
  Seeks,
  Severity,
  State,
  Urgency,
  Validity,
} from "../../graphql/vocabulary.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { actorOf, Department, Project, Staff } from "../../org/graphql.ts";
import { acknowledgement } from "../acknowledgement.ts";
import { seesConfidential } from "../confidential.ts";
import { readDetail, type ComplaintDetail } from "../detail.ts";
import { isLevelSkipping } from "../rules/intake.ts";
import { permissionsOf } from "../rules/permission.ts";
import { acceptBy } from "../rules/standing.ts";
import { isLive } from "../rules/clocks.ts";
import { decodeTimelineCursor, readTimeline } from "../timeline.ts";
import { ClockObject, Suspension } from "./clock.ts";
import { ComplainantObject } from "./complainant.ts";
import { EarlierComplaint } from "./earlier.ts";
import { Due, dueOf } from "./entry.ts";
import { AllowedAction, Milestones } from "./progress.ts";
import { TimelinePage } from "./timeline.ts";

export const Complaint = builder.objectRef<ComplaintDetail>("Complaint");

builder.node(Complaint, {
  name: "Complaint",
  description: "One report by one complainant (投诉).",
  id: { resolve: ({ aggregate }) => aggregate.facts.id },
  loadManyWithoutCache: (ids, context) =>
    Promise.all(
      ids.map((id) => readDetail(context.db.pool, actorOf(context), id as ComplaintId, context.clock.now())),
    ),
  fields: (t) => ({
    number: t.exposeString("number", { description: "Number, PROJECTCODE-YYYYMM-NNNN (投诉编号, INT-3)." }),
    version: t.int({
      description: "Give it back as expectedVersion with the next command (HND-2).",
      resolve: (c) => c.aggregate.facts.version,
    }),
    state: t.field({ type: State, description: "State (状态).", resolve: (c) => c.aggregate.facts.state }),
    project: t.prismaField({
      type: Project,
      description: "Project.",
      resolve: (query, c, _args, context) =>
        context.db.prisma.project.findUniqueOrThrow({ ...query, where: { id: c.aggregate.facts.projectId } }),
    }),
    room: t.exposeString("room", { nullable: true, description: "Room (房号)." }),
    channel: t.field({
      type: Channel,
      description: "Channel (渠道).",
      resolve: (c) => c.aggregate.facts.channel,
    }),
    levelSkipping: t.boolean({
      description: "Came in through a higher level (越级).",
      resolve: (c) => isLevelSkipping(c.aggregate.facts.channel),
    }),
    receivedAt: t.field({
      type: "DateTime",
      description: "When it was received.",
      resolve: (c) => c.aggregate.facts.receivedAt,
    }),
    occurredAt: t.expose("occurredAt", {
      type: "DateTime",
      nullable: true,
      description: "When the matter happened, where it was said.",
    }),
    content: t.exposeString("content", { description: "What was said." }),
    demand: t.exposeString("demand", {
      nullable: true,
      description: "What the complainant asks for (诉求).",
    }),
    mood: t.expose("mood", { type: Mood, nullable: true, description: "Mood." }),
    seeks: t.expose("seeks", { type: Seeks, nullable: true, description: "Type of complainant." }),
    complainant: t.field({ type: ComplainantObject, description: "Who complains.", resolve: (c) => c }),
    trackingCode: t.exposeString("trackingCode", {
      description: "For the complainant alone (查询码): whoever has it sees the progress.",
    }),
    acknowledgement: t.string({
      description: "The sentence to send or read out, with number and tracking code (INT-3).",
      resolve: (c, _args, { locale }) => acknowledgement(c, locale),
    }),
    category: t.field({
      type: Category,
      nullable: true,
      description: "Category; null until triage.",
      resolve: (c) => c.aggregate.facts.category,
    }),
    subCategory: t.string({
      nullable: true,
      description: "The company's own sub-category.",
      resolve: (c) => c.aggregate.facts.subCategory,
    }),
    validity: t.field({
      type: Validity,
      nullable: true,
      description: "Validity; null until it is set.",
      resolve: (c) => c.aggregate.facts.validity,
    }),
    severity: t.field({
      type: Severity,
      description: "Severity.",
      resolve: (c) => c.aggregate.facts.severity,
    }),
    urgency: t.field({
      type: Urgency,
      nullable: true,
      description: "Urgency.",
      resolve: (c) => c.aggregate.facts.urgency,
    }),
    impact: t.field({
      type: Impact,
      nullable: true,
      description: "Impact.",
      resolve: (c) => c.aggregate.facts.impact,
    }),
    priority: t.field({
      type: Priority,
      nullable: true,
      description: "Priority by the matrix (TRI-3).",
      resolve: (c) => c.aggregate.facts.priority,
    }),
    malicious: t.boolean({
      nullable: true,
      description: "Confidential flag (恶意); null for readers below supervisor (TRI-2).",
      resolve: ({ aggregate: { facts } }, _args, context) =>
        seesConfidential(actorOf(context), facts.projectId) ? facts.malicious : null,
    }),
    level: t.int({ description: "Escalation level, 0 to 3.", resolve: (c) => c.aggregate.facts.level }),
    intakeStaff: t.prismaField({
      type: Staff,
      description: "Who took it in (首问责任人).",
      resolve: (query, c, _args, context) =>
        context.db.prisma.staff.findUniqueOrThrow({
          ...query,
          where: { id: c.aggregate.facts.intakeStaffId },
        }),
    }),
    owner: t.prismaField({
      type: Staff,
      nullable: true,
      description: "Who answers for it now; never null while it is open (ORG-5).",
      resolve: (query, { aggregate: { facts } }, _args, context) =>
        facts.ownerId === null
          ? null
          : context.db.prisma.staff.findUniqueOrThrow({ ...query, where: { id: facts.ownerId } }),
    }),
    handler: t.prismaField({
      type: Staff,
      nullable: true,
      description: "Whom it is assigned to (经办人).",
      resolve: (query, { aggregate: { facts } }, _args, context) =>
        facts.handlerId === null
          ? null
          : context.db.prisma.staff.findUniqueOrThrow({ ...query, where: { id: facts.handlerId } }),
    }),
    department: t.prismaField({
      type: Department,
      nullable: true,
      description: "Department it is assigned to (责任部门).",
      resolve: (query, { aggregate: { facts } }, _args, context) =>
        facts.departmentId === null
          ? null
          : context.db.prisma.department.findUniqueOrThrow({ ...query, where: { id: facts.departmentId } }),
    }),
    assignedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was assigned.",
      resolve: (c) => c.aggregate.facts.assignedAt,
    }),
    acceptedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was accepted.",
      resolve: (c) => c.aggregate.facts.acceptedAt,
    }),
    acceptBy: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "Unless it is accepted by then it goes back to the dispatcher (HND-2); null when nothing waits to be accepted.",
      resolve: ({ aggregate: { facts }, ground }) =>
        facts.state === "ASSIGNED" && facts.assignedAt !== null ? acceptBy(facts.assignedAt, ground) : null,
    }),
    declines: t.int({
      description: "Declines, lapses and reassignments so far (推诿 at three, ESC-3).",
      resolve: (c) => c.aggregate.facts.declines,
    }),
    milestones: t.field({ type: Milestones, description: "What has been reached.", resolve: (c) => c }),
    promisedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "Date promised to the complainant.",
      resolve: (c) => c.aggregate.facts.promisedAt,
    }),
    promiseMoves: t.int({
      description: "How often the promise was moved (SLA-4).",
      resolve: (c) => c.aggregate.facts.promiseMoves,
    }),
    suspension: t.field({
      type: Suspension,
      nullable: true,
      description: "The suspension that lasts now.",
      resolve: ({ aggregate }) => aggregate.suspensions.find((stretch) => stretch.endedAt === null) ?? null,
    }),
    suspensions: t.field({
      type: [Suspension],
      description: "All suspensions, the first one first.",
      resolve: ({ aggregate }) => [...aggregate.suspensions],
    }),
    due: t.field({
      type: Due,
      nullable: true,
      description: "The next thing to run out; null once it has ended.",
      resolve: (c) => dueOf(c.standing),
    }),
    nextAction: t.field({
      type: NextAction,
      nullable: true,
      description: "What it waits for; never null while it is open (ORG-5).",
      resolve: (c) => c.standing.nextAction,
    }),
    nextActionDueAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "By when.",
      resolve: (c) => c.standing.nextActionDueAt,
    }),
    clocks: t.field({
      type: [ClockObject],
      description: "All deadlines ever set, those that count first.",
      resolve: ({ aggregate }) =>
        aggregate.clocks.toSorted((one, other) => Number(isLive(other)) - Number(isLive(one))),
    }),
    repeatOf: t.expose("repeatOf", {
      type: EarlierComplaint,
      nullable: true,
      description: "The earlier complaint on the same matter.",
    }),
    repeats: t.field({
      type: [EarlierComplaint],
      description: "Later complaints on the same matter, as far as the reader sees them.",
      resolve: (c) => [...c.repeats],
    }),
    settledOnTheSpot: t.boolean({
      description: "Settled while it was taken in (HND-6).",
      resolve: (c) => c.aggregate.facts.settledOnTheSpot,
    }),
    rootCause: t.field({
      type: RootCause,
      nullable: true,
      description: "Root cause.",
      resolve: (c) => c.aggregate.facts.rootCause,
    }),
    visitExempt: t.boolean({
      description: "No visit is due (VIS-2).",
      resolve: (c) => c.aggregate.facts.visitExempt,
    }),
    allowedActions: t.field({
      type: [AllowedAction],
      description: "Every move, with whether the reader may make it now (HND-1).",
      resolve: (c, _args, context) => [...permissionsOf(c.aggregate, actorOf(context))],
    }),
    timeline: t.field({
      type: TimelinePage,
      description: "What happened, newest first (AUD-1). first: 1 to 100.",
      args: {
        first: t.arg.int({ defaultValue: 50, description: "How many." }),
        after: t.arg.string({ required: false, description: "Cursor of the last one seen." }),
      },
      resolve: ({ aggregate: { facts } }, { first, after }, context) =>
        readTimeline(
          context.db.pool,
          facts.companyId,
          facts.id,
          seesConfidential(actorOf(context), facts.projectId),
          pageSize(first),
          decodeTimelineCursor(after ?? null),
        ),
    }),
    cursor: t.string({
      description: "Place in the event log at which this stands: give it to complaintChanged(after).",
      resolve: ({ aggregate: { facts }, seq }) => encodeCursor({ companyId: facts.companyId, seq }),
    }),
  }),
});
