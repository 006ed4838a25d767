import type { ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import type {
  Category,
  Channel,
  ComplainantKind,
  ContactHow,
  EscalationCause,
  Impact,
  Priority,
  RootCause,
  Severity,
  SuspendReason,
  Urgency,
  Validity,
} from "@heyi/schema/vocabulary/complaint.ts";

import type { ComplaintId, DepartmentId, StaffId } from "../kernel/ids.ts";
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
    repeatOf: ComplaintId | null;
  };
  RESPONDED: { how: ContactHow };
  TRIAGED: Triage & { before: Triage };
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
  INVESTIGATED: { method: string; rootCause: RootCause };
  PLANNED: { by: StaffId; promisedAt: Date; consent: string };
  PROMISED: { promisedAt: Date };
  PROMISE_MOVED: { from: Date | null; to: Date; complainantInformed: boolean };
  SUSPENDED: { reason: SuspendReason; reviewAt: Date };
  RESUMED: { cause: "BY_HAND" | "REVIEW_DATE" };
  ESCALATED: { level: number; from: number; cause: EscalationCause; clock: ClockKind | null };
  RESOLVED: { onTheSpot: boolean; rootCause: RootCause; told: boolean; visitExempt: boolean };
  WITHDRAWN: Record<never, never>;
  MALICIOUS_FLAGGED: { malicious: boolean };
  SEVERITY_SET: { from: Severity; to: Severity };
  MAJOR_PROPOSED: { cause: string; evidence: readonly string[] };
  MAJOR_DISMISSED: Record<never, never>;
  RESPONSE_MEETING_HELD: { responsible: StaffId; dueAt: Date };
  INCIDENT_JOINED: { incident: string };
  MEDIATION_BEGUN: { dispute: string };
  REFERRED: Record<never, never>;
  VISITED: {
    method: string;
    attempt: number;
    reached: boolean;
    satisfaction: { handling: number; measures: number; result: number } | null;
  };
  VISIT_EXEMPTED: { reason: string };
  PREVENTIVE_MEASURE_SET: { owner: StaffId; dueDate: string };
  CLOSED: { how: string };
  REOPENED: { cause: string };
  CLOCK_DUE_SOON: { clock: ClockKind; generation: number; dueAt: Date };
  CLOCK_OVERDUE: { clock: ClockKind; generation: number; dueAt: Date };
  CLOCK_LIMIT_PASSED: { clock: ClockKind; generation: number; dueAt: Date };
  SILENCE_NOTICED: { since: Date };
  DEADLINES_RECOMPUTED: { year: number };
  CONTACT_REVEALED: Record<never, never>;
};

export type Triage = {
  category: Category | null;
  subCategory: string | null;
  urgency: Urgency | null;
  impact: Impact | null;
  priority: Priority | null;
  validity: Validity | null;
};

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
