import { CATEGORIES, CHANNELS, PRIORITIES, URGENCIES } from "@heyi/schema/vocabulary/complaint.ts";
import type { Category, Channel, Impact, Priority, Urgency } from "@heyi/schema/vocabulary/complaint.ts";
import { z } from "zod";

const DAY_MINUTES = 1_440;
const MONTH_HOURS = 720;
/** From one on; the bounds keep a slip of the finger from taking complaints out of their clocks. */
const upTo = (most: number) => z.int().positive().max(most);
const fromZero = (most: number) => z.int().nonnegative().max(most);
const priority = z.enum(PRIORITIES);

const spanSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("MINUTES"), minutes: upTo(30 * DAY_MINUTES) }),
  z.strictObject({ kind: z.literal("WORKING_DAYS"), days: upTo(250) }),
  z.strictObject({ kind: z.literal("END_OF_DAY") }),
  z.strictObject({ kind: z.literal("CALENDAR_DAYS"), days: upTo(365) }),
]);

/**
 * How long a clock runs: minutes round the clock, working days to the close of service, to 24:00 of the day it began
 * (SLA-2), or so many days whatever they are, to the close of service of the first working day from the last of them on.
 */
export type Span = z.infer<typeof spanSchema>;

/** The numbers of the rules, which a company or project may change; parsed where a version is stored or read. */
export const policySchema = z
  .strictObject({
    /** TRI-3: by urgency; the columns are COMMUNITY, GROUP, HOUSEHOLD. */
    priorityMatrix: z.record(z.enum(URGENCIES), z.tuple([priority, priority, priority])),
    /** By this one the resolve clock runs until somebody has triaged the complaint. */
    untriagedPriority: priority,
    respondMinutes: upTo(DAY_MINUTES),
    replyWorkingDays: upTo(30),
    /** SLA-1: the hard limit of the reply. */
    replyLimitWorkingDays: upTo(60),
    resolve: z.record(priority, spanSchema),
    /** Where a category's times differ from `resolve`. */
    resolveByCategory: z.partialRecord(z.enum(CATEGORIES), z.partialRecord(priority, spanSchema)),
    /** Where a channel's times differ from both, such as the government hotline's. */
    resolveByChannel: z.partialRecord(z.enum(CHANNELS), z.partialRecord(priority, spanSchema)),
    visitWorkingDays: upTo(60),
    /** SLA-3: the share of its time at which a clock is due soon. */
    dueSoonShare: z.number().gt(0).lt(1),
    /** HND-2: to accept or decline an assignment. */
    acceptMinutes: upTo(DAY_MINUTES),
    /** SLA-5: how far off a review date may be. */
    suspendMaxDays: upTo(365),
    /** HND-5: without a contact, until handler and supervisor are warned. */
    silenceWorkingDays: upTo(60),
    /** VIS-3: after three tries in vain or a visit declined, until it closes by itself. */
    quietDays: upTo(365),
    /** MAJ-2: from when it was resolved to the project manager's second visit. */
    majorSecondVisitDays: upTo(365),
    /** VIS-5: after closing. */
    reopenDays: upTo(3_650),
    /** ESC-3, VIS-5: to resolve what was reopened or taken back, whatever its priority. */
    reopenedWorkingDays: upTo(250),
    /** HND-7: between two reminders of a preventive measure that is not done. */
    measureReminderDays: upTo(365),
    major: z.strictObject({
      /** MAJ-1: after triage, so that a slip of it can be mended first. */
      proposeAfterMinutes: fromZero(DAY_MINUTES),
      householdComplaints: upTo(100),
      /** No more than complaint/around.ts looks back; so for `matterDays`. */
      householdDays: upTo(92),
      matterHouseholds: upTo(1_000),
      matterDays: upTo(14),
      /** MAJ-2: to the record of the response meeting. */
      meetingHours: upTo(MONTH_HOURS),
    }),
    escalation: z.strictObject({
      /** ESC-1: hours after an overdue respond or reply at which levels 1, 2 and 3 are called. */
      hoursToLevel: z.tuple([fromZero(MONTH_HOURS), fromZero(MONTH_HOURS), fromZero(MONTH_HOURS)]),
      /** ESC-2: where a complaint from a level-skipping channel starts. */
      levelSkippingLevel: z.literal([1, 2, 3]),
      /** ESC-3: after it was reopened for dissatisfaction, until it goes one level up. */
      dissatisfiedMinutes: fromZero(7 * DAY_MINUTES),
      /** ESC-3: between two notices to a level that has not acknowledged, and how many there are. */
      remindHours: upTo(MONTH_HOURS),
      remindTimes: fromZero(20),
    }),
  })
  .refine(({ replyWorkingDays, replyLimitWorkingDays }) => replyLimitWorkingDays >= replyWorkingDays, {
    path: ["replyLimitWorkingDays"],
    error: "the hard limit of the reply lies before the reply itself",
  })
  .refine(
    ({
      escalation: {
        hoursToLevel: [first, second, third],
      },
    }) => first <= second && second <= third,
    {
      path: ["escalation", "hoursToLevel"],
      error: "a higher level is called before a lower one",
    },
  );

