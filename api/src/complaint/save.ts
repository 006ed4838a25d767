import { append, type NewEvent } from "../events/append.ts";
import { newId, type CompanyId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import type { ComplaintEvent } from "./events.ts";
import type { Aggregate, Facts } from "./facts.ts";
import { recipientsOf } from "./notices.ts";
import { countsOf, queueFactsOf, type Counts, type QueueFacts } from "./queue-facts.ts";
import { evolve } from "./rules/evolve.ts";
import type { Ground } from "./rules/ground.ts";
import { standingOf } from "./rules/standing.ts";
import { timersOf } from "./rules/timers.ts";

/** What a new complaint has besides its facts: written once, at intake. */
export type Birth = {
  readonly number: string;
  readonly trackingCode: string;
  readonly externalId: string | null;
  readonly occurredAt: Date | null;
  readonly complainantId: string;
  readonly roomId: string | null;
  readonly content: string;
  readonly demand: string | null;
  readonly mood: string | null;
  readonly seeks: string | null;
  readonly repeatOfId: string | null;
  readonly searchTerms: readonly string[];
};

/** One complaint and what happens to it in this transaction. `birth` is there exactly when it is new. */
export type Change = {
  readonly before: Aggregate;
  readonly birth: Birth | null;
  readonly events: readonly ComplaintEvent[];
  readonly ground: Ground;
};

/**
 * The one write path: folds the events, derives the standing and the timers, and writes rows, log, counters and notices.
 * The log is appended last. Returns the complaints as they stand now.
 */
export async function save(tx: Tx, companyId: CompanyId, changes: readonly Change[]): Promise<readonly Aggregate[]> {
  const folded = changes.map(fold);
  await writeRows(tx, folded);
  const lines = folded.flatMap((change) => change.lines);
  const first = await append(tx, companyId, lines.map((line) => line.logged));
  const notices = lines.flatMap((line, index) =>
    recipientsOf(line.event, line.facts).map((to) => ({
      ...to,
      companyId,
      kind: line.event.kind,
      at: line.event.at,
      actorId: line.event.actorId,
      complaintId: line.facts.id,
      seq: first + index + 1,
    })),
  );
  await countAndTell(tx, folded, notices);
  return folded.map((change) => change.after);
}

/** Brings the counters in step with what was written, and leaves the notices; after the log, whose lock comes first. */
export async function countAndTell(tx: Tx, changes: readonly Folded[], notices: readonly object[]): Promise<void> {
  await tx.query(COUNT_AND_TELL, [JSON.stringify(counterDeltas(changes)), JSON.stringify(notices)], "complaint_tell");
}

/** One event as it goes into the log, with the complaint after it. */
export type Line = { readonly event: ComplaintEvent; readonly facts: Facts; readonly logged: NewEvent };
/** A change with what came of it, ready to be written. */
export type Folded = Change & { readonly after: Aggregate; readonly lines: readonly Line[] };

function fold(change: Change): Folded {
  // Nothing happened: rows and timers are only derived anew.
  const version = change.before.facts.version + (change.events.length > 0 ? 1 : 0);
  let current: Aggregate = { ...change.before, facts: { ...change.before.facts, version } };
  let before: QueueFacts | null = change.birth === null ? queueFactsOf(change.before) : null;
  const lines = change.events.map((event) => {
    current = evolve(current, event);
    const after = queueFactsOf(current);
    const line = lineOf(event, current.facts, before, after);
    before = after;
    return line;
  });
  return { ...change, after: current, lines };
}

export function lineOf(event: ComplaintEvent, facts: Facts, before: QueueFacts | null, after: QueueFacts): Line {
  return { event, facts, logged: toLog(event, facts, before, after) };
}

function toLog(event: ComplaintEvent, facts: Facts, before: QueueFacts | null, after: QueueFacts): NewEvent {
  // The explanation stands with the clock; in the log the deadline itself is enough.
  const clocks = (event.clocks ?? []).map((change) =>
    change.op === "START" ? { ...change, deadline: { dueAt: change.deadline.dueAt, provisional: change.deadline.provisional } } : change,
  );
  return {
    at: event.at,
    kind: event.kind,
    actorId: event.actorId,
    complaintId: facts.id,
    version: facts.version,
    data: clocks.length === 0 ? event.data : { ...event.data, clocks },
    before,
    after,
    words: event.words === undefined || Object.keys(event.words).length === 0 ? null : event.words,
    public: event.public ?? false,
  };
}

/** The complaints themselves with their clocks, suspensions and timers. */
export async function writeRows(tx: Tx, changes: readonly Folded[]): Promise<void> {
  const rows = changes.map(({ after, ground, birth }) => toRow({ ...after.facts, ...standingOf(after, ground), ...birth }));
  const born = rows.filter((_, index) => changes[index]?.birth !== null);
  const changed = rows.filter((_, index) => changes[index]?.birth === null);
  if (born.length > 0) await tx.query(INSERT_COMPLAINTS, [JSON.stringify(born)], "complaint_insert");
  if (changed.length > 0) await tx.query(UPDATE_COMPLAINTS, [JSON.stringify(changed)], "complaint_update");
  const parts = changes.map(({ after, ground }) => ({ id: after.facts.id, after, timers: timersOf(after, ground) }));
  await tx.query(
    WRITE_PARTS,
    [
      parts.map((part) => part.id),
      JSON.stringify(parts.flatMap(({ id, after, }) => after.clocks.map((clock) => toRow({ id: newId(clock.startedAt), complaintId: id, ...clock })))),
      JSON.stringify(parts.flatMap(({ id, after }) => after.suspensions.map((stretch) => toRow({ id: newId(stretch.startedAt), complaintId: id, ...stretch })))),
      JSON.stringify(parts.flatMap(({ id, timers }) => timers.map(({ kind, subject, fireAt }) => toRow({ complaintId: id, kind, subject, fireAt })))),
    ],
    "complaint_parts",
  );
}

function counterDeltas(changes: readonly Folded[]): readonly ({ projectId: string } & Counts)[] {
  const deltas = new Map<string, Counts>();
  for (const { birth, before, after } of changes) {
    const was = countsOf(birth === null ? queueFactsOf(before) : null);
    const is = countsOf(queueFactsOf(after));
    const sum = deltas.get(after.facts.projectId) ?? countsOf(null);
    for (const view of Object.keys(sum) as (keyof Counts)[]) sum[view] += is[view] - was[view];
    deltas.set(after.facts.projectId, sum);
  }
  return [...deltas].map(([projectId, counts]) => ({ projectId, ...counts }));
}

function toRow(values: object): object {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [snake(name), value]));
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const INSERT_COMPLAINTS = `
  insert into complaint select r.* from jsonb_populate_recordset(null::complaint, $1::jsonb) r`;

