import type { ClockKind, DeadlinePoint, NextAction } from "@heyi/schema/vocabulary/clock.ts";
import type {
  Category,
  Channel,
  ComplainantKind,
  Consent,
  ContactHow,
  EscalationCause,
  FurtherWay,
  Impact,
  InvestigationMethod,
  MajorCause,
  Outcome,
  Priority,
  ReopenCause,
  RootCause,
  Severity,
  SuspendReason,
  Urgency,
  Validity,
  VisitExemption,
  VisitMethod,
} from "@heyi/schema/vocabulary/complaint.ts";
import type { MessageChannel, MessageFailure, MessageKind } from "@heyi/schema/vocabulary/message.ts";

import type {
  ComplaintId,
  DepartmentId,
  IncidentId,
  MeasureId,
  MessageId,
  EvidenceFileId,
  StaffId,
  TaskId,
} from "../kernel/ids.ts";
import type { LocalDate } from "../kernel/local-time.ts";
import type { Deadline } from "../sla/deadline.ts";

/** How an event moves the clocks (SLA-1). START supersedes the running deadline of its kind, LIMIT moves its hard limit alone. */
export type ClockChange =
  | {
      readonly op: "START";
      readonly clock: ClockKind;
      readonly startedAt: Date;
      readonly deadline: Deadline;
      readonly limitAt: Date | null;
    }
  | { readonly op: "LIMIT"; readonly clock: ClockKind; readonly limitAt: Date }
  | { readonly op: "MEET" | "STOP"; readonly clock: ClockKind }
  | { readonly op: "PAUSE" | "CONTINUE" };

type Payloads = {
  REGISTERED: {
    channel: Channel;
    receivedAt: Date;
    firstResponder: StaffId;
    complainantKind: ComplainantKind;
    category: Category | null;
    subCategory: string | null;
    urgency: Urgency | null;
    impact: Impact | null;
    priority: Priority | null;
    injury: boolean;
    repeatOf: ComplaintId | null;
  };
  RESPONDED: { how: ContactHow };
  TRIAGED: Triage & { injury: boolean; before: Triage };
  VALIDITY_CHANGED: { from: Validity | null; to: Validity };
  ASSIGNED: {
    department: DepartmentId;
    handler: StaffId | null;
    reassigned: boolean;
    fromDepartment: DepartmentId | null;
    fromHandler: StaffId | null;
  };
  ACCEPTED: { handler: StaffId };
  DECLINED: { department: DepartmentId | null; handler: StaffId };
  ASSIGNMENT_LAPSED: { department: DepartmentId | null; handler: StaffId | null };
  CONTACTED: { how: ContactHow; isReply: boolean };
  PROGRESS_NOTED: Record<never, never>;
  EVIDENCE_ADDED: {
    file: EvidenceFileId;
    mime: string;
    bytes: number;
    /** Of the original (EVD-1). */
    sha256: string;
    preview: boolean;
  };
  /** By the complainant, under the tracking code. */
  REMARKED: Record<never, never>;
  INVESTIGATED: {
    method: InvestigationMethod;
    rootCause: RootCause;
    /** VIS-1: the person complained about, where it is one of ours. */
    about: StaffId | null;
  };
  PLANNED: { by: StaffId; promisedAt: Date | null; consent: Consent };
  TASK_ADDED: { task: TaskId; department: DepartmentId; handler: StaffId | null; dueAt: Date };
  TASK_ACCEPTED: { task: TaskId; handler: StaffId };
  TASK_DECLINED: { task: TaskId };
  TASK_COMPLETED: { task: TaskId };
  TASK_DROPPED: { task: TaskId };
  TASK_OVERDUE: { task: TaskId; department: DepartmentId; dueAt: Date };
  PROMISED: { promisedAt: Date };
  PROMISE_MOVED: { from: Date | null; to: Date; complainantInformed: boolean };
  SUSPENDED: { reason: SuspendReason; reviewAt: Date };
  RESUMED: { cause: "BY_HAND" | "REVIEW_DATE" };
  ESCALATED: { level: number; from: number; cause: EscalationCause; clock: ClockKind | null };
  ESCALATION_REMINDED: { level: number };
  ESCALATION_ACKNOWLEDGED: { level: number };
  RESOLVED: {
    onTheSpot: boolean;
    rootCause: RootCause;
    told: boolean;
    visitExemption: VisitExemption | null;
  };
  WITHDRAWN: Record<never, never>;
  MALICIOUS_FLAGGED: { malicious: boolean };
  SEVERITY_SET: {
    from: Severity;
    to: Severity;
    /** MAJ-2: by when the response meeting is due; null where it became NORMAL. */
    meetingDueAt: Date | null;
  };
  MAJOR_PROPOSED: { cause: MajorCause; evidence: readonly ComplaintId[] };
  MAJOR_DISMISSED: Record<never, never>;
  RESPONSE_MEETING_HELD: { responsible: StaffId; dueAt: Date };
  RESPONSE_MEETING_OVERDUE: { dueAt: Date };
  INCIDENT_JOINED: { incident: IncidentId };
  INCIDENT_LEFT: { incident: IncidentId };
  /** `dispute`: of an imported record; the case of our own has its own link. */
  MEDIATION_BEGUN: { dispute: string | null };
  REFERRED: Record<never, never>;
  TAKEN_BACK: Record<never, never>;
  MERGED: { into: ComplaintId };
  VISITED: {
    method: VisitMethod;
    attempt: number;
    reached: boolean;
    /** VIS-3: reached, and wants no visit. */
    declined: boolean;
    satisfaction: Satisfaction | null;
    visitor: "STAFF" | "COMPLAINANT";
    /** MAJ-2: made by the project manager. */
    manager: boolean;
    /** VIS-3: it closes by itself then; null unless a quiet period begins. */
    quietUntil: Date | null;
  };
  VISIT_EXEMPTED: { reason: VisitExemption };
  QUIET_BROKEN: { newer: ComplaintId };
  RESULT_CONFIRMED: Record<never, never>;
  RESULT_REFUSED: Record<never, never>;
  PREVENTIVE_MEASURE_SET: { measure: MeasureId; owner: StaffId; dueDate: LocalDate };
  PREVENTIVE_MEASURE_DUE: { measure: MeasureId; owner: StaffId; dueDate: LocalDate };
  PREVENTIVE_MEASURE_DONE: { measure: MeasureId };
  CLOSED: { how: Outcome; ways: readonly FurtherWay[] };
  REOPENED: { cause: ReopenCause };
  HANDED_OVER: { fromStaff: StaffId; toStaff: StaffId };
  CLOCK_DUE_SOON: { clock: ClockKind; generation: number; dueAt: Date };
  CLOCK_OVERDUE: { clock: ClockKind; generation: number; dueAt: Date };
  CLOCK_LIMIT_PASSED: { clock: ClockKind; generation: number; dueAt: Date };
  SILENCE_NOTICED: { since: Date };
  DEADLINES_RECOMPUTED: RecomputeCause & {
    moved: readonly Move[];
    /** TRI-3: as the matrix of newer rules has it; null: it stays. */
    priority: { readonly from: Priority | null; readonly to: Priority } | null;
  };
  CONTACT_REVEALED: Record<never, never>;
  MESSAGE_SENT: MessageFate;
  MESSAGE_FAILED: MessageFate & { failure: MessageFailure; answer: string | null };
};

