import type { ClockKind, ClockState, NextAction, Urge } from "@heyi/schema/vocabulary/clock.ts";
import type {
  Category,
  Channel,
  Consent,
  Impact,
  MajorCause,
  Outcome,
  Priority,
  RootCause,
  Severity,
  State,
  SuspendReason,
  TaskState,
  Urgency,
  Validity,
  VisitExemption,
} from "@heyi/schema/vocabulary/complaint.ts";

import type {
  CompanyId,
  ComplaintId,
  DepartmentId,
  IncidentId,
  MeasureId,
  ProjectId,
  StaffId,
  TaskId,
} from "../kernel/ids.ts";
import type { LocalDate } from "../kernel/local-time.ts";
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
  readonly validityAt: Date | null;
  readonly severity: Severity;
  readonly malicious: boolean;
  /** MAJ-1: somebody was hurt. */
  readonly injury: boolean;
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
  /** When it came to its present level. */
  readonly escalatedAt: Date | null;
  /** ESC-3: the highest level that has acknowledged it. */
  readonly acknowledgedLevel: number;
  /** How often its present level was told again. */
  readonly reminders: number;
  readonly respondedAt: Date | null;
  readonly repliedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly toldAt: Date | null;
  readonly visitedAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: Outcome | null;
  readonly lastContactAt: Date | null;
  readonly silenceNoticedAt: Date | null;
  readonly promisedAt: Date | null;
  readonly promiseMoves: number;
  readonly suspendedFrom: State | null;
  readonly suspendReason: SuspendReason | null;
  readonly reviewAt: Date | null;
  readonly settledOnTheSpot: boolean;
  readonly visitExemption: VisitExemption | null;
  readonly rootCause: RootCause | null;
  /** VIS-1: the person of ours complained about. */
  readonly aboutStaffId: StaffId | null;
  readonly investigatedAt: Date | null;
  readonly plannedAt: Date | null;
  readonly planConsent: Consent | null;
  /** VIS-3: days on which a visit was tried in vain since it was resolved, and the last of them. */
  readonly visitTries: number;
  readonly lastTryOn: LocalDate | null;
  readonly quietSince: Date | null;
  readonly quietUntil: Date | null;
  /** VIS-4: satisfaction with the result at the last visit since it was resolved. */
  readonly lastResult: number | null;
  /** MAJ-2: visits by the project manager since it was resolved. */
  readonly managerVisits: number;
  readonly confirmedAt: Date | null;
  /** ESC-3: reopened for dissatisfaction and not yet gone one level up. */
  readonly dissatisfiedAt: Date | null;
  /** MAJ-1: causes proposed so far, and since when one waits for a decision. */
  readonly majorCauses: readonly MajorCause[];
  readonly majorProposedAt: Date | null;
  readonly majorSince: Date | null;
  readonly meetingDueAt: Date | null;
  readonly meetingHeldAt: Date | null;
  readonly meetingOverdueAt: Date | null;
  readonly incidentId: IncidentId | null;
  readonly mergedIntoId: ComplaintId | null;
  /** HND-8: departments with an open task; they see the complaint. Derived from the tasks. */
  readonly taskDepartmentIds: readonly DepartmentId[];
  /** HND-7: who still has a preventive measure to carry out; they see the complaint. Derived from the measures. */
  readonly measureOwnerIds: readonly StaffId[];
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

/** HND-8: what another department does for a complaint. */
export type Task = {
  readonly id: TaskId;
  readonly departmentId: DepartmentId;
  /** Whom it is for, or who has accepted it; null: the department. */
  readonly handlerId: StaffId | null;
  readonly what: string;
  readonly dueAt: Date;
  readonly state: TaskState;
  readonly addedAt: Date;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
  readonly overdueAt: Date | null;
};

/** HND-7: what keeps it from happening again, by whom, until when. Its reminder goes on after the complaint is closed. */
export type Measure = {
  readonly id: MeasureId;
  readonly ownerId: StaffId;
  readonly what: string;
  readonly dueDate: LocalDate;
  readonly setAt: Date;
  readonly doneAt: Date | null;
  readonly remindedAt: Date | null;
};

/** Another complaint beside this one, as far as the rules compare them. */
export type Neighbour = {
  readonly id: ComplaintId;
  readonly receivedAt: Date;
  /** Room or phone, for telling households apart. */
  readonly household: string;
};

/** MAJ-1, VIS-3: what else was complained of; empty where it is not asked for. */
export type Around = {
  /** The same household's complaints of some weeks before this one, this one not among them. */
  readonly household: readonly Neighbour[];
  /** Other households' complaints on the same matter, a week before or after, which were triaged before this one. */
  readonly matter: readonly Neighbour[];
  /** Who this household is; null: nobody knows. */
  readonly self: string | null;
  /** The first complaint of this household since the quiet period began. */
  readonly later: Neighbour | null;
};

export const NOTHING_AROUND: Around = { household: [], matter: [], self: null, later: null };

/** A complaint with everything its rules ask about. */
export type Aggregate = {
  readonly facts: Facts;
  readonly clocks: readonly Clock[];
  readonly suspensions: readonly Suspension[];
  readonly tasks: readonly Task[];
  readonly measures: readonly Measure[];
  readonly around: Around;
  /** Whether the complainant can be reached at all (VIS-2, INT-5). */
  readonly hasContact: boolean;
  /** INT-5: nothing is known of who it is. */
  readonly anonymous: boolean;
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