/** Columns that a command may change; the rest was written at intake. */
const CHANGING = [
  ...["version", "state", "category", "sub_category", "validity", "severity", "malicious", "urgency", "impact", "priority", "triaged_at"],
  ...["owner_id", "department_id", "handler_id", "assigned_at", "accepted_at", "declines", "level"],
  ...["responded_at", "replied_at", "resolved_at", "told_at", "visited_at", "ended_at", "last_contact_at", "silence_noticed_at"],
  ...["promised_at", "promise_moves", "suspended_from", "suspend_reason", "review_at", "settled_on_the_spot", "visit_exempt", "root_cause"],
  ...["next_action", "next_action_due_at", "due_at", "due_kind", "urge", "provisional"],
];

const UPDATE_COMPLAINTS = `
  update complaint c
     set (${CHANGING.join(", ")}) = (${CHANGING.map((column) => `r.${column}`).join(", ")})
    from jsonb_populate_recordset(null::complaint, $1::jsonb) r
   where c.id = r.id`;

/** Clocks and suspensions are only ever added to or ended; timers are derived anew. */
const WRITE_PARTS = `
  with clocks as (
    insert into clock select r.* from jsonb_populate_recordset(null::clock, $2::jsonb) r
    on conflict (complaint_id, kind, generation) do update
       set state = excluded.state, ended_at = excluded.ended_at, due_soon_fired_at = excluded.due_soon_fired_at,
           overdue_fired_at = excluded.overdue_fired_at, limit_fired_at = excluded.limit_fired_at,
           escalation_steps = excluded.escalation_steps
     where (clock.state, clock.ended_at, clock.due_soon_fired_at, clock.overdue_fired_at, clock.limit_fired_at, clock.escalation_steps)
           is distinct from
           (excluded.state, excluded.ended_at, excluded.due_soon_fired_at, excluded.overdue_fired_at, excluded.limit_fired_at, excluded.escalation_steps)
  ), suspensions as (
    insert into suspension select r.* from jsonb_populate_recordset(null::suspension, $3::jsonb) r
    on conflict (complaint_id, started_at) do update set ended_at = excluded.ended_at
     where suspension.ended_at is distinct from excluded.ended_at
  ), wanted as (
    select r.* from jsonb_populate_recordset(null::timer, $4::jsonb) r
  ), stopped as (
    delete from timer t where t.complaint_id = any($1)
       and not exists (select from wanted w where w.complaint_id = t.complaint_id and w.kind = t.kind and w.subject = t.subject)
  )
  insert into timer (complaint_id, kind, subject, fire_at) select complaint_id, kind, subject, fire_at from wanted
  on conflict (complaint_id, kind, subject) do update set fire_at = excluded.fire_at where timer.fire_at <> excluded.fire_at`;

const COUNT_AND_TELL = `
  with counted as (
    update queue_counter q
       set open = q.open + d.open, unassigned = q.unassigned + d.unassigned, due_soon = q.due_soon + d."dueSoon",
           overdue = q.overdue + d.overdue, escalated = q.escalated + d.escalated
      from jsonb_to_recordset($1::jsonb) as d("projectId" uuid, open int, unassigned int, "dueSoon" int, overdue int, escalated int)
     where q.project_id = d."projectId" and (d.open, d.unassigned, d."dueSoon", d.overdue, d.escalated) <> (0, 0, 0, 0, 0)
  )
  insert into notice (id, company_id, staff_id, kind, complaint_id, seq, at)
  select gen_random_uuid(), n."companyId", s.id, n.kind, n."complaintId", n.seq, n.at
    from jsonb_to_recordset($2::jsonb) as n("companyId" uuid, kind text, at timestamptz, "actorId" uuid, "complaintId" uuid, seq bigint,
                                            "staffId" uuid, role text, "projectId" uuid, "departmentId" uuid)
    join lateral (
           select st.id from staff st where st.id = n."staffId" and st.active
           union
           select st.id from staff st join staff_role r on r.staff_id = st.id
            where st.company_id = n."companyId" and st.active
              and ((r.role = n.role and r.project_id is not distinct from n."projectId")
                or (r.role = 'HANDLER' and r.department_id = n."departmentId"))
         ) s on s.id is distinct from n."actorId"
  on conflict (staff_id, seq, kind) do nothing`;
