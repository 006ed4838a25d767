import type { ClockKind, NextAction, Urge } from "@heyi/schema/vocabulary/clock.ts";
import type {
  Category,
  Channel,
  Mood,
  Priority,
  Severity,
  State,
  SuspendReason,
  Validity,
} from "@heyi/schema/vocabulary/complaint.ts";

import type { CompanyId, ComplaintId, DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";

/** A complaint as a row of the queue: flat, whole, and without the complainant's name or phone; its QueueFacts are among it. */
export type QueueEntry = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly version: number;
  readonly state: State;
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly projectCode: string;
  readonly projectName: string;
  readonly room: string | null;
  readonly excerpt: string;
  readonly category: Category | null;
  readonly subCategory: string | null;
  readonly priority: Priority | null;
  readonly severity: Severity;
  readonly channel: Channel;
  readonly level: number;
  readonly validity: Validity | null;
  readonly mood: Mood | null;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly dueKind: ClockKind | NextAction | null;
  readonly urge: Urge;
  readonly provisional: boolean;
  readonly ownerId: StaffId | null;
  readonly ownerName: string | null;
  readonly handlerId: StaffId | null;
  readonly handlerName: string | null;
  readonly departmentId: DepartmentId | null;
  readonly departmentName: string | null;
  readonly acceptedAt: Date | null;
  readonly suspendReason: SuspendReason | null;
  readonly repeatOfId: ComplaintId | null;
  readonly complainantKind: string;
  /** HND-8: departments that help with it just now. */
  readonly taskDepartmentIds: readonly DepartmentId[];
  /** HND-7: who still has a preventive measure of it to carry out. */
  readonly measureOwnerIds: readonly StaffId[];
};

/** How much of the words stands in a row, in characters. */
const EXCERPT = 80;

/** Columns of a queue row, over the joins below. */
export const ENTRY_COLUMNS = `
         c.id, c.number, c.version, c.state, c.company_id as "companyId", c.project_id as "projectId", p.code as "projectCode", p.name as "projectName",
         r.label as room, left(c.content, ${EXCERPT}) as excerpt, c.category, c.sub_category as "subCategory", c.priority,
         c.severity, c.channel, c.level, c.validity, c.mood, c.received_at as "receivedAt", c.due_at as "dueAt",
         c.due_kind as "dueKind", c.urge, c.provisional, c.owner_id as "ownerId", o.name as "ownerName",
         c.handler_id as "handlerId", h.name as "handlerName", c.department_id as "departmentId", d.name as "departmentName",
         c.accepted_at as "acceptedAt", c.suspend_reason as "suspendReason", c.repeat_of_id as "repeatOfId",
         w.kind as "complainantKind", c.task_department_ids as "taskDepartmentIds", c.measure_owner_ids as "measureOwnerIds"`;

export const ENTRY_JOINS = `
    join project p on p.id = c.project_id
    join complainant w on w.id = c.complainant_id
    left join room r on r.id = c.room_id
    left join staff o on o.id = c.owner_id
    left join staff h on h.id = c.handler_id
    left join department d on d.id = c.department_id`;

/** Rows by id, in no order. */
export const SELECT_ENTRIES = `
  select ${ENTRY_COLUMNS}
    from complaint c ${ENTRY_JOINS}
   where c.id = any($1)`;
