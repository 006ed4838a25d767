import type { NextAction } from "@heyi/schema/vocabulary/clock.ts";
import type { State } from "@heyi/schema/vocabulary/complaint.ts";
import type { Pool } from "pg";

import { addSight, Conditions, OPEN } from "../complaint/queue/conditions.ts";
import type { CompanyId, ComplaintId } from "../kernel/ids.ts";
import { localDate } from "../kernel/local-time.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Sight } from "../org/access.ts";

/** REP-1: an open complaint as stocktaking sees it. */
export type StockRow = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly state: State;
  readonly project: string;
  readonly excerpt: string;
  readonly owner: string | null;
  readonly nextAction: NextAction | null;
  readonly dueAt: Date | null;
  readonly isOverdue: boolean;
  /** Without an owner, a next action or its time: nobody would ever look at it again. */
  readonly isLost: boolean;
};
export type Stock = { readonly total: number; readonly lost: number; readonly rows: readonly StockRow[] };

const MOST_ROWS = 500;

/** Its owner, as long as they work here: who has gone looks at nothing. */
const OWNER = "left join staff o on o.id = c.owner_id and o.active";
const IS_LOST = "(o.id is null or c.next_action is null or c.next_action_due_at is null)";

/** REP-1: every open complaint in sight, the lost first, then what runs out first; MOST_ROWS at most, counts of all. */
export async function takeStockOf(pool: Pool, sight: Sight, now: Date): Promise<Stock> {
  const where = new Conditions();
  addSight(where, sight);
  where.and(OPEN);
  const at = where.param(now);
  type Row = StockRow & { readonly total: number; readonly lost: number };
  const rows = await readerOf(pool).query<Row>(
    `select c.id, c.number, c.state, p.name as project, left(c.content, 60) as excerpt, o.name as owner,
            c.next_action as "nextAction", c.next_action_due_at as "dueAt", coalesce(c.next_action_due_at < ${at}, false) as "isOverdue",
            ${IS_LOST} as "isLost", count(*) over ()::int as total, count(*) filter (where ${IS_LOST}) over ()::int as lost
       from complaint c join project p on p.id = c.project_id ${OWNER}
      where ${where.text}
      order by ${IS_LOST} desc, c.next_action_due_at, c.id
      limit ${MOST_ROWS}`,
    where.params,
  );
  return { total: rows[0]?.total ?? 0, lost: rows[0]?.lost ?? 0, rows };
}

export type DayFound = { readonly companyId: CompanyId; readonly open: number; readonly lost: number };

/** REP-1: counts each company and keeps the day's finding; a day counted again has the newer one. */
export function recordStock(pool: Pool, now: Date): Promise<readonly DayFound[]> {
  return readerOf(pool).query<DayFound>(RECORD, [localDate(now), now], "stocktaking");
}

const RECORD = `
  insert into stocktaking (company_id, day, open, lost, at)
  select co.id, $1, count(c.id) filter (where ${OPEN}), count(c.id) filter (where ${OPEN} and ${IS_LOST}), $2
    from company co left join complaint c on c.company_id = co.id ${OWNER}
   group by co.id
  on conflict (company_id, day) do update set open = excluded.open, lost = excluded.lost, at = excluded.at
  returning company_id as "companyId", open, lost`;

export type StockDay = { readonly day: string; readonly open: number; readonly lost: number };

/** The last thirty days' findings, the newest first. */
export function stockDays(pool: Pool, companyId: CompanyId): Promise<readonly StockDay[]> {
  return readerOf(pool).query<StockDay>(
    "select day, open, lost from stocktaking where company_id = $1 order by day desc limit 30",
    [companyId],
    "stock_days",
  );
}
