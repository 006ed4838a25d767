import type { CaseNoticeKind } from "@heyi/schema/vocabulary/case-event.ts";
import type { ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";

import { ENTRY_COLUMNS, ENTRY_JOINS, type QueueEntry } from "../complaint/queue/entry.ts";
import type { CompanyId, StaffId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { OUTLINE_COLUMNS, type CaseOutline } from "../mediation/outline.ts";

/** Something a person is told of. */
type Told = {
  readonly noticeId: string;
  readonly noticeStaffId: StaffId;
  readonly noticeAt: Date;
  readonly noticeReadAt: Date | null;
  readonly noticeSeq: string;
  readonly noticeLevel: number | null;
  readonly noticeClock: ClockKind | null;
};
/** With the complaint as its row stands now. */
type OfComplaint = Told & QueueEntry & { readonly noticeCase: null; readonly noticeKind: EventKind };
/** With state and dates of the case as they stand now, and the day or moment that is told of. */
type OfCase = Told & {
  readonly noticeCase: Omit<CaseOutline, "outcomeDueAt"> & { readonly outcomeDueAt: string | null };
  readonly noticeKind: CaseNoticeKind;
  readonly noticeDue: string | null;
};
export type NoticeRow = OfComplaint | OfCase;

/** A person's notices, the latest first. */
export function readNotices(
  reader: Reader,
  staffId: StaffId,
  unreadOnly: boolean,
  before: number | null,
  limit: number,
): Promise<NoticeRow[]> {
  return reader.query<NoticeRow>(
    `${SELECT} where n.staff_id = $1 and (not $2 or n.read_at is null) and ($3::bigint is null or n.seq < $3) order by n.seq desc limit $4`,
    [staffId, unreadOnly, before, limit],
    "notices",
  );
}

/** What these people were told in a stretch of the log, the oldest first. */
export function readNoticesBetween(
  reader: Reader,
  companyId: CompanyId,
  staffIds: readonly StaffId[],
  after: number,
  upTo: number,
): Promise<NoticeRow[]> {
  return reader.query<NoticeRow>(
    `${SELECT} where n.staff_id = any($1) and n.company_id = $2 and n.seq > $3 and n.seq <= $4 order by n.seq`,
    [staffIds, companyId, after, upTo],
    "notices_between",
  );
}

export async function countUnread(
  reader: Reader,
  staffIds: readonly StaffId[],
): Promise<ReadonlyMap<StaffId, number>> {
  const rows = await reader.query<{ staffId: StaffId; unread: number }>(
    `select staff_id as "staffId", count(*)::int as unread from notice where staff_id = any($1) and read_at is null group by staff_id`,
    [staffIds],
    "notices_unread",
  );
  return new Map(rows.map((row) => [row.staffId, row.unread]));
}

/** Of a case the day that ran out, from the event itself or from what it names. */
const DUE = `
         coalesce(e.data->>'lastDay', e.data->>'dueAt', (select ob.due_date::text from obligation ob where ob.id::text = e.data->>'obligationId'))`;

const SELECT = `
  select n.id as "noticeId", n.staff_id as "noticeStaffId", n.kind as "noticeKind", n.at as "noticeAt", n.read_at as "noticeReadAt",
         n.seq::text as "noticeSeq", (e.data->>'level')::int as "noticeLevel", e.data->>'clock' as "noticeClock",
         case when n.case_id is null then null else ${DUE} end as "noticeDue",
         (select to_jsonb(k) from (select ${OUTLINE_COLUMNS} from mediation_case m where m.id = n.case_id) k) as "noticeCase", entry.*
    from notice n
    join event e on e.company_id = n.company_id and e.seq = n.seq
    left join lateral (select ${ENTRY_COLUMNS} from complaint c ${ENTRY_JOINS} where c.id = n.complaint_id) entry on true`;
