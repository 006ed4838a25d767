import { EVENTS_CHANNEL } from "../../api/src/events/append.ts";
import type { CompanyId, ComplaintId } from "../../api/src/kernel/ids.ts";
import type { Pool } from "./cluster.ts";

/** When each complaint's respond clock runs out. */
export type Due = ReadonlyMap<ComplaintId, Date>;

/** Moves deadlines near, for nobody waits half an hour: the first at `first`, the others after it over `overMs`; due soon 2 s before. */
export async function moveNear(
  pool: Pool,
  companyId: CompanyId,
  ids: readonly ComplaintId[],
  first: Date,
  overMs: number,
): Promise<Due> {
  const due = new Map(
    ids.map((id, n) => [id, new Date(first.getTime() + Math.floor((overMs * n) / ids.length))]),
  );
  await pool.query(MOVE, [[...due.keys()], [...due.values()]]);
  // The timers are read anew when the log speaks.
  await pool.query("select pg_notify($1, $2 || ':0')", [EVENTS_CHANNEL, companyId]);
  return due;
}

const MOVE = `
  with near as (
    select * from unnest($1::uuid[], $2::timestamptz[]) as n (id, due_at)
  ), clocks as (
    update clock k set due_at = n.due_at, due_soon_at = n.due_at - interval '2 seconds'
      from near n where k.complaint_id = n.id and k.kind = 'RESPOND'
  ), soon as (
    update timer t set fire_at = n.due_at - interval '2 seconds'
      from near n where t.complaint_id = n.id and t.kind = 'CLOCK_DUE_SOON' and t.subject = 'RESPOND:1'
  )
  update timer t set fire_at = n.due_at
    from near n where t.complaint_id = n.id and t.kind = 'CLOCK_OVERDUE' and t.subject = 'RESPOND:1'`;

/** What the log tells of a complaint's respond clock, how often each, and when it became overdue. */
export type Told = {
  readonly id: ComplaintId;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly escalated: number;
  readonly overdueAt: Date | null;
};

export async function toldOf(pool: Pool, ids: readonly ComplaintId[]): Promise<readonly Told[]> {
  const { rows } = await pool.query<Told>(TOLD, [ids]);
  return rows;
}

const TOLD = `
  select c.id,
         count(e.seq) filter (where e.kind = 'CLOCK_DUE_SOON' and e.data->>'clock' = 'RESPOND')::int as "dueSoon",
         count(e.seq) filter (where e.kind = 'CLOCK_OVERDUE' and e.data->>'clock' = 'RESPOND')::int as overdue,
         count(e.seq) filter (where e.kind = 'ESCALATED')::int as escalated,
         min(e.at) filter (where e.kind = 'CLOCK_OVERDUE' and e.data->>'clock' = 'RESPOND') as "overdueAt"
    from complaint c
    left join event e on e.company_id = c.company_id and e.complaint_id = c.id
   where c.id = any($1)
   group by c.id`;
