import type { Pool } from "pg";

import { headOf } from "../../../events/log.ts";
import type { CompanyId } from "../../../kernel/ids.ts";
import { inTransaction } from "../../../kernel/sql.ts";
import { OPEN } from "../conditions.ts";
import { ENTRY_COLUMNS, ENTRY_JOINS, type QueueEntry } from "../entry.ts";

/** All open complaints of a company and the place in its log at which they stand so, of one snapshot; null: more than `most`. */
export function readOpen(
  pool: Pool,
  companyId: CompanyId,
  most: number,
): Promise<{ readonly seq: number; readonly entries: readonly QueueEntry[] } | null> {
  return inTransaction(pool, async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    const seq = await headOf(tx, companyId);
    const entries = await tx.query<QueueEntry>(SELECT_OPEN, [companyId, most + 1]);
    return entries.length > most ? null : { seq, entries };
  });
}

const SELECT_OPEN = `
  select ${ENTRY_COLUMNS}
    from complaint c ${ENTRY_JOINS}
   where c.company_id = $1 and ${OPEN}
   order by c.due_at, c.id
   limit $2`;
