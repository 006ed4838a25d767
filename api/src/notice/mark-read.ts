import type { Pool } from "pg";

import type { StaffId } from "../kernel/ids.ts";

/** Marks a person's own notices as read; the moment of the first time stays. */
export async function markRead(
  pool: Pool,
  staffId: StaffId,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await pool.query(
    "update notice set read_at = $3 where staff_id = $1 and id = any($2) and read_at is null",
    [staffId, ids, now],
  );
}
