import type { Category, ComplainantKind, Mood, Seeks, State } from "@heyi/schema/vocabulary/complaint.ts";
import type { ClockKind, NextAction } from "@heyi/schema/vocabulary/clock.ts";
import type { Pool } from "pg";

import type { ComplaintId, DepartmentId } from "../kernel/ids.ts";
import { read, readerOf } from "../kernel/sql.ts";
import { sees, sightOf, type Whereabouts } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { loadGround } from "../sla/ground.ts";
import type { Aggregate, Standing } from "./facts.ts";
import type { Ground } from "./rules/ground.ts";
import { addSight, Conditions } from "./queue/conditions.ts";
import { toAggregate, type AggregateRow } from "./store.ts";

export type Named<Id> = { readonly id: Id; readonly name: string };

/** Another complaint in a line: what one needs to know of it, no more. */
export type EarlierComplaint = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly state: State;
  readonly receivedAt: Date;
  readonly excerpt: string;
  readonly category: Category | null;
  readonly room: string | null;
};
type RelatedRow = Omit<EarlierComplaint, "receivedAt"> & Whereabouts & { readonly receivedAt: string };

/** One complaint with all that its page shows, but the timeline. */
export type ComplaintDetail = {
  readonly aggregate: Aggregate;
  readonly standing: Standing;
  readonly ground: Ground;
  readonly number: string;
  readonly trackingCode: string;
  readonly occurredAt: Date | null;
  readonly content: string;
  readonly demand: string | null;
  readonly mood: Mood | null;
  readonly seeks: Seeks | null;
  readonly room: string | null;
  readonly complainant: {
    readonly kind: ComplainantKind;
    readonly name: string | null;
    readonly phone: string | null;
  };
  readonly projectName: string;
  readonly companyName: string;
  readonly department: Named<DepartmentId> | null;
  readonly repeatOf: EarlierComplaint | null;
  readonly repeats: readonly EarlierComplaint[];
  /** Place in the log at which this stands. */
  readonly seq: number;
};

type Row = AggregateRow & {
  words: Pick<
    ComplaintDetail,
    | "number"
    | "trackingCode"
    | "content"
    | "demand"
    | "mood"
    | "seeks"
    | "room"
    | "complainant"
    | "projectName"
    | "companyName"
    | "department"
  > & {
    related: readonly (RelatedRow & { readonly repeatOfId: ComplaintId | null })[];
  };
  occurred_at: Date | null;
  next_action: NextAction | null;
  next_action_due_at: Date | null;
  due_at: Date | null;
  due_kind: ClockKind | NextAction | null;
  urge: Standing["urge"];
  provisional: boolean;
  seq: string;
};

/** The complaint if this person may see it; null both when there is none and when it is not for them. */
export async function readDetail(
  pool: Pool,
  actor: Actor,
  id: ComplaintId,
  now: Date,
): Promise<ComplaintDetail | null> {
  const detail = await readActedOn(pool, actor, id, now);
  return detail !== null && sees(sightOf(actor), detail.aggregate.facts) ? detail : null;
}

/** What a command has just made of a complaint: whoever declines one is told so, though it is out of sight now. */
export async function readActedOn(
  pool: Pool,
  actor: Actor,
  id: ComplaintId,
  now: Date,
): Promise<ComplaintDetail | null> {
  const reader = readerOf(pool);
  const [row] = await reader.query<Row>(SELECT, [id, actor.companyId], "complaint_detail");
  if (row === undefined) return null;
  const aggregate = toAggregate(row);
  const related = row.words.related
    .filter((other) => sees(sightOf(actor), other))
    .map((other) => ({ ...other, receivedAt: new Date(other.receivedAt) }));
  const ground = { ...(await loadGround(reader, actor.companyId, aggregate.facts.projectId)), now };
  const {
    next_action: nextAction,
    next_action_due_at: nextActionDueAt,
    due_at: dueAt,
    due_kind: dueKind,
    urge,
    provisional,
  } = row;
  return {
    ...row.words,
    repeatOf: related.find((other) => other.repeatOfId !== id) ?? null,
    repeats: related.filter((other) => other.repeatOfId === id),
    aggregate,
    ground,
    occurredAt: row.occurred_at,
    standing: { nextAction, nextActionDueAt, dueAt, dueKind, urge, provisional },
    seq: Number(row.seq),
  };
}

/** The complaint under a number; null when there is none for this person, which takes the same time. */
export async function findByNumber(pool: Pool, actor: Actor, number: string): Promise<ComplaintId | null> {
  const where = new Conditions();
  addSight(where, sightOf(actor));
  where.and("c.number = ?", number.trim().toUpperCase());
  const rows = await read<{ id: ComplaintId }>(
    pool,
    `select c.id from complaint c where ${where.text}`,
    where.params,
  );
  return rows[0]?.id ?? null;
}

const SELECT = `
  select to_jsonb(c) - 'content' - 'demand' - 'search_terms' - 'tracking_code' as complaint,
         (w.phone is not null) as has_contact,
         coalesce((select jsonb_agg(to_jsonb(k) order by k.started_at, k.generation) from clock k where k.complaint_id = c.id), '[]') as clocks,
         coalesce((select jsonb_agg(to_jsonb(s) order by s.started_at) from suspension s where s.complaint_id = c.id), '[]') as suspensions,
         c.occurred_at, c.next_action, c.next_action_due_at, c.due_at, c.due_kind, c.urge, c.provisional,
         (select l.seq::text from log_head l where l.company_id = c.company_id) as seq,
         jsonb_build_object(
           'number', c.number, 'trackingCode', c.tracking_code, 'content', c.content, 'demand', c.demand, 'mood', c.mood, 'seeks', c.seeks,
           'room', r.label, 'complainant', jsonb_build_object('kind', w.kind, 'name', w.name, 'phone', w.phone),
           'projectName', p.name, 'companyName', y.name,
           'department', case when d.id is null then null else jsonb_build_object('id', d.id, 'name', d.name) end,
           'related', coalesce((select jsonb_agg(jsonb_build_object(
               'id', q.id, 'number', q.number, 'state', q.state, 'receivedAt', q.received_at, 'excerpt', left(q.content, 80), 'category', q.category,
               'room', qr.label, 'repeatOfId', q.repeat_of_id, 'companyId', q.company_id, 'projectId', q.project_id,
               'departmentId', q.department_id, 'ownerId', q.owner_id, 'handlerId', q.handler_id) order by q.received_at)
             from complaint q left join room qr on qr.id = q.room_id
            where q.repeat_of_id = c.id or q.id = c.repeat_of_id), '[]')
         ) as words
    from complaint c
    join complainant w on w.id = c.complainant_id
    join project p on p.id = c.project_id
    join company y on y.id = c.company_id
    left join room r on r.id = c.room_id
    left join department d on d.id = c.department_id
   where c.id = $1 and c.company_id = $2`;
