import type { Database } from "../../api/src/kernel/db.ts";

/** The log of each company goes on by so many events, which say that a calendar was loaded and so concern no row. */
export async function outrun(pool: Database["pool"], times: number): Promise<void> {
  await pool.query(EVENTS, [times]);
}

const EVENTS = `
  with head as (
    update log_head set seq = seq + $1::int returning company_id, seq
  )
  insert into event (company_id, seq, at, kind, data)
  select head.company_id, head.seq - $1::int + n, now(), 'CALENDAR_LOADED', '{}'
    from head, generate_series(1, $1::int) n
   order by n`;
