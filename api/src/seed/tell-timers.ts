import type { Pool } from "pg";

import { loadGroundsOf } from "../complaint/ground-of.ts";
import { catchUp } from "../complaint/rules/timers.ts";
import { save } from "../complaint/save.ts";
import { lockAggregate } from "../complaint/store.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import { inTransaction, read } from "../kernel/sql.ts";

/** Tells, each at its own instant, what fell due for these complaints up to a moment of the past. */
export async function tellTimers(pool: Pool, ids: readonly ComplaintId[], until: Date): Promise<void> {
  for (;;) {
    const [timer] = await read<{ id: ComplaintId; at: Date }>(pool, NEXT, [ids, until]);
    if (timer === undefined) return;
    await inTransaction(pool, async (tx) => {
      const before = await lockAggregate(tx, timer.id);
      const { companyId } = before.facts;
      const groundOf = await loadGroundsOf(tx, companyId, [timer.id]);
      const ground = { ...groundOf(before), now: timer.at };
      await save(tx, companyId, [{ before, birth: null, events: catchUp(before, ground), ground }]);
    });
  }
}

const NEXT = `
  select complaint_id as id, fire_at as at from timer
   where complaint_id = any($1) and fire_at <= $2
   order by fire_at limit 1`;
