import { ENTRY_COLUMNS, ENTRY_JOINS, type QueueEntry } from "../complaint/queue/entry.ts";
import type { Ask, Asking, WorkFacts, WorkMeasure, WorkTask } from "./rules/asks.ts";

/** A complaint as a row of the queue, with what it asks of people. */
export type WorkRow = QueueEntry &
  WorkFacts & {
    readonly tasks: readonly (Omit<WorkTask, "dueAt" | "addedAt"> & { dueAt: string; addedAt: string })[];
    readonly measures: readonly (Omit<WorkMeasure, "remindedAt"> & { remindedAt: string | null })[];
  };

/** One thing that waits for its reader. */
export type WorkItem = Ask & { readonly complaint: WorkRow };

/** Over `complaint c` and the joins of a queue row: what its rules ask beside that, its open tasks, and the measures that are not done. */
export const WORK_COLUMNS = `${ENTRY_COLUMNS},
         c.escalated_at as "escalatedAt", c.acknowledged_level as "acknowledgedLevel", c.major_proposed_at as "majorProposedAt",
         c.major_since as "majorSince", c.meeting_due_at as "meetingDueAt", c.meeting_held_at as "meetingHeldAt",
         c.quiet_until as "quietUntil", c.resolved_at as "resolvedAt", c.visit_exemption as "visitExemption",
         c.about_staff_id as "aboutStaffId", c.next_action as "nextAction", c.next_action_due_at as "nextActionDueAt",
         case when cardinality(c.task_department_ids) = 0 then '[]' else coalesce((
           select json_agg(json_build_object('id', t.id, 'departmentId', t.department_id, 'handlerId', t.handler_id, 'state', t.state,
                                             'what', t.what, 'dueAt', t.due_at, 'addedAt', t.added_at) order by t.due_at, t.id)
             from task t where t.complaint_id = c.id and t.state in ('OFFERED', 'ACCEPTED')), '[]') end as tasks,
         case when cardinality(c.measure_owner_ids) = 0 then '[]' else coalesce((
           select json_agg(json_build_object('id', m.id, 'ownerId', m.owner_id, 'what', m.what, 'dueDate', m.due_date,
                                             'remindedAt', m.reminded_at) order by m.due_date, m.id)
             from preventive_measure m where m.complaint_id = c.id and m.done_at is null), '[]') end as measures`;
export const WORK_JOINS = ENTRY_JOINS;

export function toAsking(row: WorkRow): Asking {
  return {
    facts: row,
    tasks: row.tasks.map((task) => ({
      ...task,
      dueAt: new Date(task.dueAt),
      addedAt: new Date(task.addedAt),
    })),
    measures: row.measures.map((measure) => ({
      ...measure,
      remindedAt: measure.remindedAt === null ? null : new Date(measure.remindedAt),
    })),
  };
}
