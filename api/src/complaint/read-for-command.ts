import type { EventKind } from "@heyi/schema/vocabulary/event.ts";

import type { ComplaintId, DepartmentId, StaffId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import type { GroundStamp } from "../sla/ground.ts";
import { AROUND_COLUMN } from "./around.ts";
import { ASSIGNEE } from "./assignees.ts";
import type { Aggregate } from "./facts.ts";
import { GROUND_OF_COMPLAINT } from "./ground-of.ts";
import type { Json } from "./row.ts";
import { RECEIPT_FOUND, type EarlierReceipt } from "./once.ts";
import type { Assignee } from "./rules/assignment.ts";
import type { MergeTarget } from "./rules/elsewhere.ts";
import { AGGREGATE_COLUMNS, toAggregate, type AggregateRow } from "./store.ts";

/** The complaint a command is about, as one snapshot. */
export type Subject = {
  readonly aggregate: Aggregate;
  /** Changes with every write: what is saved must rest on what was read. */
  readonly stamp: string;
  readonly ground: GroundStamp;
  /** HND-2: who changed it last since the version that was seen, apart from what is no conflict; null: nobody. */
  readonly changed: { readonly actorId: StaffId | null; readonly at: string } | null;
};

/** What was found of whom and what a command names. */
export type Looked = {
  readonly assignee: Assignee | null;
  /** The person named, if active and of the complaint's project or the whole company. */
  readonly named: StaffId | null;
  readonly target: MergeTarget;
};

type Asked = {
  readonly complaintId: ComplaintId;
  readonly expectedVersion: number;
  readonly departmentId?: DepartmentId;
  readonly namedStaffId?: StaffId | null;
  readonly intoId?: ComplaintId;
};
type Row = Omit<Subject, "aggregate"> &
  AggregateRow & { readonly around: Json; readonly receipt: EarlierReceipt | null; readonly looked: Looked };

/** Everything that deciding takes, in one statement: the receipt is there even where the complaint is not. */
export async function readForCommand(
  reader: Reader,
  staffId: StaffId,
  key: string,
  { complaintId, expectedVersion, departmentId, namedStaffId, intoId }: Asked,
): Promise<{ receipt: EarlierReceipt | null; subject: Subject | null; looked: Looked }> {
  const named = [departmentId ?? null, namedStaffId ?? null, intoId ?? null];
  const params = [staffId, key, complaintId, expectedVersion, HARMLESS, ...named];
  const [row] = await reader.query<Row>(SELECT, params, "command_read");
  if (row === undefined) throw new Error("a row was to come in any case");
  const { receipt, looked, stamp, ground, changed } = row;
  // The join is an outer one: without a complaint there are no facts.
  const isThere = (row.facts as unknown) !== null;
  return {
    receipt,
    looked,
    subject: isThere ? { aggregate: toAggregate(row), stamp, ground, changed } : null,
  };
}

/** Told by the server's own timers: it moves no field that a person decides on, so it is no conflict. */
const HARMLESS: readonly EventKind[] = [
  "CLOCK_DUE_SOON",
  "CLOCK_OVERDUE",
  "CLOCK_LIMIT_PASSED",
  "SILENCE_NOTICED",
  "ESCALATION_REMINDED",
  "MAJOR_PROPOSED",
  "RESPONSE_MEETING_OVERDUE",
  "TASK_OVERDUE",
  "PREVENTIVE_MEASURE_DUE",
  "DEADLINES_RECOMPUTED",
  "CONTACT_REVEALED",
  "MESSAGE_SENT",
  "MESSAGE_FAILED",
  // Confidential: nobody below supervisor may learn of it by a conflict (TRI-2).
  "MALICIOUS_FLAGGED",
];

const SELECT = `
  select ${RECEIPT_FOUND} as receipt, found.*,
         json_build_object(
           'assignee', case when $6::uuid is not null then (${ASSIGNEE("$6")}) end,
           'named', case when $7::uuid is not null then (
             select s.id from staff s
              where s.id = $7 and s.active
                and exists (select from staff_role r join complaint o on o.id = $3
                             where r.staff_id = s.id and o.company_id = s.company_id
                               and (r.project_id = o.project_id or r.project_id is null))) end,
           'target', case when $8::uuid is not null then (
             select json_build_object('id', q.id, 'sameComplainant', o.room_id = q.room_id or ow.phone_digits = qw.phone_digits)
               from complaint q join complainant qw on qw.id = q.complainant_id
               join complaint o on o.id = $3 join complainant ow on ow.id = o.complainant_id
              where q.id = $8 and q.project_id = o.project_id and q.state not in ('CLOSED', 'MERGED', 'WITHDRAWN')) end) as looked
    from (values (1)) always
    left join lateral (
  select ${AGGREGATE_COLUMNS}, ${AROUND_COLUMN} as around, c.xmin::text as stamp, ${GROUND_OF_COMPLAINT} as ground,
         case when c.version > $4 then
           (select json_build_object('actorId', e.actor_id, 'at', e.at) from event e
             where e.company_id = c.company_id and e.complaint_id = c.id and e.version > $4
               and not (e.kind = any($5) or (e.kind = 'ESCALATED' and e.actor_id is null))
             order by e.seq desc limit 1) end as changed
    from complaint c
    join complainant w on w.id = c.complainant_id
    join project p on p.id = c.project_id
   where c.id = $3
         ) found on true`;