/** What a message was and by which way it went; to whom stands, masked, among the words (AUD-2). */
type MessageFate = {
  message: MessageId;
  messageKind: MessageKind;
  messageChannel: MessageChannel;
  tries: number;
};

/** SLA-2, SLA-6: a year's calendar was loaded, or newer rules were applied to what is open. */
export type RecomputeCause =
  | { readonly cause: "CALENDAR"; readonly year: number }
  | { readonly cause: "POLICY"; readonly rulesVersion: number };

/** AUD-1: one deadline before and after it was computed anew. */
export type Move = {
  readonly of: ClockKind | NextAction;
  readonly point: DeadlinePoint;
  readonly from: Date;
  readonly to: Date;
};

export type Triage = {
  category: Category | null;
  subCategory: string | null;
  urgency: Urgency | null;
  impact: Impact | null;
  priority: Priority | null;
  validity: Validity | null;
};

/** VIS-1: with the handling, the measures and the result, 1 to 5 each. */
export type Satisfaction = { readonly handling: number; readonly measures: number; readonly result: number };

/** The words people wrote with an event; kept apart from its facts (AUD-2). */
export type Words = Readonly<Record<string, string>>;

/** AUD-1: one thing that happened to a complaint: who (null: the system), when, what, and how it moved the clocks. */
export type ComplaintEvent = {
  [Kind in keyof Payloads]: {
    readonly kind: Kind;
    readonly at: Date;
    readonly actorId: StaffId | null;
    readonly data: Readonly<Payloads[Kind]>;
    readonly clocks?: readonly ClockChange[];
    readonly words?: Words;
    /** Visible under the tracking code (HND-5). */
    readonly public?: boolean;
  };
}[keyof Payloads];

export type ComplaintEventKind = keyof Payloads;
export type EventOf<Kind extends ComplaintEventKind> = Extract<ComplaintEvent, { kind: Kind }>;
