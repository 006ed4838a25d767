import type { CompanyId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { Reader } from "../../kernel/sql.ts";
import type { Sight } from "../../org/access.ts";
import { addSight, Conditions, isOfOpen, OPEN } from "./conditions.ts";
import type { OpenView, QueueFilter } from "./filter.ts";

export type QueueCounters = {
  readonly open: number;
  readonly unassigned: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly escalated: number;
};

/** With the reader's own work, under the project filter. */
export type OwnCounters = QueueCounters & { readonly mine: number };

/** Which counter tells how many rows a view of open complaints holds. */
export const COUNTED = {
  OPEN: "open",
  UNASSIGNED: "unassigned",
  MINE: "mine",
  DUE_SOON: "dueSoon",
  OVERDUE: "overdue",
  ESCALATED: "escalated",
} as const satisfies Record<OpenView, keyof OwnCounters>;

/** How far the rows of a filter are counted. */
export const COUNT_BOUND = 10_000;

/** Where a filter is a view alone its counter knows how many rows it finds; null where they must be counted. */
export function knownCount(
  { view, projectIds: _, ...others }: QueueFilter,
  counters: OwnCounters,
): number | null {
  if (!isOfOpen(view)) return null;
  return Object.values(others).every((value) => value === null) ? counters[COUNTED[view]] : null;
}

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
  const params: unknown[] = [];
  const [row] = await reader.query<QueueCounters>(selectCounters(sight, projectIds, params), params);
  return row ?? { open: 0, unassigned: 0, dueSoon: 0, overdue: 0, escalated: 0 };
}

export type ProjectCounters = QueueCounters & { readonly projectId: ProjectId };

/** The sums kept for each project of a company, for many readers at once. */
export function readProjectCounters(
  reader: Reader,
  companyId: CompanyId,
): Promise<readonly ProjectCounters[]> {
  return reader.query<ProjectCounters>(PROJECT_COUNTERS, [companyId], "project_counters");
}

/** What `readCounters` gives to a reader of whole projects, from the sums of all. */
export function sumOfSeen(
  all: readonly ProjectCounters[],
  sight: Sight,
  projectIds: Projects,
): QueueCounters {
  const sum = { open: 0, unassigned: 0, dueSoon: 0, overdue: 0, escalated: 0 };
  for (const project of all) {
    const seen = sight.wholeCompany || sight.projectIds.includes(project.projectId);
    if (!seen || (projectIds !== null && !projectIds.includes(project.projectId))) continue;
    for (const view of Object.keys(sum) as (keyof QueueCounters)[]) sum[view] += project[view];
  }
  return sum;
}

/** One row of counters, as a statement of its own or a part of one with these parameters. */
export function selectCounters(sight: Sight, projectIds: Projects, params: unknown[]): string {
  const where = new Conditions(params);
  if (sight.personal && !sight.wholeCompany) {
    addSight(where, sight);
    where.and(OPEN);
    if (projectIds !== null) where.and("c.project_id = any(?)", projectIds);
    return `${COUNT_SEEN} where ${where.text}`;
  }
  where.and("p.company_id = ?", sight.companyId);
  if (!sight.wholeCompany) where.and("p.id = any(?)", sight.projectIds);
  if (projectIds !== null) where.and("p.id = any(?)", projectIds);
  return `${SUM_PROJECTS} where ${where.text}`;
}

/** How many open complaints the reader owns or handles, as part of a statement with these parameters. */
export function countMine(sight: Sight, projectIds: Projects, params: unknown[]): string {
  const where = new Conditions(params);
  const [owner, handler] = [where.param(sight.staffId), where.param(sight.staffId)];
  where.and(`${OPEN} and (c.owner_id = ${owner} or c.handler_id = ${handler})`);
  if (projectIds !== null) where.and("c.project_id = any(?)", projectIds);
  return `select count(*)::int as mine from complaint c where ${where.text}`;
}

const COUNT_SEEN = `
  select count(*)::int as open,
         count(*) filter (where c.state = 'REGISTERED')::int as unassigned,
         count(*) filter (where c.urge = 'DUE_SOON')::int as "dueSoon",
         count(*) filter (where c.urge = 'OVERDUE')::int as overdue,
         count(*) filter (where c.level > 0)::int as escalated
    from complaint c`;

type ProjectLoad = { readonly staffId: StaffId; readonly projectId: ProjectId; readonly open: number };

/** Open complaints by the person who owns or handles them and by project; without those where there is none. */
export function readLoadsByProject(
  reader: Reader,
  staffIds: readonly StaffId[],
): Promise<readonly ProjectLoad[]> {
  return reader.query<ProjectLoad>(LOADS_BY_PROJECT, [staffIds], "queue_loads_by_project");
}

const LOADS_BY_PROJECT = `
  select mine.id as "staffId", mine.project_id as "projectId", count(*)::int as open
    from (select s.id, c.project_id from unnest($1::uuid[]) as s(id) join complaint c on c.owner_id = s.id where ${OPEN}
          union all
          select s.id, c.project_id from unnest($1::uuid[]) as s(id) join complaint c on c.handler_id = s.id
           where ${OPEN} and c.owner_id is distinct from s.id) mine
   group by 1, 2`;

const SUM_PROJECTS = `
  select coalesce(sum(q.open), 0)::int as open, coalesce(sum(q.unassigned), 0)::int as unassigned,
         coalesce(sum(q.due_soon), 0)::int as "dueSoon", coalesce(sum(q.overdue), 0)::int as overdue,
         coalesce(sum(q.escalated), 0)::int as escalated
    from queue_counter q
    join project p on p.id = q.project_id`;

const PROJECT_COUNTERS = `
  select q.project_id as "projectId", q.open, q.unassigned, q.due_soon as "dueSoon", q.overdue, q.escalated
    from queue_counter q
    join project p on p.id = q.project_id
   where p.company_id = $1`;
