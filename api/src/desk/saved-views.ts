import type { Pool } from "pg";

import { Check, LONGEST } from "../kernel/check.ts";
import { NotFoundError } from "../kernel/errors.ts";
import { newId, type StaffId } from "../kernel/ids.ts";
import { inTransaction } from "../kernel/sql.ts";

const MOST_VIEWS = 30;
const LONGEST_QUERY = 2_000;

/** Keeps a set of filters under a name of the person's own; the same name again takes the new filters. */
export async function saveView(
  pool: Pool,
  staffId: StaffId,
  given: { readonly name: string; readonly query: string },
  now: Date,
): Promise<string> {
  const check = new Check();
  const name = check.text("name", given.name, LONGEST.short);
  if (given.query.length > LONGEST_QUERY) check.fault("query", "TOO_LONG", String(LONGEST_QUERY));
  return inTransaction(pool, async (tx) => {
    await tx.query("select id from staff where id = $1 for update", [staffId]);
    const others = await tx.query("select id from saved_view where staff_id = $1 and name <> $2", [
      staffId,
      name,
    ]);
    if (others.length >= MOST_VIEWS) check.fault("name", "TOO_MANY", String(MOST_VIEWS));
    check.done();
    const [row] = await tx.query<{ id: string }>(UPSERT, [newId(now), staffId, name, given.query]);
    if (row === undefined) throw new Error("the view was not kept");
    return row.id;
  });
}

/** @throws NotFoundError for what is not this person's */
export async function removeView(pool: Pool, staffId: StaffId, id: string): Promise<void> {
  const { rowCount } = await pool.query("delete from saved_view where id = $1 and staff_id = $2", [
    id,
    staffId,
  ]);
  if (rowCount === 0) throw new NotFoundError("saved view");
}

const UPSERT = `
  insert into saved_view (id, staff_id, name, query) values ($1, $2, $3, $4)
  on conflict (staff_id, name) do update set query = excluded.query
  returning id`;
