import type { QueueFacts } from "../../api/src/complaint/queue-facts.ts";
import type { CompanyId } from "../../api/src/kernel/ids.ts";
import type { Pool } from "./cluster.ts";
import type { Line } from "./judge-commands.ts";
import type { Move } from "./judge-reader.ts";

/** What the database holds of one company when all is quiet. */
export type Ledger = {
  readonly log: readonly Line[];
  /** What people did while they were at work here, not what was imported. */
  readonly work: readonly Line[];
  readonly moves: readonly Move[];
  readonly numbers: readonly string[];
  /** Counters kept along the way that differ from a count made now. */
  readonly miscounted: readonly string[];
};

type EventRow = Omit<Line, "seq"> & {
  readonly seq: string;
  readonly after: QueueFacts | null;
  readonly imported: boolean;
};

export async function readLedger(pool: Pool, companyId: CompanyId): Promise<Ledger> {
  const events = await pool.query<EventRow>(EVENTS, [companyId]);
  const log = events.rows.map(({ seq, ...rest }) => ({ ...rest, seq: Number(seq) }));
  const numbers = await pool.query<{ number: string }>("select number from complaint where company_id = $1", [
    companyId,
  ]);
  const counters = await pool.query<{ code: string }>(MISCOUNTED, [companyId]);
  return {
    log,
    work: log.filter(({ imported }) => !imported),
    moves: log.flatMap(({ seq, complaintId, version, after }) =>
      complaintId === null || version === null || after === null
        ? []
        : [{ seq, complaintId, version, after }],
    ),
    numbers: numbers.rows.map(({ number }) => number),
    miscounted: counters.rows.map(({ code }) => `counters of ${code}`),
  };
}

/** The position of the newest line of the log. */
export async function headOf(pool: Pool, companyId: CompanyId): Promise<number> {
  const { rows } = await pool.query<{ seq: string }>("select seq from log_head where company_id = $1", [
    companyId,
  ]);
  return Number(rows[0]?.seq);
}

const EVENTS = `
  select e.seq, e.kind, e.actor_id as "actorId", e.complaint_id as "complaintId", e.version, e.after,
         c.external_id is not null as imported
    from event e left join complaint c on c.id = e.complaint_id
   where e.company_id = $1 order by e.seq`;

const MISCOUNTED = `
  select p.code
    from project p
    join queue_counter q on q.project_id = p.id
    left join complaint c on c.project_id = p.id and c.state not in ('CLOSED', 'MERGED', 'WITHDRAWN')
   where p.company_id = $1
   group by p.code, q.open, q.unassigned, q.due_soon, q.overdue, q.escalated
  having (q.open, q.unassigned, q.due_soon, q.overdue, q.escalated) is distinct from
         (count(c.id), count(c.id) filter (where c.state = 'REGISTERED'), count(c.id) filter (where c.urge = 'DUE_SOON'),
          count(c.id) filter (where c.urge = 'OVERDUE'), count(c.id) filter (where c.level > 0))`;
