import { NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import type { Reader, Tx } from "../kernel/sql.ts";
import type { Aggregate, Clock, Facts, Suspension } from "./facts.ts";
import { columnsOf, type Json } from "./row.ts";

/**
 * Locks complaints and reads them with their clocks. Two statements, not one: after waiting for a lock PostgreSQL
 * gives the locked row anew, but everything joined to it as it was before the wait.
 */
export async function lockAggregates(tx: Tx, ids: readonly ComplaintId[]): Promise<readonly Aggregate[]> {
  await lock(tx, ids);
  return readAggregates(tx, ids);
}

/** In order of id, so that two who lock several do not wait for each other. */
export async function lock(tx: Tx, ids: readonly ComplaintId[]): Promise<void> {
  await tx.query(
    "select id from complaint where id = any($1) order by id for update",
    [ids],
    "complaint_lock",
  );
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

/** Everything of a complaint that commands may change and rules ask about, as columns over `complaint c`. */
export type AggregateRow = {
  readonly facts: Json;
  readonly has_contact: boolean;
  readonly clocks: readonly Json[];
  readonly suspensions: readonly Json[];
};

const FACTS = columnsOf<Facts>({
  id: "PLAIN",
  companyId: "PLAIN",
  projectId: "PLAIN",
  version: "PLAIN",
  channel: "PLAIN",
  receivedAt: "INSTANT",
  state: "PLAIN",
  category: "PLAIN",
  subCategory: "PLAIN",
  validity: "PLAIN",
  severity: "PLAIN",
  malicious: "PLAIN",
  urgency: "PLAIN",
  impact: "PLAIN",
  priority: "PLAIN",
  triagedAt: "INSTANT",
  intakeStaffId: "PLAIN",
  ownerId: "PLAIN",
  departmentId: "PLAIN",
  handlerId: "PLAIN",
  assignedAt: "INSTANT",
  acceptedAt: "INSTANT",
  declines: "PLAIN",
  level: "PLAIN",
  respondedAt: "INSTANT",
  repliedAt: "INSTANT",
  resolvedAt: "INSTANT",
  toldAt: "INSTANT",
  visitedAt: "INSTANT",
  endedAt: "INSTANT",
  lastContactAt: "INSTANT",
  silenceNoticedAt: "INSTANT",
  promisedAt: "INSTANT",
  promiseMoves: "PLAIN",
  suspendedFrom: "PLAIN",
  suspendReason: "PLAIN",
  reviewAt: "INSTANT",
  settledOnTheSpot: "PLAIN",
  visitExempt: "PLAIN",
  rootCause: "PLAIN",
});
const CLOCK = columnsOf<Clock>({
  kind: "PLAIN",
  generation: "PLAIN",
  state: "PLAIN",
  startedAt: "INSTANT",
  dueAt: "INSTANT",
  dueSoonAt: "INSTANT",
  limitAt: "INSTANT",
  provisional: "PLAIN",
  explanation: "PLAIN",
  endedAt: "INSTANT",
  dueSoonFiredAt: "INSTANT",
  overdueFiredAt: "INSTANT",
  limitFiredAt: "INSTANT",
  escalationSteps: "PLAIN",
});
const SUSPENSION = columnsOf<Suspension>({
  reason: "PLAIN",
  reviewAt: "INSTANT",
  startedAt: "INSTANT",
  endedAt: "INSTANT",
});

/** Over `complaint c` and its `complainant w`. */
export const AGGREGATE_COLUMNS = `
         (select to_json(f) from (select ${FACTS.list("c")}) f) as facts, (w.phone is not null) as has_contact,
         coalesce((select json_agg(k order by k."startedAt", k.generation)
                     from (select ${CLOCK.list("k")} from clock k where k.complaint_id = c.id) k), '[]') as clocks,
         coalesce((select json_agg(s order by s."startedAt")
                     from (select ${SUSPENSION.list("s")} from suspension s where s.complaint_id = c.id) s), '[]') as suspensions`;

const SELECT = `
  select ${AGGREGATE_COLUMNS}
    from complaint c
    join complainant w on w.id = c.complainant_id
   where c.id = any($1)
   order by c.id`;

export function toAggregate(row: AggregateRow): Aggregate {
  return {
    facts: FACTS.read(row.facts),
    clocks: row.clocks.map(CLOCK.read),
    suspensions: row.suspensions.map(SUSPENSION.read),
    hasContact: row.has_contact,
  };
}
