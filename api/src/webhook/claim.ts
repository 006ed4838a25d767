import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Pool } from "pg";

import type { CompanyId, WebhookDeliveryId, WebhookEndpointId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import { TOLD_BY } from "./fan-out.ts";
import { PATIENCE_MS } from "./rules/pause.ts";

/** A delivery that is this process's until `lease`, with all that sending it takes. */
export type Claimed = {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly companyId: CompanyId;
  readonly sealed: string;
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: Date;
  readonly tries: number;
  readonly lease: Date;
  readonly code: string;
  /** The app may read this complaint now, and wants to be told. */
  readonly allowed: boolean;
};

/** Longer than an attempt may take: who has not settled by then is dead. */
export const LEASE_MS = 30_000;
/** Of one endpoint at once: each of another complaint. */
const AT_ONCE = 16;

/**
 * Takes what is due of endpoints that are not busy here. Of one complaint only the first that waits: what happened to it
 * later is told later (LIV-1), also by other processes. What lies beyond an endpoint's position is left to the fan-out.
 */
export async function claim(
  pool: Pool,
  now: Date,
  busy: readonly WebhookEndpointId[],
  mostEndpoints: number,
): Promise<readonly Claimed[]> {
  const lease = new Date(now.getTime() + LEASE_MS);
  type Row = Omit<Claimed, "seq"> & { readonly seq: string };
  const rows = await read<Row>(
    pool,
    CLAIM,
    [now, lease, busy, mostEndpoints, AT_ONCE, TOLD_BY],
    "webhook_claim",
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** When, after a moment at which everything was claimed, there is something to do without anybody's word; null: never. */
export async function nextDue(pool: Pool, after: Date): Promise<Date | null> {
  const [row] = await read<{ at: Date | null }>(pool, NEXT, [after, PATIENCE_MS], "webhook_next");
  return row?.at ?? null;
}

/** The first of each complaint by the index on what waits: an anti-join is a matter of luck in so lively a table. */
const CLAIM = `
  with head as materialized (
    select distinct on (d.endpoint_id, d.complaint_id) d.id, d.endpoint_id, d.seq, d.next_at, e.up_to
      from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
     where d.state = 'WAITING' and e.disabled_at is null and e.ended_at is null and not (e.id = any($3))
     order by d.endpoint_id, d.complaint_id, d.seq
  ), ready as materialized (
    select id, dense_rank() over (order by endpoint_id) as endpoint,
           row_number() over (partition by endpoint_id order by next_at, seq) as turn
      from head where next_at <= $1 and seq <= up_to
  ), due as materialized (
    select d.id from ready r join webhook_delivery d on d.id = r.id
     where r.endpoint <= $4 and r.turn <= $5 and d.state = 'WAITING' and d.next_at <= $1
       for update of d skip locked
  )
  update webhook_delivery d set next_at = $2
    from due, webhook_endpoint e, partner_app a, complaint c, event v
   where d.id = due.id and e.id = d.endpoint_id and a.id = e.app_id and c.id = d.complaint_id
     and v.company_id = e.company_id and v.seq = d.seq
  returning d.id, d.endpoint_id as "endpointId", e.company_id as "companyId", e.sealed, d.seq::text as seq, d.kind, v.at, d.tries,
            d.next_at as lease, c.tracking_code as code,
            a.ended_at is null and a.scopes @> $6::text[]
              and (cardinality(a.project_ids) = 0 or c.project_id = any(a.project_ids)) as allowed`;

const NEXT = `
  select least(min(d.next_at), min(e.failing_since) + $2 * interval '1 millisecond') as at
    from webhook_endpoint e
    left join lateral (select next_at from webhook_delivery
                        where endpoint_id = e.id and state = 'WAITING' and next_at > $1 order by next_at limit 1) d on true
   where e.disabled_at is null and e.ended_at is null`;
