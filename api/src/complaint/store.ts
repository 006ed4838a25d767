import { NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import type { Reader, Tx } from "../kernel/sql.ts";
import type { Aggregate, Clock, Facts, Suspension } from "./facts.ts";

type Json = Readonly<Record<string, unknown>>;
export type AggregateRow = { complaint: Json; clocks: Json[]; suspensions: Json[]; has_contact: boolean };

/**
 * Locks complaints and reads them with their clocks. Two statements, not one: after waiting for a lock PostgreSQL
 * gives the locked row anew, but everything joined to it as it was before the wait.
 */
export async function lockAggregates(tx: Tx, ids: readonly ComplaintId[]): Promise<readonly Aggregate[]> {
  await tx.query(
    "select id from complaint where id = any($1) order by id for update",
    [ids],
    "complaint_lock",
  );
  return readAggregates(tx, ids);
}

/** @throws NotFoundError */
export async function lockAggregate(tx: Tx, id: ComplaintId): Promise<Aggregate> {
  const [aggregate] = await lockAggregates(tx, [id]);
  if (aggregate === undefined) throw new NotFoundError("complaint");
  return aggregate;
}

export async function readAggregates(
  reader: Reader,
  ids: readonly ComplaintId[],
): Promise<readonly Aggregate[]> {
  const rows = await reader.query<AggregateRow>(SELECT, [ids], "complaint_aggregate");
  return rows.map(toAggregate);
}

const SELECT = `
  select to_jsonb(c) - 'content' - 'demand' - 'search_terms' - 'tracking_code' as complaint,
         (p.phone is not null) as has_contact,
         coalesce((select jsonb_agg(to_jsonb(k) order by k.started_at, k.generation) from clock k where k.complaint_id = c.id), '[]') as clocks,
         coalesce((select jsonb_agg(to_jsonb(s) order by s.started_at) from suspension s where s.complaint_id = c.id), '[]') as suspensions
    from complaint c
    join complainant p on p.id = c.complainant_id
   where c.id = any($1)
   order by c.id`;

export function toAggregate(row: AggregateRow): Aggregate {
  return {
    facts: parse<Facts>(row.complaint),
    clocks: row.clocks.map((clock) => parse<Clock>(clock)),
    suspensions: row.suspensions.map((stretch) => parse<Suspension>(stretch)),
    hasContact: row.has_contact,
  };
}

/** A database row as JSON, with camel-case names and instants as dates. The columns are ours, so their shape is known. */
function parse<Shape>(row: Json): Shape {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [camel(name), name.endsWith("_at") ? toDate(value) : value]),
  ) as Shape;
}

function toDate(value: unknown): Date | null {
  return typeof value === "string" ? new Date(value) : null;
}

function camel(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
