import type { Database } from "../../api/src/kernel/db.ts";

/**
 * Fills the queue: copies of one complaint, each with its own id, number and deadlines a minute apart. Straight into the
 * tables, since ten thousand phone calls would take the whole afternoon.
 */
export async function multiply(pool: Database["pool"], number: string, times: number): Promise<void> {
  await pool.query(COPIES, [number, times]);
  await pool.query(CLOCKS, [number]);
  await pool.query(COUNTER, [number, times]);
  await pool.query("analyze complaint");
}

const COPIES = `
  insert into complaint
  select (jsonb_populate_record(c, jsonb_build_object(
           'id', gen_random_uuid(),
           'number', split_part(c.number, '-', 1) || '-209901-' || lpad(n::text, 5, '0'),
           'tracking_code', c.tracking_code || n,
           'content', c.content || ' ' || n,
           'due_at', c.due_at + n * interval '1 minute',
           'next_action_due_at', c.next_action_due_at + n * interval '1 minute'))).*
    from complaint c, generate_series(1, $2::int) n
   where c.number = $1`;

const CLOCKS = `
  insert into clock
  select (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'complaint_id', copy.id, 'due_at', copy.due_at))).*
    from complaint c
    join clock k on k.complaint_id = c.id
    join complaint copy on copy.project_id = c.project_id and copy.number like '%-209901-%'
   where c.number = $1`;

const COUNTER = `
  update queue_counter q
     set open = open + $2::int, unassigned = unassigned + $2::int
    from complaint c
   where c.number = $1 and q.project_id = c.project_id`;
