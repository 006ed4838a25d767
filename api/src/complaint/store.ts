import { NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import type { Reader, Tx } from "../kernel/sql.ts";
import { AROUND_COLUMN } from "./around.ts";
import {
  NOTHING_AROUND,
  type Aggregate,
  type Around,
  type Clock,
  type Facts,
  type Measure,
  type Suspension,
  type Task,
} from "./facts.ts";
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
  readonly tasks: readonly Json[];
  readonly measures: readonly Json[];
  readonly anonymous: boolean;
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
  validityAt: "INSTANT",
  severity: "PLAIN",
  malicious: "PLAIN",
  injury: "PLAIN",
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
  escalatedAt: "INSTANT",
  acknowledgedLevel: "PLAIN",
  reminders: "PLAIN",
  respondedAt: "INSTANT",
  repliedAt: "INSTANT",
  resolvedAt: "INSTANT",
  toldAt: "INSTANT",
  visitedAt: "INSTANT",
  endedAt: "INSTANT",
  outcome: "PLAIN",
  lastContactAt: "INSTANT",
  silenceNoticedAt: "INSTANT",
  promisedAt: "INSTANT",
  promiseMoves: "PLAIN",
  suspendedFrom: "PLAIN",
  suspendReason: "PLAIN",
  reviewAt: "INSTANT",
  settledOnTheSpot: "PLAIN",
  visitExemption: "PLAIN",
  rootCause: "PLAIN",
  aboutStaffId: "PLAIN",
  investigatedAt: "INSTANT",
  plannedAt: "INSTANT",
  planConsent: "PLAIN",
  visitTries: "PLAIN",
  lastTryOn: "PLAIN",
  quietSince: "INSTANT",
  quietUntil: "INSTANT",
  lastResult: "PLAIN",
  managerVisits: "PLAIN",
  confirmedAt: "INSTANT",
  dissatisfiedAt: "INSTANT",
  majorCauses: "PLAIN",
  majorProposedAt: "INSTANT",
  majorSince: "INSTANT",
  meetingDueAt: "INSTANT",
  meetingHeldAt: "INSTANT",
  meetingOverdueAt: "INSTANT",
  incidentId: "PLAIN",
  mergedIntoId: "PLAIN",
  taskDepartmentIds: "PLAIN",
  measureOwnerIds: "PLAIN",
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

const TASK = columnsOf<Task>({
  id: "PLAIN",
  departmentId: "PLAIN",
  handlerId: "PLAIN",
  what: "PLAIN",
  dueAt: "INSTANT",
  state: "PLAIN",
  addedAt: "INSTANT",
  acceptedAt: "INSTANT",
  endedAt: "INSTANT",
  overdueAt: "INSTANT",
});
const MEASURE = columnsOf<Measure>({
  id: "PLAIN",
  ownerId: "PLAIN",
  what: "PLAIN",
  dueDate: "PLAIN",
  setAt: "INSTANT",
  doneAt: "INSTANT",
  remindedAt: "INSTANT",
});

/** Over `complaint c` and its `complainant w`. */
export const AGGREGATE_COLUMNS = `
         (select to_json(f) from (select ${FACTS.list("c")}) f) as facts, (w.phone is not null) as has_contact, (w.kind = 'ANONYMOUS') as anonymous,
         coalesce((select json_agg(k order by k."startedAt", k.generation)
                     from (select ${CLOCK.list("k")} from clock k where k.complaint_id = c.id) k), '[]') as clocks,
         coalesce((select json_agg(s order by s."startedAt")
                     from (select ${SUSPENSION.list("s")} from suspension s where s.complaint_id = c.id) s), '[]') as suspensions,
         coalesce((select json_agg(t order by t."addedAt", t.id)
                     from (select ${TASK.list("t")} from task t where t.complaint_id = c.id) t), '[]') as tasks,
         coalesce((select json_agg(m order by m."setAt", m.id)
                     from (select ${MEASURE.list("m")} from preventive_measure m where m.complaint_id = c.id) m), '[]') as measures`;

const SELECT = `
  select ${AGGREGATE_COLUMNS}, ${AROUND_COLUMN} as around
    from complaint c
    join complainant w on w.id = c.complainant_id
   where c.id = any($1)
   order by c.id`;

/** `around`: as AROUND_COLUMN read it; left out, nothing around is known. */
export function toAggregate(row: AggregateRow & { readonly around?: Json }): Aggregate {
  return {
    facts: FACTS.read(row.facts),
    clocks: row.clocks.map(CLOCK.read),
    suspensions: row.suspensions.map(SUSPENSION.read),
    tasks: row.tasks.map(TASK.read),
    measures: row.measures.map(MEASURE.read),
    around: row.around === undefined ? NOTHING_AROUND : toAround(row.around),
    hasContact: row.has_contact,
    anonymous: row.anonymous,
  };
}

type NeighbourRow = { readonly id: ComplaintId; readonly receivedAt: string; readonly household: string };

/** Written by AROUND_COLUMN in this very shape. */
function toAround(row: Json): Around {
  const { household, matter, self, later } = row as {
    household: NeighbourRow[] | null;
    matter: NeighbourRow[] | null;
    self: string | null;
    later: NeighbourRow | null;
  };
  const neighbour = (each: NeighbourRow) => ({ ...each, receivedAt: new Date(each.receivedAt) });
  return {
    household: (household ?? []).map(neighbour),
    matter: (matter ?? []).map(neighbour),
    self,
    later: later === null ? null : neighbour(later),
  };
}
