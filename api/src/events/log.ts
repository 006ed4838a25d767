import type { CaseId, CompanyId, ComplaintId, StaffId } from "../kernel/ids.ts";
import { inSnapshot, type Reader, type Tx } from "../kernel/sql.ts";
import type { Pool } from "pg";

type Json = Readonly<Record<string, unknown>>;

/** One line of the log as it was appended. */
export type LogEvent = {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly actorId: StaffId | null;
  /** As the snapshot has it; null: the system. */
  readonly actorName: string | null;
  readonly complaintId: ComplaintId | null;
  /** Null: of no mediation case. */
  readonly caseId: CaseId | null;
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
  /** How far the snapshot goes: beyond `upTo` when there was more to read than was asked for. */
  readonly head: number;
  /** The version of the company's rights in the snapshot; see auth/watch.ts. */
  readonly rights: number;
  readonly events: readonly LogEvent[];
  readonly snapshot: Tx;
};

type Row = {
  number: string;
  at: Date;
  kind: string;
  actor_id: StaffId | null;
  actor_name: string | null;
  complaint_id: ComplaintId | null;
  case_id: CaseId | null;
  version: number | null;
  data: Json;
  before: Json | null;
  after: Json | null;
};
/** Together with the first slice, whose columns are null when there is nothing new. */
type Head = { readonly head: string; readonly rights: number };

/** Read at once; the loop has its turn between two. */
const SLICE = 1_000;

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
  return inSnapshot(pool, async (snapshot) => {
    const rows = await snapshot.query<Head & Row>(
      SELECT_HEAD,
      [companyId, after, Math.min(limit, SLICE)],
      "log_head_after",
    );
    const [first] = rows;
    if (first === undefined) throw new Error("the company has no log");
    const head = Number(first.head);
    if (head <= after) return after;
    const upTo = Math.min(head, after + limit);
    const events = rows.map(toEvent);
    while (events.length < upTo - after) {
      const from = after + events.length;
      const slice = await snapshot.query<Row>(
        SELECT_SLICE,
        [companyId, from, Math.min(upTo - from, SLICE)],
        "log_after",
      );
      if (slice.length === 0) break;
      events.push(...slice.map(toEvent));
    }
    // Numbers have no gap and follow the order of commit; anything else would mean a lost event.
    if (events.length !== upTo - after || events.at(-1)?.seq !== upTo)
      throw new Error(`the log has a gap between ${after} and ${upTo}`);
    await work({ companyId, after, upTo, head, rights: first.rights, events, snapshot });
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
    seq: Number(row.number),
    at: row.at,
    kind: row.kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    complaintId: row.complaint_id,
    caseId: row.case_id,
    version: row.version,
    data: row.data,
    before: row.before,
    after: row.after,
  };
}

const SELECT_SLICE = `
  select seq::text as number, at, kind, actor_id, complaint_id, case_id, version, data, before, after,
         (select s.name from staff s where s.id = event.actor_id) as actor_name
    from event where company_id = $1 and seq > $2 order by seq limit $3`;

const SELECT_HEAD = `
  select h.seq::text as head, coalesce(r.version, 0) as rights, e.*
    from log_head h
    left join rights_head r on r.company_id = h.company_id
    left join lateral (${SELECT_SLICE}) e on true
   where h.company_id = $1`;
