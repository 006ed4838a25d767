import type { Figure } from "@heyi/schema/vocabulary/board.ts";
import { ENDED_STATES } from "@heyi/schema/vocabulary/complaint.ts";

import type { Named } from "../complaint/detail.ts";
import { OPEN } from "../complaint/queue/conditions.ts";
import { ENTRY_COLUMNS, ENTRY_JOINS, type QueueEntry } from "../complaint/queue/entry.ts";
import type { DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import { addDays, localDate, localInstant, type LocalDate } from "../kernel/local-time.ts";
import type { Reader } from "../kernel/sql.ts";
import { sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";

export type Counted = Readonly<Record<Figure, number>>;
export type Share<Of> = { readonly of: Of; readonly counts: Counted };
export type Figures = {
  readonly total: Counted;
  readonly projects: readonly Share<Named<ProjectId> & { readonly code: string }>[];
  /** Departments of the same name in several projects are one line each. */
  readonly departments: readonly Share<Named<DepartmentId> & { readonly projectName: string }>[];
  readonly people: readonly Share<Named<StaffId> & { readonly title: string }>[];
};

/** As conditions over `complaint c`, which is open anyway. */
const IS: Readonly<Record<Figure, string>> = {
  OPEN: "true",
  UNASSIGNED: "c.state = 'REGISTERED'",
  OVERDUE: "c.urge = 'OVERDUE'",
  ESCALATED: "c.level > 0",
  MAJOR: "c.severity = 'MAJOR'",
  // VIS-1: resolved, and the time to visit has run out.
  VISITS_MISSED: `c.state = 'RESOLVED' and exists (
           select from clock k where k.complaint_id = c.id and k.kind = 'VISIT' and k.state = 'RUNNING' and k.overdue_fired_at is not null)`,
  SUSPENDED: "c.state = 'SUSPENDED'",
};
const FIGURES = Object.keys(IS) as Figure[];

/** The projects of which everything lies in sight, narrowed to those asked for; null: the whole company. */
function projectsSeen(actor: Actor, asked: readonly ProjectId[] | null): readonly ProjectId[] | null {
  const { wholeCompany, projectIds } = sightOf(actor);
  if (wholeCompany) return asked;
  return asked === null ? projectIds : projectIds.filter((id) => asked.includes(id));
}

type Row = Counted & {
  readonly what: "TOTAL" | "PROJECT" | "DEPARTMENT" | "PERSON";
  readonly id: string | null;
  readonly name: string | null;
  readonly beside: string | null;
};

/** What is wrong now, and where: one pass over what is open, added up whole, by project, by department and by person. */
export async function readFigures(
  reader: Reader,
  actor: Actor,
  projectIds: readonly ProjectId[] | null,
): Promise<Figures> {
  const seen = projectsSeen(actor, projectIds);
  const rows = await reader.query<Row>(SELECT_FIGURES, [actor.companyId, seen], "figures");
  const of = (what: Row["what"]) => rows.filter((row) => row.what === what);
  const [total] = of("TOTAL");
  if (total === undefined) throw new Error("the sum of nothing is a row too");
  return {
    total,
    projects: of("PROJECT").map((row) => ({
      of: { id: row.id as ProjectId, name: row.name ?? "", code: row.beside ?? "" },
      counts: row,
    })),
    departments: of("DEPARTMENT").map((row) => ({
      of: { id: row.id as DepartmentId, name: row.name ?? "", projectName: row.beside ?? "" },
      counts: row,
    })),
    people: of("PERSON").map((row) => ({
      of: { id: row.id as StaffId, name: row.name ?? "", title: row.beside ?? "" },
      counts: row,
    })),
  };
}

const SUMS = FIGURES.map((figure) => `coalesce(sum(o."${figure}"), 0)::int as "${figure}"`).join(", ");
const SELECT_FIGURES = `
  with open as (
  select c.project_id, c.department_id, coalesce(c.handler_id, c.owner_id) as staff_id,
         ${FIGURES.map((figure) => `(${IS[figure]})::int as "${figure}"`).join(", ")}
    from complaint c
   where ${OPEN} and c.company_id = $1 and ($2::uuid[] is null or c.project_id = any($2))
  ), added as (
  select o.project_id, o.department_id, o.staff_id, grouping(o.project_id, o.department_id, o.staff_id) as by, ${SUMS}
    from open o
   group by grouping sets ((), (o.project_id), (o.department_id), (o.staff_id))
  )
  select case a.by when 7 then 'TOTAL' when 3 then 'PROJECT' when 5 then 'DEPARTMENT' else 'PERSON' end as what,
         coalesce(a.project_id, a.department_id, a.staff_id) as id, coalesce(p.name, d.name, s.name) as name,
         coalesce(p.code, dp.name, s.title) as beside, ${FIGURES.map((figure) => `a."${figure}"`).join(", ")}
    from added a
    left join project p on p.id = a.project_id
    left join department d on d.id = a.department_id
    left join project dp on dp.id = d.project_id
    left join staff s on s.id = a.staff_id
   where a.by = 7 or coalesce(a.project_id, a.department_id, a.staff_id) is not null
   order by a.by, a."OVERDUE" desc, a."OPEN" desc, coalesce(p.position, 0), coalesce(d.code, s.name)`;

export type FigureQuestion = {
  readonly figure: Figure;
  readonly projectIds: readonly ProjectId[] | null;
  readonly departmentId: DepartmentId | null;
  /** Who handles it, or owns it where nobody does. */
  readonly staffId: StaffId | null;
};

const MOST_BEHIND = 200;

/** The complaints behind a figure, what runs out first. */
export function readBehind(
  reader: Reader,
  actor: Actor,
  { figure, projectIds, departmentId, staffId }: FigureQuestion,
): Promise<QueueEntry[]> {
  return reader.query<QueueEntry>(
    `select ${ENTRY_COLUMNS}
    from complaint c ${ENTRY_JOINS}
   where ${OPEN} and c.company_id = $1 and ($2::uuid[] is null or c.project_id = any($2)) and ${IS[figure]}
     and ($3::uuid is null or c.department_id = $3)
     and ($4::uuid is null or coalesce(c.handler_id, c.owner_id) = $4)
   order by c.due_at, c.id
   limit ${MOST_BEHIND}`,
    [actor.companyId, projectsSeen(actor, projectIds), departmentId, staffId],
    `figure_${figure}`,
  );
}

/** One day of the log. */
export type TrendDay = {
  readonly day: LocalDate;
  readonly registered: number;
  readonly ended: number;
  /** Clocks that ran out on this day. */
  readonly overdue: number;
  /** Open at its end; of today, now. */
  readonly open: number;
};

type DayRow = Omit<TrendDay, "open"> & { readonly back: number };

const TREND_DAYS = 14;

/** REP-4: whether it gets better: the last days as the log has them. How many were open follows from how many are. */
export async function readTrend(
  reader: Reader,
  actor: Actor,
  projectIds: readonly ProjectId[] | null,
  now: Date,
): Promise<readonly TrendDay[]> {
  const today = localDate(now);
  const first = addDays(today, 1 - TREND_DAYS);
  const seen = projectsSeen(actor, projectIds);
  const rows = await reader.query<DayRow & { readonly now: number }>(
    SELECT_TREND,
    [actor.companyId, seen, localInstant(first, "00:00")],
    "trend",
  );
  const byDay = new Map(rows.map((row) => [row.day, row]));
  let open = rows[0]?.now ?? 0;
  const days: TrendDay[] = [];
  for (let back = 0; back < TREND_DAYS; back += 1) {
    const day = addDays(today, -back);
    const { registered = 0, ended = 0, overdue = 0, back: reopened = 0 } = byDay.get(day) ?? {};
    days.push({ day, registered, ended, overdue, open });
    open += ended - registered - reopened;
  }
  return days.toReversed();
}

const ENDED = ENDED_STATES.map((state) => `'${state}'`).join(", ");
/** By the index event_of_trend, which holds these kinds alone. Nothing happened: how many are open comes by itself. */
const SELECT_TREND = `
  with now as (
  select count(*)::int as now from complaint c
   where ${OPEN} and c.company_id = $1 and ($2::uuid[] is null or c.project_id = any($2))
  ), days as (
  select (e.at at time zone 'Asia/Shanghai')::date::text as day,
         count(*) filter (where e.kind = 'REGISTERED')::int as registered,
         count(*) filter (where e.kind in ('CLOSED', 'WITHDRAWN', 'MERGED'))::int as ended,
         count(*) filter (where e.kind = 'REOPENED' and e.before->>'state' in (${ENDED}))::int as back,
         count(*) filter (where e.kind = 'CLOCK_OVERDUE')::int as overdue
    from event e
   where e.company_id = $1 and e.at >= $3 and ($2::uuid[] is null or (e.after->>'projectId')::uuid = any($2))
     and e.kind in ('REGISTERED', 'CLOSED', 'WITHDRAWN', 'MERGED', 'REOPENED', 'CLOCK_OVERDUE')
   group by 1
  )
  select days.*, now.now from now left join days on true`;
