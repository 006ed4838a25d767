import type { ProjectId, StaffId } from "../../kernel/ids.ts";
import type { Reader } from "../../kernel/sql.ts";
import type { Sight } from "../../org/access.ts";
import { addSight, Conditions, OPEN } from "./conditions.ts";

export type QueueCounters = {
  readonly open: number;
  readonly unassigned: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly escalated: number;
};

type Projects = readonly ProjectId[] | null;

/**
 * How many open complaints stand in each view, under sight and project. Who sees whole projects reads the sums kept per
 * project, at the same cost for any size; who sees departments only has few, and they are counted.
 */
export async function readCounters(
  reader: Reader,
  sight: Sight,
  projectIds: Projects,
): Promise<QueueCounters> {
  const whole = sight.wholeCompany || !sight.personal;
  const [row] = whole
    ? await sumProjects(reader, sight, projectIds)
    : await countSeen(reader, sight, projectIds);
  return row ?? { open: 0, unassigned: 0, dueSoon: 0, overdue: 0, escalated: 0 };
}

function sumProjects(reader: Reader, sight: Sight, projectIds: Projects): Promise<QueueCounters[]> {
  const seen = sight.wholeCompany ? null : sight.projectIds;
  return reader.query<QueueCounters>(SUM_PROJECTS, [sight.companyId, seen, projectIds], "queue_counters");
}

function countSeen(reader: Reader, sight: Sight, projectIds: Projects): Promise<QueueCounters[]> {
  const where = new Conditions();
  addSight(where, sight);
  where.and(OPEN);
  if (projectIds !== null) where.and("c.project_id = any(?)", projectIds);
  const text = `
  select count(*)::int as open,
         count(*) filter (where c.state = 'REGISTERED')::int as unassigned,
         count(*) filter (where c.urge = 'DUE_SOON')::int as "dueSoon",
         count(*) filter (where c.urge = 'OVERDUE')::int as overdue,
         count(*) filter (where c.level > 0)::int as escalated
    from complaint c
   where ${where.text}`;
  return reader.query<QueueCounters>(text, where.params);
}

/** Open complaints that the reader owns or handles. */
export async function countMine(reader: Reader, sight: Sight, projectIds: Projects): Promise<number> {
  const loads = await readLoads(reader, [sight.staffId], projectIds);
  return loads.get(sight.staffId) ?? 0;
}

/** Open complaints by the person who owns or handles them. */
export async function readLoads(
  reader: Reader,
  staffIds: readonly StaffId[],
  projectIds: Projects = null,
): Promise<ReadonlyMap<StaffId, number>> {
  const rows = await reader.query<{ staffId: StaffId; open: number }>(
    COUNT_LOADS,
    [staffIds, projectIds],
    "queue_loads",
  );
  return new Map(rows.map((row) => [row.staffId, row.open]));
}

const SUM_PROJECTS = `
  select coalesce(sum(q.open), 0)::int as open, coalesce(sum(q.unassigned), 0)::int as unassigned,
         coalesce(sum(q.due_soon), 0)::int as "dueSoon", coalesce(sum(q.overdue), 0)::int as overdue,
         coalesce(sum(q.escalated), 0)::int as escalated
    from queue_counter q
    join project p on p.id = q.project_id
   where p.company_id = $1 and ($2::uuid[] is null or p.id = any($2)) and ($3::uuid[] is null or p.id = any($3))`;

const COUNT_LOADS = `
  select s.id as "staffId",
         (select count(*) from complaint c
           where ${OPEN} and c.owner_id = s.id and ($2::uuid[] is null or c.project_id = any($2)))::int
         + (select count(*) from complaint c
             where ${OPEN} and c.handler_id = s.id and c.owner_id is distinct from s.id and ($2::uuid[] is null or c.project_id = any($2)))::int as open
    from unnest($1::uuid[]) as s(id)`;
