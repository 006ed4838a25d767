import type { Pool } from "pg";

import { newId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import type { Claimed } from "./claim.ts";
import { PATIENCE_MS, pauseAfter } from "./rules/pause.ts";
import type { Outcome } from "./send.ts";

export type Attempt = Outcome & { readonly at: Date; readonly ms: number };

/**
 * What became of an attempt: with the delivery, as an attempt, and on the endpoint, in one statement. Whoever has lost its
 * lease is not heard: another has taken it up.
 */
export async function settle(
  pool: Pool,
  { id, lease, tries }: Claimed,
  { failure, answer, at, ms }: Attempt,
  now: Date,
): Promise<void> {
  const pause = failure === null || failure === "RIGHT_LOST" ? null : pauseAfter(tries + 1);
  const state = failure === null ? "DELIVERED" : pause === null ? "FAILED" : "WAITING";
  const nextAt = new Date(now.getTime() + (pause ?? 0));
  const settledAt = state === "WAITING" ? null : now;
  const attemptId = newId<"WebhookAttempt">(now);
  await read(
    pool,
    SETTLE,
    [id, lease, state, nextAt, settledAt, attemptId, at, failure, answer, ms, now],
    "webhook_settle",
  );
}

/** PAR-1: what has failed for three days without one success is sent nothing more. */
export async function disableFailing(pool: Pool, now: Date): Promise<void> {
  await read(pool, DISABLE, [now, new Date(now.getTime() - PATIENCE_MS)], "webhook_disable");
}

const SETTLE = `
  with settled as (
    update webhook_delivery set state = $3, next_at = $4, settled_at = $5, tries = tries + 1
     where id = $1 and state = 'WAITING' and next_at = $2 returning endpoint_id
  ), told as (
    insert into webhook_attempt (id, delivery_id, at, failure, answer, ms) select $6, $1, $7, $8, $9, $10 from settled
  )
  update webhook_endpoint e set failing_since = case when $8::text is null then null else $11::timestamptz end
    from settled
   where e.id = settled.endpoint_id and $8::text is distinct from 'RIGHT_LOST' and ($8::text is null) = (e.failing_since is not null)`;

const DISABLE =
  "update webhook_endpoint set disabled_at = $1 where failing_since <= $2 and disabled_at is null and ended_at is null";
