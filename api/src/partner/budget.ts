import type { Pool } from "pg";

import type { PartnerAppId } from "../kernel/ids.ts";
import { read, readerOf } from "../kernel/sql.ts";
import { levelOf, pour } from "../resident/bucket.ts";

/** PAR-1: points an app may spend at once, and that come back to it; in one bucket for all its keys and all our processes. */
export const BUDGET = { capacity: 50_000, perSecond: 500, perRequest: 20_000 } as const;

const bucketOf = (appId: PartnerAppId) => ({
  key: `partner ${appId}`,
  capacity: BUDGET.capacity,
  perHour: BUDGET.perSecond * 3_600,
});

export type Spent =
  | { readonly ok: true }
  /** In seconds: when there will be enough. */
  | { readonly ok: false; readonly retryAfter: number };

/** Takes what a request is expected to cost, or tells when to come back. */
export async function spend(pool: Pool, appId: PartnerAppId, points: number, now: Date): Promise<Spent> {
  const reader = readerOf(pool);
  if (await pour(reader, bucketOf(appId), points, now)) return { ok: true };
  const missing = (await levelOf(reader, bucketOf(appId), now)) + points - BUDGET.capacity;
  return { ok: false, retryAfter: Math.max(1, Math.ceil(missing / BUDGET.perSecond)) };
}

/** What it cost less, or more, than was taken; tells what remains. */
export async function settle(
  pool: Pool,
  appId: PartnerAppId,
  difference: number,
  now: Date,
): Promise<number> {
  const [row] = await read<{ level: number }>(
    pool,
    `update bucket set level = greatest(0, greatest(0, level - greatest(0, extract(epoch from $3::timestamptz - at)) * $4) + $2),
                       at = greatest(at, $3)
      where key = $1 returning level::float8 as level`,
    [bucketOf(appId).key, difference, now, BUDGET.perSecond],
    "partner_settle",
  );
  return Math.max(0, Math.floor(BUDGET.capacity - (row?.level ?? 0)));
}
