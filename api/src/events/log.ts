import type { CompanyId, ComplaintId, StaffId } from "../kernel/ids.ts";
import { inTransaction, type Reader, type Tx } from "../kernel/sql.ts";
import type { Pool } from "pg";

type Json = Readonly<Record<string, unknown>>;

/** One line of the log as it was appended. */
export type LogEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly actorId: StaffId | null;
  readonly complaintId: ComplaintId | null;
  readonly version: number | null;
  readonly data: Json;
  readonly before: Json | null;
  readonly after: Json | null;
};

/** A stretch of a company's log, with a snapshot in which everything stands as it was right after it was read. */
export type Batch = {
  readonly companyId: CompanyId;
  /** The number before the first event. */
  readonly after: number;
  readonly upTo: number;
  /** How far the snapshot goes: beyond `upTo` when there was more to read than one stretch takes. */
  readonly head: number;
  readonly events: readonly LogEvent[];
  readonly snapshot: Tx;
};

type Row = {
  seq: string;
  head: string;
  at: Date;
  kind: string;
  actor_id: StaffId | null;
  complaint_id: ComplaintId | null;
  version: number | null;
  data: Json;
  before: Json | null;
  after: Json | null;
};

/**
 * Runs `work` on what a company's log holds after `after`, at most `limit` events, all within one snapshot, so that
 * rows and counters read beside the events agree with them (LIV-2). Does nothing when there is nothing new.
 */
export async function withBatch(
  pool: Pool,
  companyId: CompanyId,
  after: number,
  limit: number,
  work: (batch: Batch) => Promise<void>,
): Promise<number> {
  return inTransaction(pool, async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    const rows = await tx.query<Row>(SELECT, [companyId, after, limit], "log_after");
    const last = rows.at(-1);
    if (last === undefined) return after;
    const events = rows.map(toEvent);
    const upTo = Number(last.seq);
    // Numbers have no gap and follow the order of commit; anything else would mean a lost event.
    if (upTo - after !== events.length) throw new Error(`the log has a gap between ${after} and ${upTo}`);
    await work({ companyId, after, upTo, head: Number(last.head), events, snapshot: tx });
    return upTo;
  });
}

/** The number of a company's latest event. */
export async function headOf(reader: Reader, companyId: CompanyId): Promise<number> {
  const [head] = await reader.query<{ seq: string }>(
    "select seq::text from log_head where company_id = $1",
    [companyId],
    "log_head",
  );
  if (head === undefined) throw new Error("the company has no log");
  return Number(head.seq);
}

function toEvent(row: Row): LogEvent {
  return {
    seq: Number(row.seq),
    at: row.at,
    kind: row.kind,
    actorId: row.actor_id,
    complaintId: row.complaint_id,
    version: row.version,
    data: row.data,
    before: row.before,
    after: row.after,
  };
}

// `order by seq` alone would mean the text that is given out: 10 before 9.
const SELECT = `
  select seq::text, at, kind, actor_id, complaint_id, version, data, before, after,
         (select h.seq::text from log_head h where h.company_id = $1) as head
    from event where company_id = $1 and event.seq > $2 order by event.seq limit $3`;
