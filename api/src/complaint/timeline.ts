import type { ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import type { ContactHow, EscalationCause } from "@heyi/schema/vocabulary/complaint.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Pool } from "pg";

import { InvalidError } from "../kernel/errors.ts";
import type { CompanyId, ComplaintId, DepartmentId, StaffId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Named } from "./detail.ts";

type Words = Readonly<Record<string, string>>;

/** AUD-1: one event of a complaint as its reader may see it. */
export type TimelineEntry = {
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: Date;
  readonly version: number;
  readonly actor: Named<StaffId> | null;
  readonly public: boolean;
  readonly words: Words;
  readonly staff: Named<StaffId> | null;
  readonly department: Named<DepartmentId> | null;
  readonly fromStaff: Named<StaffId> | null;
  readonly fromDepartment: Named<DepartmentId> | null;
  readonly data: TimelineData;
};

/** The facts of an event that the timeline shows; which are there depends on its kind. */
export type TimelineData = {
  readonly level?: number;
  readonly cause?: EscalationCause;
  readonly clock?: ClockKind | null;
  readonly how?: ContactHow;
  readonly isReply?: boolean;
  readonly dueAt?: string;
  readonly promisedAt?: string;
  readonly reviewAt?: string;
  readonly from?: string | number | null;
  readonly to?: string | null;
  readonly before?: Readonly<Record<string, string | null>>;
  readonly reason?: string;
  readonly satisfaction?: {
    readonly handling: number;
    readonly measures: number;
    readonly result: number;
  } | null;
} & Readonly<Record<string, unknown>>;

export type TimelinePage = { readonly entries: readonly TimelineEntry[]; readonly hasNextPage: boolean };

/** As a statement gives it, flat or in JSON. */
export type EntryRow = Omit<TimelineEntry, "seq" | "at"> & {
  readonly seq: string;
  readonly at: Date | string;
};

/** The first page, where the complaint brought enough of it along. */
export function firstPage(
  { latest }: { readonly latest: readonly TimelineEntry[] },
  first: number,
): TimelinePage {
  return { entries: latest.slice(0, first), hasNextPage: latest.length > first };
}

/** Newest first. `confidential` says whether the reader may see events kept from others (TRI-2). One statement. */
export async function readTimeline(
  pool: Pool,
  companyId: CompanyId,
  complaintId: ComplaintId,
  confidential: boolean,
  first: number,
  before: number | null,
): Promise<TimelinePage> {
  const rows = await readerOf(pool).query<EntryRow>(
    `${SELECT} order by e.seq desc limit $5`,
    [companyId, complaintId, confidential, before, first + 1],
    "timeline",
  );
  return { entries: rows.slice(0, first).map(toEntry), hasNextPage: rows.length > first };
}

/** The entries with these numbers, oldest first. */
export async function readEntries(
  pool: Pool,
  companyId: CompanyId,
  complaintId: ComplaintId,
  confidential: boolean,
  after: number,
  upTo: number,
): Promise<readonly TimelineEntry[]> {
  const rows = await readerOf(pool).query<EntryRow>(
    `${SELECT} and e.seq > $5 order by e.seq`,
    [companyId, complaintId, confidential, upTo + 1, after],
    "timeline_since",
  );
  return rows.map(toEntry);
}

/** The entries later than a version of the complaint, oldest first: what a conflict shows (HND-2). */
export async function readSinceVersion(
  pool: Pool,
  companyId: CompanyId,
  complaintId: ComplaintId,
  confidential: boolean,
  version: number,
): Promise<readonly TimelineEntry[]> {
  const rows = await readerOf(pool).query<EntryRow>(
    `${SELECT} and e.version > $5 order by e.seq`,
    [companyId, complaintId, confidential, null, version],
    "timeline_since_version",
  );
  return rows.map(toEntry);
}

export function toEntry(row: EntryRow): TimelineEntry {
  return { ...row, seq: Number(row.seq), at: new Date(row.at) };
}

/** @throws InvalidError for what is no cursor of a timeline */
export function decodeTimelineCursor(after: string | null): number | null {
  if (after === null) return null;
  const seq = Number(Buffer.from(after, "base64url").toString("utf8"));
  if (!Number.isSafeInteger(seq) || seq < 1)
    throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  return seq;
}

export function encodeTimelineCursor({ seq }: TimelineEntry): string {
  return Buffer.from(String(seq)).toString("base64url");
}

/** Looked up only where an event names somebody: joins would compare every event with every person and department. */
const NAMED = (table: "staff" | "department", id: string) =>
  `case when ${id} is not null then (select json_build_object('id', n.id, 'name', n.name) from ${table} n where n.id = ${id}) end`;

/** Columns of an entry, over the joins below. */
export const TIMELINE_COLUMNS = `
         e.seq::text, e.kind, e.at, e.version,
         coalesce(ew.public, false) as public, coalesce(ew.words, '{}') as words,
         ${NAMED("staff", "e.actor_id")} as actor, ${NAMED("staff", "concerned.staff")} as staff,
         ${NAMED("department", "concerned.department")} as department,
         ${NAMED("staff", 'concerned."fromStaff"')} as "fromStaff",
         ${NAMED("department", 'concerned."fromDepartment"')} as "fromDepartment",
         e.data - 'clocks' as data`;

/** `offset 0`: the ids are taken out of the JSON once an event, not anew for each row they are compared with. */
export const TIMELINE_JOINS = `
    left join event_words ew on ew.company_id = e.company_id and ew.seq = e.seq
   cross join lateral (
         select (coalesce(e.data->>'handler', e.data->>'firstResponder', e.data->>'responsible', e.data->>'owner', e.data->>'about',
                           e.data->>'toStaff', case when e.kind = 'PLANNED' then e.data->>'by' end))::uuid as staff,
                (e.data->>'department')::uuid as department, coalesce(e.data->>'fromHandler', e.data->>'fromStaff')::uuid as "fromStaff",
                (e.data->>'fromDepartment')::uuid as "fromDepartment"
         offset 0) concerned`;

const SELECT = `
  select ${TIMELINE_COLUMNS}
    from event e ${TIMELINE_JOINS}
   where e.company_id = $1 and e.complaint_id = $2
     and ($3 or e.kind <> 'MALICIOUS_FLAGGED')
     and ($4::bigint is null or e.seq < $4)`;
