import type { Role } from "@heyi/schema/vocabulary/org.ts";

import { OPEN } from "../complaint/queue/conditions.ts";
import { encodeCursor } from "../events/cursor.ts";
import type { ComplaintId, ProjectId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { byUrgency, itemsOf, type Scope } from "./scope.ts";
import { WORK_COLUMNS, WORK_JOINS, type WorkItem, type WorkRow } from "./work-row.ts";

export type Work = {
  readonly items: readonly WorkItem[];
  /** Where in the log this stands. */
  readonly cursor: string;
  /** There are more complaints than were looked at: what runs out first is here. */
  readonly hasMore: boolean;
};

/** Complaints looked at; whoever has more to do than this does not read to the end of it. */
const MOST_COMPLAINTS = 1_000;

/** Everything in the scope, what runs out first on top: one statement picks the complaints, the rules say what each asks. */
export async function readWork(reader: Reader, actor: Actor, scope: Scope): Promise<Work> {
  const { companyId, staffId } = actor;
  const { departmentIds } = sightOf(actor);
  const rows = await (scope === "MINE"
    ? reader.query<Row>(
        SELECT_MINE,
        [companyId, projectsWith(actor, ANSWERING), staffId, departmentIds],
        "work_mine",
      )
    : reader.query<Row>(SELECT_BOARD, [companyId, projectsWith(actor, LEADING)], "work_board"));
  const [first] = rows;
  if (first === undefined) throw new Error("the company has no log");
  const complaints = rows.filter(isRow);
  const items = complaints.slice(0, MOST_COMPLAINTS).flatMap((row) => itemsOf(row, actor, scope));
  return {
    items: items.toSorted(byUrgency),
    cursor: encodeCursor({ companyId, seq: Number(first.seq) }),
    hasMore: complaints.length > MOST_COMPLAINTS,
  };
}

/** These complaints as they stand. */
export function readWorkRows(reader: Reader, ids: readonly ComplaintId[]): Promise<WorkRow[]> {
  return reader.query<WorkRow>(SELECT_ROWS, [ids], "work_rows");
}

/** Whoever looks after a project; who works there answers for visits and closing as well. */
const LEADING: readonly Role[] = ["SUPERVISOR", "PROJECT_MANAGER"];
const ANSWERING: readonly Role[] = ["AGENT", ...LEADING];

/** Null: everywhere. */
function projectsWith({ roles }: Actor, wanted: readonly Role[]): readonly ProjectId[] | null {
  if (roles.some(({ role }) => role === "COMPANY_QA")) return null;
  const held = roles.filter(({ role }) => wanted.includes(role)).map(({ projectId }) => projectId);
  return [...new Set(held.filter((id) => id !== null))];
}

type Row = WorkRow & { readonly seq: string };

/** Where nothing waits the place in the log comes alone. */
function isRow(row: Row): boolean {
  return (row.id as string | null) !== null;
}

/** As the index complaint_on_a_board has it, to the letter. */
const WAITS = `(c.next_action in ('VISIT', 'CLOSE', 'QUIET_PERIOD') or c.level > c.acknowledged_level
      or c.major_proposed_at is not null or (c.major_since is not null and c.meeting_held_at is null))`;
const IN_PROJECTS = "c.company_id = $1 and ($2::uuid[] is null or c.project_id = any($2))";

const SELECT = (picked: string) => `
  with picked as (${picked}
  ), entry as (
  select ${WORK_COLUMNS}
    from (select distinct id from picked) p0
    join complaint c on c.id = p0.id ${WORK_JOINS}
   where c.company_id = $1
   order by coalesce(c.due_at, c.resolved_at), c.id
   limit ${MOST_COMPLAINTS + 1}
  )
  select head.seq::text as seq, entry.*
    from log_head head
    left join entry on true
   where head.company_id = $1`;

/**
 * $3 the person, $4 their departments, $2 the projects where a role of theirs answers. Each line by an index of its own:
 * owner, handler and department of the queue, tasks by department, measures by owner, and what waits for a role by
 * complaint_on_a_board, which holds some hundredth of all that is open.
 */
const SELECT_MINE = SELECT(`
  select c.id from complaint c where ${OPEN} and c.owner_id = $3
   union all
  select c.id from complaint c where ${OPEN} and c.handler_id = $3
   union all
  select c.id from complaint c where ${OPEN} and c.department_id = any($4) and c.state = 'ASSIGNED' and c.handler_id is null
   union all
  select t.complaint_id from task t where t.department_id = any($4) and t.state in ('OFFERED', 'ACCEPTED')
   union all
  select m.complaint_id from preventive_measure m where m.owner_id = $3 and m.done_at is null
   union all
  select c.id from complaint c where ${IN_PROJECTS} and ${OPEN} and ${WAITS}`);

/** What waits or is late, and measures whose day has come: the two small indexes made for it. */
const SELECT_BOARD = SELECT(`
  select c.id from complaint c where ${IN_PROJECTS} and ${OPEN} and (${WAITS} or c.urge = 'OVERDUE')
   union all
  select c.id from preventive_measure m join complaint c on c.id = m.complaint_id
   where m.done_at is null and m.reminded_at is not null and ${IN_PROJECTS}`);

const SELECT_ROWS = `
  select ${WORK_COLUMNS}
    from complaint c ${WORK_JOINS}
   where c.id = any($1)`;
