import {
  LEVEL_SKIPPING_CHANNELS,
  type Category,
  type Channel,
  type ComplainantKind,
  type Impact,
  type Urgency,
} from "@heyi/schema/vocabulary/complaint.ts";

import type { CompanyId, ComplaintId, ProjectId, StaffId } from "../../kernel/ids.ts";
import { deadline } from "../../sla/deadline.ts";
import { priorityOf, resolveSpan, type Span } from "../../sla/policy.ts";
import type { ClockChange, ComplaintEvent } from "../events.ts";
import { NOTHING_AROUND, type Aggregate } from "../facts.ts";
import { deadlineContext, type Ground } from "./ground.ts";
import { replyLimit } from "./suspension.ts";

export type Intake = {
  readonly id: ComplaintId;
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly firstResponder: StaffId;
  /** INT-1: nobody of ours took it in; the first responder owns it all the same (ORG-5). */
  readonly byComplainant?: boolean;
  readonly complainantKind: ComplainantKind;
  readonly hasContact: boolean;
  readonly category: Category | null;
  readonly subCategory: string | null;
  readonly urgency: Urgency | null;
  readonly impact: Impact | null;
  readonly injury: boolean;
  readonly repeatOf: ComplaintId | null;
};

const LEVEL_SKIPPING: ReadonlySet<Channel> = new Set(LEVEL_SKIPPING_CHANNELS);

export function isLevelSkipping(channel: Channel): boolean {
  return LEVEL_SKIPPING.has(channel);
}

/** A complaint of which nothing is known yet but who took it in; REGISTERED is folded into it. ORG-5: that person owns it. */
export function unregistered(intake: Intake): Aggregate {
  return {
    facts: {
      id: intake.id,
      companyId: intake.companyId,
      projectId: intake.projectId,
      version: 0,
      channel: intake.channel,
      receivedAt: intake.receivedAt,
      state: "REGISTERED",
      intakeStaffId: intake.firstResponder,
      ownerId: intake.firstResponder,
      severity: "NORMAL",
      malicious: false,
      injury: false,
      declines: 0,
      level: 0,
      acknowledgedLevel: 0,
      reminders: 0,
      promiseMoves: 0,
      settledOnTheSpot: false,
      visitTries: 0,
      managerVisits: 0,
      majorCauses: [],
      taskDepartmentIds: [],
      measureOwnerIds: [],
      validityAt: null,
      escalatedAt: null,
      outcome: null,
      visitExemption: null,
      aboutStaffId: null,
      investigatedAt: null,
      plannedAt: null,
      planConsent: null,
      lastTryOn: null,
      quietSince: null,
      quietUntil: null,
      lastResult: null,
      confirmedAt: null,
      dissatisfiedAt: null,
      majorProposedAt: null,
      majorSince: null,
      meetingDueAt: null,
      meetingHeldAt: null,
      meetingOverdueAt: null,
      incidentId: null,
      mergedIntoId: null,
      category: null,
      subCategory: null,
      validity: null,
      urgency: null,
      impact: null,
      priority: null,
      triagedAt: null,
      departmentId: null,
      handlerId: null,
      assignedAt: null,
      acceptedAt: null,
      respondedAt: null,
      repliedAt: null,
      resolvedAt: null,
      toldAt: null,
      visitedAt: null,
      endedAt: null,
      lastContactAt: null,
      silenceNoticedAt: null,
      promisedAt: null,
      suspendedFrom: null,
      suspendReason: null,
      reviewAt: null,
      rootCause: null,
    },
    clocks: [],
    suspensions: [],
    tasks: [],
    measures: [],
    around: NOTHING_AROUND,
    hasContact: intake.hasContact,
    anonymous: intake.complainantKind === "ANONYMOUS",
  };
}

/**
 * INT-3, SLA-1, ESC-2: registering starts three clocks: respond from this moment, reply and resolve from the receipt.
 * A level-skipping channel starts at the level the policy names. The kind of complainant changes nothing (ORG-4).
 */
export function registration(intake: Intake, ground: Ground): readonly ComplaintEvent[] {
  const { channel, urgency, impact, category, subCategory } = intake;
  const priority = urgency === null || impact === null ? null : priorityOf(ground.policy, urgency, impact);
  const registered: ComplaintEvent = {
    kind: "REGISTERED",
    at: ground.now,
    actorId: intake.byComplainant === true ? null : intake.firstResponder,
    data: {
      channel,
      receivedAt: intake.receivedAt,
      firstResponder: intake.firstResponder,
      complainantKind: intake.complainantKind,
      category,
      subCategory,
      urgency,
      impact,
      priority,
      injury: intake.injury,
      repeatOf: intake.repeatOf,
    },
    clocks: firstClocks(intake, resolveSpan(ground.policy, { channel, category, priority }), ground),
  };
  if (!isLevelSkipping(intake.channel)) return [registered];
  const level = ground.policy.escalation.levelSkippingLevel;
  return [
    registered,
    {
      kind: "ESCALATED",
      at: ground.now,
      actorId: null,
      data: { level, from: 0, cause: "LEVEL_SKIPPING", clock: null },
    },
  ];
}

function firstClocks(intake: Intake, resolve: Span, ground: Ground): ClockChange[] {
  const context = deadlineContext(ground, []);
  const { policy, now } = ground;
  const received = intake.receivedAt;
  return [
    {
      op: "START",
      clock: "RESPOND",
      startedAt: now,
      deadline: deadline({ kind: "MINUTES", minutes: policy.respondMinutes }, now, context),
      limitAt: null,
    },
    {
      op: "START",
      clock: "REPLY",
      startedAt: received,
      deadline: deadline({ kind: "WORKING_DAYS", days: policy.replyWorkingDays }, received, context),
      limitAt: replyLimit({ facts: unregistered(intake).facts, suspensions: [] }, ground).dueAt,
    },
    {
      op: "START",
      clock: "RESOLVE",
      startedAt: received,
      deadline: deadline(resolve, received, context),
      limitAt: null,
    },
  ];
}
