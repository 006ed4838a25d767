import { builder } from "../../graphql/builder.ts";
import { Category, Channel, Priority, SpanKind, Urgency } from "../../graphql/vocabulary.ts";
import type { MatrixRow, PolicyRows, ResolveTime } from "../rules.ts";

/** Numbers of the policy, with what each means and its rule. */
const NUMBERS = {
  respondMinutes: "Minutes to respond (SLA-1).",
  replyWorkingDays: "Working days to reply (SLA-1).",
  replyLimitWorkingDays: "Working days to the hard limit of the reply (SLA-1).",
  visitWorkingDays: "Working days to visit after it was resolved (SLA-1).",
  acceptMinutes: "Minutes to accept an assignment (HND-2).",
  suspendMaxDays: "Days to a review at most (SLA-5).",
  silenceWorkingDays: "Working days without a contact until somebody is warned (HND-5).",
  quietDays: "Days of the quiet period (VIS-3).",
  majorSecondVisitDays: "Days to the second visit of a major complaint (MAJ-2).",
  reopenDays: "Days after closing in which it can be reopened (VIS-5).",
  reopenedWorkingDays: "Working days to resolve what was reopened (VIS-5).",
  measureReminderDays: "Days between two reminders of a preventive measure (HND-7).",
} as const;
const MAJOR = {
  proposeAfterMinutes: "Minutes after triage until it is proposed (MAJ-1).",
  householdComplaints: "Complaints of one household that make a proposal (MAJ-1).",
  householdDays: "Within so many days (MAJ-1).",
  matterHouseholds: "Households with one matter that make a proposal (MAJ-1).",
  matterDays: "Within so many days (MAJ-1).",
  meetingHours: "Hours to the response meeting (MAJ-2).",
} as const;
const LADDER = {
  levelSkippingLevel: "Level at which a level-skipping channel starts (ESC-2).",
  dissatisfiedMinutes: "Minutes after dissatisfaction until it goes one level up (ESC-3).",
  remindHours: "Hours between two notices to a level (ESC-3).",
  remindTimes: "How many such notices there are (ESC-3).",
} as const;

const MATRIX = "Priorities of one urgency (TRI-3).";
const TIME = "A time to resolve (SLA-1): for a channel, for a category, or for all others.";

const MatrixRowObject = builder.objectRef<MatrixRow>("MatrixRow").implement({
  description: MATRIX,
  fields: (t) => ({
    urgency: t.expose("urgency", { type: Urgency, description: "Of this urgency." }),
    community: t.expose("community", { type: Priority, description: "Where it touches the community." }),
    group: t.expose("group", { type: Priority, description: "Where it touches a group." }),
    household: t.expose("household", { type: Priority, description: "Where it touches a household." }),
  }),
});

const ResolveTimeObject = builder.objectRef<ResolveTime>("ResolveTime").implement({
  description: TIME,
  fields: (t) => ({
    channel: t.expose("channel", { type: Channel, nullable: true, description: "For this channel." }),
    category: t.expose("category", { type: Category, nullable: true, description: "For this category." }),
    priority: t.expose("priority", { type: Priority, description: "For this priority." }),
    kind: t.expose("kind", { type: SpanKind, description: "How it is counted." }),
    amount: t.exposeInt("amount", {
      nullable: true,
      description: "Minutes or days; null for the end of the day.",
    }),
  }),
});

type Numbers<Fields> = { readonly [Name in keyof Fields]: number };

const MajorObject = builder.objectRef<PolicyRows["major"]>("MajorPolicy").implement({
  description: "When a complaint is proposed as major, and what follows (MAJ-1, MAJ-2).",
  fields: (t) =>
    Object.fromEntries(
      (Object.keys(MAJOR) as (keyof typeof MAJOR)[]).map((name) => [
        name,
        t.int({ description: MAJOR[name], resolve: (major: Numbers<typeof MAJOR>) => major[name] }),
      ]),
    ),
});

const LadderObject = builder.objectRef<PolicyRows["escalation"]>("EscalationPolicy").implement({
  description: "The ladder (ESC-1 to ESC-3).",
  fields: (t) => ({
    hoursToLevel: t.intList({
      description: "Hours after an overdue clock at which levels 1, 2 and 3 are called.",
      resolve: ({ hoursToLevel }) => [...hoursToLevel],
    }),
    ...Object.fromEntries(
      (Object.keys(LADDER) as (keyof typeof LADDER)[]).map((name) => [
        name,
        t.int({ description: LADDER[name], resolve: (ladder: Numbers<typeof LADDER>) => ladder[name] }),
      ]),
    ),
  }),
});

