import type { NextAction } from "@heyi/schema/vocabulary/clock.ts";
import type { State } from "@heyi/schema/vocabulary/complaint.ts";
import type { Pool } from "pg";

import { OPEN } from "../complaint/queue/conditions.ts";
import type { CompanyId, ComplaintId, HandoverId, ProjectId, StaffId } from "../kernel/ids.ts";
import { read, readerOf } from "../kernel/sql.ts";

/** A complaint that somebody answers for, in a line. */
export type InHand = {
  readonly id: ComplaintId;
  readonly number: string;
  readonly state: State;
  readonly version: number;
  readonly projectId: ProjectId;
  readonly excerpt: string;
  readonly room: string | null;
  readonly nextAction: NextAction | null;
  readonly dueAt: Date | null;
};

const LINE = `c.id, c.number, c.state, c.version, c.project_id as "projectId", left(c.content, 80) as excerpt, r.label as room,
         c.next_action as "nextAction", c.next_action_due_at as "dueAt"`;
const MOST = 500;

/** Open complaints this person answers for, what runs out first; 500 at most. */
export function inHandOf(pool: Pool, companyId: CompanyId, staffId: StaffId): Promise<readonly InHand[]> {
  return readerOf(pool).query<InHand>(IN_HAND, [companyId, staffId], "in_hand");
}

const IN_HAND = `
  select ${LINE} from complaint c left join room r on r.id = c.room_id
   where c.company_id = $1 and c.owner_id = $2 and ${OPEN}
   order by c.next_action_due_at, c.id limit ${MOST}`;

export type Item = { readonly complaintId: ComplaintId; readonly note: string | null };
export type Handover = {
  readonly id: HandoverId;
  readonly from: { readonly id: StaffId; readonly name: string };
  readonly to: { readonly id: StaffId; readonly name: string };
  readonly note: string | null;
  readonly at: Date;
  readonly acceptedAt: Date | null;
  readonly items: readonly (Pick<InHand, "id" | "number" | "state" | "excerpt" | "nextAction"> & {
    readonly dueAt: string | null;
    readonly note: string | null;
  })[];
};

/** One statement, whole or not at all; a second time it changes nothing. */
export async function rememberHandover(
  pool: Pool,
  handover: {
    readonly id: HandoverId;
    readonly companyId: CompanyId;
    readonly from: StaffId;
    readonly to: StaffId;
    readonly note: string | null;
    readonly at: Date;
  },
  items: readonly Item[],
): Promise<void> {
  const { id, companyId, from, to, note, at } = handover;
  await read(pool, REMEMBER, [id, companyId, from, to, note, at, JSON.stringify(items)]);
}

const REMEMBER = `
  with made as (
    insert into shift_handover (id, company_id, from_staff_id, to_staff_id, note, at) values ($1, $2, $3, $4, $5, $6)
    on conflict (id) do nothing returning id)
  insert into shift_handover_item (handover_id, complaint_id, note)
  select made.id, i."complaintId", i.note from made, json_to_recordset($7::json) as i("complaintId" uuid, note text)`;

/** Hand-overs from or to this person, those not yet taken first, then the newest; of the last days. */
export function handoversOf(pool: Pool, staffId: StaffId, since: Date): Promise<readonly Handover[]> {
  return readerOf(pool).query<Handover>(HANDOVERS, [staffId, since], "handovers");
}

const HANDOVERS = `
  select h.id, json_build_object('id', f.id, 'name', f.name) as "from", json_build_object('id', t.id, 'name', t.name) as "to",
         h.note, h.at, h.accepted_at as "acceptedAt",
         coalesce((
           select json_agg(json_build_object('id', c.id, 'number', c.number, 'state', c.state, 'excerpt', left(c.content, 80),
                    'nextAction', c.next_action, 'dueAt', c.next_action_due_at, 'note', i.note) order by c.next_action_due_at, c.number)
             from shift_handover_item i join complaint c on c.id = i.complaint_id
            where i.handover_id = h.id), '[]') as items
    from shift_handover h join staff f on f.id = h.from_staff_id join staff t on t.id = h.to_staff_id
   where (h.to_staff_id = $1 or h.from_staff_id = $1) and (h.at >= $2 or h.accepted_at is null)
   order by (h.accepted_at is not null), h.at desc
   limit 20`;

/** True when it is this person's to take; taken twice, the first time counts. */
export async function acceptHandover(
  pool: Pool,
  id: HandoverId,
  staffId: StaffId,
  at: Date,
): Promise<boolean> {
  const rows = await readerOf(pool).query<{ id: string }>(
    "update shift_handover set accepted_at = coalesce(accepted_at, $3) where id = $1 and to_staff_id = $2 returning id",
    [id, staffId, at],
    "handover_accept",
  );
  return rows.length > 0;
}
