import type { ClockKind, ClockState, NextAction, Urge } from "@heyi/schema/vocabulary/clock.ts";
import type {
  Category,
  Channel,
  Impact,
  Priority,
  RootCause,
  Severity,
  State,
  SuspendReason,
  Urgency,
  Validity,
} from "@heyi/schema/vocabulary/complaint.ts";

import type { CompanyId, ComplaintId, DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import type { Explanation } from "../sla/deadline.ts";

/** What a complaint is now: the fold of its events, apart from the words and the person. */
export type Facts = {
  readonly id: ComplaintId;
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly version: number;
  readonly channel: Channel;
  readonly receivedAt: Date;
  readonly state: State;
  readonly category: Category | null;
  readonly subCategory: string | null;
  readonly validity: Validity | null;
  readonly severity: Severity;
  readonly malicious: boolean;
  readonly urgency: Urgency | null;
  readonly impact: Impact | null;
  readonly priority: Priority | null;
  readonly triagedAt: Date | null;
  readonly intakeStaffId: StaffId;
  readonly ownerId: StaffId | null;
  readonly departmentId: DepartmentId | null;
  readonly handlerId: StaffId | null;
  readonly assignedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly declines: number;
  readonly level: number;
  readonly respondedAt: Date | null;
  readonly repliedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly toldAt: Date | null;
  readonly visitedAt: Date | null;
  readonly endedAt: Date | null;
  readonly lastContactAt: Date | null;
  readonly silenceNoticedAt: Date | null;
  readonly promisedAt: Date | null;
  readonly promiseMoves: number;
  readonly suspendedFrom: State | null;
  readonly suspendReason: SuspendReason | null;
  readonly reviewAt: Date | null;
  readonly settledOnTheSpot: boolean;
  readonly visitExempt: boolean;
  readonly rootCause: RootCause | null;
};

/** One deadline (SLA-1). A later generation of the same kind supersedes it; its breach stays. */
export type Clock = {
  readonly kind: ClockKind;
  readonly generation: number;
  readonly state: ClockState;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly dueSoonAt: Date;
  /** REPLY only: the hard limit. */
  readonly limitAt: Date | null;
  readonly provisional: boolean;
  readonly explanation: Explanation;
  readonly endedAt: Date | null;
  readonly dueSoonFiredAt: Date | null;
  readonly overdueFiredAt: Date | null;
  readonly limitFiredAt: Date | null;
  readonly escalationSteps: number;
};

export type Suspension = {
  readonly reason: SuspendReason;
  readonly reviewAt: Date;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
};

/** A complaint with everything its rules ask about. */
export type Aggregate = {
  readonly facts: Facts;
  readonly clocks: readonly Clock[];
  readonly suspensions: readonly Suspension[];
  /** Whether the complainant can be reached at all (VIS-2, INT-5). */
  readonly hasContact: boolean;
};

/** ORG-5 and the queue's order, derived from the aggregate after every command. */
export type Standing = {
  readonly nextAction: NextAction | null;
  readonly nextActionDueAt: Date | null;
  readonly dueAt: Date | null;
  readonly dueKind: ClockKind | NextAction | null;
  readonly urge: Urge;
  readonly provisional: boolean;
};
