import { builder } from "../../graphql/builder.ts";
import { pageSize } from "../../graphql/page-size.ts";
import { NextAction, RootCause } from "../../graphql/vocabulary.ts";
import { actorOf } from "../../org/graphql.ts";
import { seesConfidential } from "../confidential.ts";
import { isLive } from "../rules/clocks.ts";
import { permissionsOf } from "../rules/permission.ts";
import { decodeTimelineCursor, firstPage, readTimeline } from "../timeline.ts";
import { ClockObject, Suspension } from "./clock.ts";
import { Complaint } from "./complaint.ts";
import { Due, dueOf } from "./entry.ts";
import { AllowedAction, Milestones } from "./progress.ts";
import { TimelinePage } from "./timeline.ts";

// How far a complaint has come, what is due, and what may be done about it (HND-1, SLA-1).
builder.objectFields(Complaint, (t) => ({
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
      aggregate.clocks
        .map((clock) => ({ ...clock, complaintId: aggregate.facts.id }))
        .toSorted((one, other) => Number(isLive(other)) - Number(isLive(one))),
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
    resolve: (c) => c.aggregate.facts.visitExemption !== null,
  }),
  allowedActions: t.field({
    type: [AllowedAction],
    description: "Every move, with whether the reader may make it now (HND-1).",
    resolve: (c, _args, context) => [...permissionsOf(c.aggregate, actorOf(context), c.ground)],
  }),
  timeline: t.field({
    type: TimelinePage,
    description: "What happened, newest first (AUD-1). first: 1 to 100.",
    args: {
      first: t.arg.int({ defaultValue: 50, description: "How many." }),
      after: t.arg.string({ required: false, description: "Cursor of the last one seen." }),
    },
    resolve: (complaint, { first, after }, context) => {
      const size = pageSize(first);
      const before = decodeTimelineCursor(after ?? null);
      if (before === null && size <= complaint.asked) return firstPage(complaint, size);
      const { companyId, id, projectId } = complaint.aggregate.facts;
      const confidential = seesConfidential(actorOf(context), projectId);
      return readTimeline(context.db.pool, companyId, id, confidential, size, before);
    },
  }),
}));
