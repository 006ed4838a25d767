import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { WebhookFailure, WebhookState } from "@heyi/schema/vocabulary/webhook.ts";
import type { Pool } from "pg";

import type { CompanyId, PartnerAppId, WebhookDeliveryId, WebhookEndpointId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";

/** As it is shown: what it keeps sealed is never read for this. */
export type Endpoint = {
  readonly id: WebhookEndpointId;
  readonly companyId: CompanyId;
  readonly shown: string;
  readonly kinds: readonly EventKind[];
  /** Their codes. */
  readonly projects: readonly string[];
  readonly createdAt: Date;
  readonly upTo: number;
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly waiting: number;
};
export type Delivery = {
  readonly id: WebhookDeliveryId;
  readonly companyId: CompanyId;
  readonly seq: number;
  readonly number: string;
  readonly kind: EventKind;
  readonly state: WebhookState;
  readonly nextAt: Date;
  readonly settledAt: Date | null;
  readonly attempts: readonly Attempt[];
};
export type Attempt = {
  readonly at: Date;
  readonly failure: WebhookFailure | null;
  readonly answer: string | null;
  readonly ms: number;
};

const MOST_DELIVERIES = 20;
const MOST_ATTEMPTS = 10;

/** An app's in use, the oldest first. */
export async function endpointsOf(pool: Pool, appId: PartnerAppId): Promise<readonly Endpoint[]> {
  type Row = Omit<Endpoint, "upTo"> & { readonly upTo: string };
  const rows = await read<Row>(pool, ENDPOINTS, [appId], "webhook_endpoints");
  return rows.map((row) => ({ ...row, upTo: Number(row.upTo) }));
}

/** The latest of an endpoint, the newest first. */
export async function deliveriesOf(
  pool: Pool,
  { id, companyId }: Endpoint,
  state: WebhookState | null,
): Promise<readonly Delivery[]> {
  type Row = Omit<Delivery, "seq" | "attempts" | "companyId"> & {
    readonly seq: string;
    readonly attempts: readonly (Omit<Attempt, "at"> & { readonly at: string })[];
  };
  const rows = await read<Row>(
    pool,
    DELIVERIES,
    [id, state, MOST_DELIVERIES, MOST_ATTEMPTS],
    "webhook_deliveries",
  );
  return rows.map(({ seq, attempts, ...row }) => ({
    ...row,
    companyId,
    seq: Number(seq),
    attempts: attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) })),
  }));
}

const ENDPOINTS = `
  select e.id, e.company_id as "companyId", e.shown, e.kinds, e.created_at as "createdAt", e.up_to::text as "upTo",
         e.failing_since as "failingSince", e.disabled_at as "disabledAt",
         array(select code from project where id = any(e.project_ids) order by position, code) as projects,
         (select count(*)::int from webhook_delivery d where d.endpoint_id = e.id and d.state = 'WAITING') as waiting
    from webhook_endpoint e
   where e.app_id = $1 and e.ended_at is null
   order by e.created_at, e.id`;

const DELIVERIES = `
  select d.id, d.seq::text as seq, c.number, d.kind, d.state, d.next_at as "nextAt", d.settled_at as "settledAt",
         coalesce((select json_agg(t) from (
           select at, failure, answer, ms from webhook_attempt where delivery_id = d.id order by at desc, id desc limit $4) t), '[]') as attempts
    from webhook_delivery d join complaint c on c.id = d.complaint_id
   where d.endpoint_id = $1 and ($2::text is null or d.state = $2)
   order by d.seq desc
   limit $3`;
