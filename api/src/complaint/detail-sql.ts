import type { Whereabouts } from "../org/access.ts";
import { DEPARTMENT_ROW, PROJECT_ROW, STAFF_ROW } from "../org/rows.ts";
import type { GroundStamp } from "../sla/ground.ts";
import { GROUND_OF_COMPLAINT } from "./ground-of.ts";
import { CASEWORK, type CaseworkRow } from "./casework.ts";
import type { ComplaintDetail, EarlierComplaint } from "./detail.ts";
import type { Standing } from "./facts.ts";
import { AGGREGATE_COLUMNS, type AggregateRow } from "./store.ts";
import { TIMELINE_COLUMNS, TIMELINE_JOINS, type EntryRow } from "./timeline.ts";

/** A complaint as the statement below gives it: columns flat, what it has many of as JSON. */
export type DetailRow = AggregateRow &
  Standing &
  Pick<
    ComplaintDetail,
    | "number"
    | "trackingCode"
    | "occurredAt"
    | "content"
    | "demand"
    | "mood"
    | "seeks"
    | "room"
    | "complainant"
    | "project"
    | "intakeStaff"
    | "owner"
    | "handler"
    | "department"
  > & {
    readonly ground: GroundStamp;
    readonly latest: readonly EntryRow[];
    readonly related: readonly RelatedRow[];
    readonly casework: CaseworkRow | null;
    readonly seq: string;
  };

type RelatedRow = Omit<EarlierComplaint, "receivedAt"> &
  Omit<Whereabouts, "companyId"> & {
    readonly receivedAt: string;
    readonly repeatOfId: EarlierComplaint["id"] | null;
  };

/** $1: how many entries of the timeline; $2, $3: where the reader sees what is confidential (TRI-2); $4: kinds of casework, none where it is not asked for. Narrow it over `complaint c`. */
export const SELECT_DETAIL = `
  select ${AGGREGATE_COLUMNS},
         c.number, c.tracking_code as "trackingCode", c.occurred_at as "occurredAt", c.content, c.demand, c.mood, c.seeks, r.label as room,
         c.next_action as "nextAction", c.next_action_due_at as "nextActionDueAt", c.due_at as "dueAt", c.due_kind as "dueKind",
         c.urge, c.provisional,
         json_build_object('kind', w.kind, 'name', w.name, 'phone', w.phone) as complainant,
         ${PROJECT_ROW("p")} as project, ${STAFF_ROW("i")} as "intakeStaff", ${STAFF_ROW("o")} as owner, ${STAFF_ROW("h")} as handler,
         ${DEPARTMENT_ROW("d")} as department,
         ${GROUND_OF_COMPLAINT} as ground,
         (select l.seq from log_head l where l.company_id = c.company_id)::text as seq,
         ${CASEWORK("$4")} as casework,
         coalesce((
           select json_agg(q) from (
             select q.id, q.number, q.state, q.received_at as "receivedAt", left(q.content, 80) as excerpt, q.category, qr.label as room,
                    q.repeat_of_id as "repeatOfId", q.project_id as "projectId", q.department_id as "departmentId",
                    q.owner_id as "ownerId", q.handler_id as "handlerId", q.task_department_ids as "taskDepartmentIds",
                    q.measure_owner_ids as "measureOwnerIds"
               from complaint q left join room qr on qr.id = q.room_id
              where q.company_id = c.company_id and (q.repeat_of_id = c.id or q.id = c.repeat_of_id)
              order by q.received_at) q), '[]') as related,
         coalesce((
           select json_agg(e) from (
             select ${TIMELINE_COLUMNS}
               from event e ${TIMELINE_JOINS}
              where e.company_id = c.company_id and e.complaint_id = c.id
                and ($2 or e.kind <> 'MALICIOUS_FLAGGED' or c.project_id = any($3))
              order by e.seq desc
              limit $1) e), '[]') as latest
    from complaint c
    join complainant w on w.id = c.complainant_id
    join project p on p.id = c.project_id
    join staff i on i.id = c.intake_staff_id
    left join staff o on o.id = c.owner_id
    left join staff h on h.id = c.handler_id
    left join room r on r.id = c.room_id
    left join department d on d.id = c.department_id`;
