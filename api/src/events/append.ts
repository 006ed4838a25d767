import type { CompanyId, ComplaintId, StaffId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";

/** One line of a company's log. `data`, `before` and `after` are JSON and hold no person's words, name or phone (AUD-2). */
export type NewEvent = {
  readonly at: Date;
  readonly kind: string;
  readonly actorId: StaffId | null;
  readonly complaintId: ComplaintId | null;
  readonly version: number | null;
  readonly data: object;
  readonly before: object | null;
  readonly after: object | null;
  readonly words: Readonly<Record<string, string>> | null;
  readonly public: boolean;
};

/** Whoever listens is woken with the company and its newest number only; the table is the truth. */
export const EVENTS_CHANNEL = "heyi_events";

/**
 * AUD-1, LIV-1: appends to a company's log and returns the number before the first of them.
 * The row lock on the log's head is held until commit, so numbers have no gap and their order is the order of commit.
 * Call it last in a transaction: from here on every other writer of the company waits.
 */
export async function append(tx: Tx, companyId: CompanyId, events: readonly NewEvent[]): Promise<number> {
  const rows = events.map(({ public: isPublic, ...event }, index) => ({
    ...event,
    isPublic,
    index: index + 1,
  }));
  const [head] = await tx.query<{ seq: string }>(
    APPEND,
    [companyId, rows.length, JSON.stringify(rows)],
    "event_append",
  );
  if (head === undefined) throw new Error("the company has no log head");
  return Number(head.seq) - rows.length;
}

const APPEND = `
  with head as (
    update log_head set seq = seq + $2::int where company_id = $1 returning company_id, seq
  ), line as (
    select head.company_id, head.seq - $2::int + r.index as seq, r.*
      from head, jsonb_to_recordset($3::jsonb) as r(
             index int, at timestamptz, kind text, "actorId" uuid, "complaintId" uuid, version int,
             data jsonb, before jsonb, after jsonb, words jsonb, "isPublic" boolean)
  ), logged as (
    insert into event (company_id, seq, at, kind, actor_id, complaint_id, version, data, before, after)
    select company_id, seq, at, kind, "actorId", "complaintId", version, data, before, after from line order by seq
  ), worded as (
    insert into event_words (company_id, seq, public, words)
    select company_id, seq, "isPublic", coalesce(words, '{}') from line where words is not null or "isPublic"
  )
  select seq::text, pg_notify('${EVENTS_CHANNEL}', company_id || ':' || seq) from head`;