export type Policy = z.infer<typeof policySchema>;

export const DEFAULT_POLICY: Policy = {
  priorityMatrix: {
    CRITICAL: ["P1", "P1", "P1"],
    HIGH: ["P2", "P2", "P3"],
    MEDIUM: ["P3", "P3", "P4"],
    LOW: ["P3", "P4", "P4"],
  },
  untriagedPriority: "P3",
  respondMinutes: 30,
  replyWorkingDays: 1,
  replyLimitWorkingDays: 3,
  resolve: {
    P1: { kind: "END_OF_DAY" },
    P2: { kind: "MINUTES", minutes: 24 * 60 },
    P3: { kind: "WORKING_DAYS", days: 3 },
    P4: { kind: "WORKING_DAYS", days: 7 },
  },
  resolveByCategory: {},
  resolveByChannel: {},
  visitWorkingDays: 3,
  dueSoonShare: 0.8,
  acceptMinutes: 30,
  suspendMaxDays: 14,
  silenceWorkingDays: 3,
  quietDays: 7,
  majorSecondVisitDays: 30,
  reopenDays: 30,
  reopenedWorkingDays: 3,
  measureReminderDays: 7,
  major: {
    proposeAfterMinutes: 3,
    householdComplaints: 3,
    householdDays: 30,
    matterHouseholds: 5,
    matterDays: 7,
    meetingHours: 24,
  },
  escalation: {
    hoursToLevel: [0, 24, 72],
    levelSkippingLevel: 2,
    dissatisfiedMinutes: 1,
    remindHours: 4,
    remindTimes: 3,
  },
};

/** TRI-3: urgency x impact give the priority. */
export function priorityOf(policy: Policy, urgency: Urgency, impact: Impact): Priority {
  const [COMMUNITY, GROUP, HOUSEHOLD] = policy.priorityMatrix[urgency];
  return { COMMUNITY, GROUP, HOUSEHOLD }[impact];
}

/** What the time to resolve goes by. Not triaged yet: category and priority are null. */
export type Kinds = {
  readonly channel: Channel;
  readonly category: Category | null;
  readonly priority: Priority | null;
};

/**
 * SLA-1: the time to resolve without a promise. What is said for the channel goes before what is said for the category,
 * and that before what is said for the priority alone. Not triaged yet, it has the policy's priority for that.
 */
export function resolveSpan(policy: Policy, { channel, category, priority }: Kinds): Span {
  const effective = priority ?? policy.untriagedPriority;
  const ofChannel = policy.resolveByChannel[channel]?.[effective];
  const ofCategory = category === null ? undefined : policy.resolveByCategory[category]?.[effective];
  return ofChannel ?? ofCategory ?? policy.resolve[effective];
}
