import type { Pool } from "pg";

import { read } from "../kernel/sql.ts";
import { HEARD_OF } from "../resident/tracked.ts";

/** So much of a company's log is looked through for one endpoint at a time. */
const WINDOW = 2_000;
const MOST_ENDPOINTS = 20;

/** What an app needs for being told: it is read only what it could read by asking. */
export const TOLD_BY = ["COMPLAINT_READ", "WEBHOOK_MANAGE"] as const;

/**
 * PAR-1, LIV-1: writes down what has to be told, for each endpoint that is behind the log, and how far that went, in one
 * statement: each event once, in the order of the log. What a replay comes across again is to be told again, under the
 * same id. True: there may be more.
 */
export async function fanOut(pool: Pool, now: Date): Promise<boolean> {
  const moved = await read(
    pool,
    FAN_OUT,
    [now, HEARD_OF, TOLD_BY, WINDOW, MOST_ENDPOINTS],
    "webhook_fan_out",
  );
  return moved.length > 0;
}

/** Every command wakes the courier, and most houses have no endpoint: then this one question is all. */
export async function isAnyInUse(pool: Pool): Promise<boolean> {
  const [row] = await read<{ any: boolean }>(pool, ANY, [], "webhook_any");
  return row?.any === true;
}

const ANY = `select exists (select from webhook_endpoint where ended_at is null and disabled_at is null) as "any"`;

const FAN_OUT = `
  with mine as materialized (
    select e.id, e.company_id, e.app_id, e.kinds, e.project_ids, a.project_ids as app_project_ids, e.up_to
      from webhook_endpoint e
      join partner_app a on a.id = e.app_id and a.ended_at is null and a.scopes @> $3::text[]
      join log_head h on h.company_id = e.company_id and h.seq > e.up_to
     where e.ended_at is null and e.disabled_at is null
     limit $5
       for update of e skip locked
  ), seen as materialized (
    select m.*, v.seq, v.kind, v.complaint_id
      from mine m
     cross join lateral (select seq, kind, complaint_id from event
                          where company_id = m.company_id and seq > m.up_to order by seq limit $4) v
  ), told as (
    insert into webhook_delivery (id, endpoint_id, complaint_id, seq, kind, state, tries, next_at)
    select gen_random_uuid(), s.id, s.complaint_id, s.seq, s.kind, 'WAITING', 0, $1
      from seen s
      join complaint c on c.id = s.complaint_id and c.partner_app_id = s.app_id
      left join event_words w on w.company_id = s.company_id and w.seq = s.seq
     where (w.public or s.kind = any($2))
       and (cardinality(s.kinds) = 0 or s.kind = any(s.kinds))
       and (cardinality(s.project_ids) = 0 or c.project_id = any(s.project_ids))
       and (cardinality(s.app_project_ids) = 0 or c.project_id = any(s.app_project_ids))
        on conflict (endpoint_id, seq) do update set state = 'WAITING', tries = 0, next_at = excluded.next_at, settled_at = null
  )
  update webhook_endpoint e set up_to = s.last
    from (select id, max(seq) as last from seen group by id) s
   where e.id = s.id returning e.id`;
