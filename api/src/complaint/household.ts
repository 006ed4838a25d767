import type { ComplainantKind } from "@heyi/schema/vocabulary/complaint.ts";
import type { Pool } from "pg";

import type { ProjectId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Sight } from "../org/access.ts";
import type { EarlierComplaint } from "./detail.ts";
import { likeness } from "./likeness.ts";
import { phoneDigits } from "./phone.ts";
import { addSight, Conditions } from "./queue/conditions.ts";

export type Caller = {
  readonly projectId: ProjectId;
  readonly room: string | null;
  readonly phone: string | null;
};
type Person = {
  readonly kind: ComplainantKind;
  readonly name: string | null;
  readonly phone: string | null;
  readonly room: string | null;
};
type Row = EarlierComplaint &
  Person & { readonly content: string; readonly sameRoom: boolean; readonly samePhone: boolean };

export type Household = {
  readonly projectId: ProjectId;
  readonly earlier: readonly EarlierComplaint[];
  readonly people: readonly Person[];
};
export type LikelyDuplicate = {
  readonly complaint: EarlierComplaint;
  readonly likeness: number;
  readonly sameRoom: boolean;
  readonly samePhone: boolean;
};

const EARLIER_SHOWN = 20;

/** INT-4: who may be calling, with their earlier complaints of the project, the latest first. */
export async function readHousehold(pool: Pool, sight: Sight, caller: Caller): Promise<Household> {
  const rows = await earlierOf(pool, sight, caller, null);
  const people = new Map(
    rows
      .filter((row) => row.name !== null)
      .map(({ kind, name, phone, room }) => [`${name} ${phone}`, { kind, name, phone, room }]),
  );
  return { projectId: caller.projectId, earlier: rows, people: [...people.values()] };
}

const DUPLICATE_DAYS = 7;
/** Below this two texts share no more than any two complaints do; measured on the sample month. */
const LEAST_LIKENESS = 0.12;

/** INT-4: same project, same room or phone, similar words, within 7 days; the likest first. */
export async function findLikelyDuplicates(
  pool: Pool,
  sight: Sight,
  caller: Caller,
  content: string,
  now: Date,
): Promise<readonly LikelyDuplicate[]> {
  const since = new Date(now.getTime() - DUPLICATE_DAYS * 86_400_000);
  const rows = await earlierOf(pool, sight, caller, since);
  return rows
    .map((row) => ({
      complaint: row,
      likeness: likeness(content, row.content),
      sameRoom: row.sameRoom,
      samePhone: row.samePhone,
    }))
    .filter((found) => found.likeness >= LEAST_LIKENESS)
    .toSorted((one, other) => other.likeness - one.likeness);
}

async function earlierOf(
  pool: Pool,
  sight: Sight,
  { projectId, room, phone }: Caller,
  since: Date | null,
): Promise<Row[]> {
  const mayAsk = sight.phoneProjectIds.includes(projectId);
  const digits = phone === null || !mayAsk ? "" : phoneDigits(phone);
  const label = room?.trim() ?? "";
  if (digits.length < 7 && label === "") return [];
  const where = new Conditions();
  addSight(where, sight);
  where.and("c.project_id = ?", projectId);
  const sameRoom = `(r.label = ${where.param(label)})`;
  const samePhone = `(p.phone_digits = ${where.param(digits)})`;
  where.and(`(${sameRoom} or ${samePhone})`);
  if (since !== null) where.and("c.received_at >= ?", since);
  const text = `
  select c.id, c.number, c.state, c.received_at as "receivedAt", left(c.content, 80) as excerpt, c.category, r.label as room, c.content,
         p.kind, p.name, p.phone, coalesce(${sameRoom}, false) as "sameRoom", coalesce(${samePhone}, false) as "samePhone"
    from complaint c
    join complainant p on p.id = c.complainant_id
    left join room r on r.id = p.room_id
   where ${where.text}
   order by c.received_at desc
   limit ${EARLIER_SHOWN}`;
  return readerOf(pool).query<Row>(text, where.params);
}
