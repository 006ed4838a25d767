import { appendOfCompany } from "../events/append.ts";
import { enqueue } from "../jobs/job.ts";
import type { Clock } from "../kernel/clock.ts";
import { inTransaction } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import type { CalendarYearData } from "../sla/calendar.ts";
import type { Pool } from "pg";
import { recomputeDeadlines } from "./jobs.ts";
import { checkedYear } from "./rules.ts";

/**
 * SLA-2: loads a year's holiday notice, or a corrected one in its place; running deadlines are computed anew after it.
 * Loading the same again is the same again.
 * @throws NotAllowedError, InvalidError
 */
export async function loadYear(
  { pool, clock, actor }: { readonly pool: Pool; readonly clock: Clock; readonly actor: Actor },
  given: CalendarYearData & { readonly source: string },
): Promise<void> {
  const { companyId, staffId } = administers(actor);
  const { year, source, holidays, makeUpDays } = checkedYear(given);
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    const kept = await tx.query(
      UPSERT,
      [companyId, year, source, JSON.stringify(holidays), JSON.stringify(makeUpDays), now],
      "calendar_load",
    );
    if (kept.length === 0) return;
    await enqueue(tx, recomputeDeadlines, { companyId, year }, { key: `recompute ${companyId} ${year}` });
    const data = { year, source, holidays, makeUpDays };
    await appendOfCompany(tx, companyId, { at: now, kind: "CALENDAR_LOADED", actorId: staffId, data });
  });
}

const UPSERT = `
  insert into calendar_year (company_id, year, source, holidays, make_up_days, loaded_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (company_id, year) do update
     set source = excluded.source, holidays = excluded.holidays, make_up_days = excluded.make_up_days, loaded_at = excluded.loaded_at
   where (calendar_year.source, calendar_year.holidays, calendar_year.make_up_days) is distinct from (excluded.source, excluded.holidays, excluded.make_up_days)
  returning year`;