export const PolicyObject = builder.objectRef<PolicyRows>("Policy").implement({
  description: "The numbers of the rules (时限规则, SLA-6).",
  fields: (t) => ({
    ...Object.fromEntries(
      (Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).map((name) => [
        name,
        t.int({ description: NUMBERS[name], resolve: (policy: Numbers<typeof NUMBERS>) => policy[name] }),
      ]),
    ),
    dueSoonShare: t.exposeFloat("dueSoonShare", {
      description: "Share of its time at which a clock is due soon.",
    }),
    untriagedPriority: t.expose("untriagedPriority", { type: Priority, description: "Until it is triaged." }),
    matrix: t.field({ type: [MatrixRowObject], description: MATRIX, resolve: ({ matrix }) => [...matrix] }),
    resolveTimes: t.field({
      type: [ResolveTimeObject],
      description: TIME,
      resolve: ({ resolveTimes }) => [...resolveTimes],
    }),
    major: t.expose("major", { type: MajorObject, description: "Major complaints." }),
    escalation: t.expose("escalation", { type: LadderObject, description: "The ladder." }),
  }),
});

const MatrixRowInput = builder.inputType("MatrixRowInput", {
  description: MATRIX,
  fields: (t) => ({
    urgency: t.field({ type: Urgency, description: "Of this urgency." }),
    community: t.field({ type: Priority, description: "Where it touches the community." }),
    group: t.field({ type: Priority, description: "Where it touches a group." }),
    household: t.field({ type: Priority, description: "Where it touches a household." }),
  }),
});

const ResolveTimeInput = builder.inputType("ResolveTimeInput", {
  description: TIME,
  fields: (t) => ({
    channel: t.field({ type: Channel, required: false, description: "For this channel." }),
    category: t.field({ type: Category, required: false, description: "For this category." }),
    priority: t.field({ type: Priority, description: "For this priority." }),
    kind: t.field({ type: SpanKind, description: "How it is counted." }),
    amount: t.int({ required: false, description: "Minutes or days; left out for the end of the day." }),
  }),
});

const MajorInput = builder.inputType("MajorPolicyInput", {
  description: "See MajorPolicy.",
  fields: (t) => ({
    proposeAfterMinutes: t.int({ description: MAJOR.proposeAfterMinutes }),
    householdComplaints: t.int({ description: MAJOR.householdComplaints }),
    householdDays: t.int({ description: MAJOR.householdDays }),
    matterHouseholds: t.int({ description: MAJOR.matterHouseholds }),
    matterDays: t.int({ description: MAJOR.matterDays }),
    meetingHours: t.int({ description: MAJOR.meetingHours }),
  }),
});

const LadderInput = builder.inputType("EscalationPolicyInput", {
  description: "See EscalationPolicy.",
  fields: (t) => ({
    hoursToLevel: t.intList({ description: "Hours after an overdue clock for levels 1, 2 and 3." }),
    levelSkippingLevel: t.int({ description: LADDER.levelSkippingLevel }),
    dissatisfiedMinutes: t.int({ description: LADDER.dissatisfiedMinutes }),
    remindHours: t.int({ description: LADDER.remindHours }),
    remindTimes: t.int({ description: LADDER.remindTimes }),
  }),
});

export const PolicyInput = builder.inputType("PolicyInput", {
  description: "See Policy.",
  fields: (t) => ({
    respondMinutes: t.int({ description: NUMBERS.respondMinutes }),
    replyWorkingDays: t.int({ description: NUMBERS.replyWorkingDays }),
    replyLimitWorkingDays: t.int({ description: NUMBERS.replyLimitWorkingDays }),
    visitWorkingDays: t.int({ description: NUMBERS.visitWorkingDays }),
    acceptMinutes: t.int({ description: NUMBERS.acceptMinutes }),
    suspendMaxDays: t.int({ description: NUMBERS.suspendMaxDays }),
    silenceWorkingDays: t.int({ description: NUMBERS.silenceWorkingDays }),
    quietDays: t.int({ description: NUMBERS.quietDays }),
    majorSecondVisitDays: t.int({ description: NUMBERS.majorSecondVisitDays }),
    reopenDays: t.int({ description: NUMBERS.reopenDays }),
    reopenedWorkingDays: t.int({ description: NUMBERS.reopenedWorkingDays }),
    measureReminderDays: t.int({ description: NUMBERS.measureReminderDays }),
    dueSoonShare: t.float({ description: "Share of its time at which a clock is due soon." }),
    untriagedPriority: t.field({ type: Priority, description: "Until it is triaged." }),
    matrix: t.field({ type: [MatrixRowInput], description: MATRIX }),
    resolveTimes: t.field({ type: [ResolveTimeInput], description: TIME }),
    major: t.field({ type: MajorInput, description: "Major complaints." }),
    escalation: t.field({ type: LadderInput, description: "The ladder." }),
  }),
});

type Given = typeof PolicyInput.$inferInput;

/** As the rules take it; bounds are theirs to say. */
export function policyOf({ resolveTimes, escalation, ...rest }: Given): PolicyRows {
  return {
    ...rest,
    escalation: escalation as PolicyRows["escalation"],
    resolveTimes: resolveTimes.map(({ channel = null, category = null, amount = null, ...row }) => ({
      ...row,
      channel,
      category,
      amount,
    })),
  };
}
