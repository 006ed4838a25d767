import type { ClockKind } from "@heyi/schema/vocabulary/clock.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";

import { ENTRY_COLUMNS, ENTRY_JOINS, type QueueEntry } from "../complaint/queue/entry.ts";
import type { CompanyId, StaffId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";

/** Something a person is told of, with the complaint as its row stands now. */
export type NoticeRow = QueueEntry & {
  readonly noticeId: string;
  readonly noticeStaffId: StaffId;
  readonly noticeKind: EventKind;
  readonly noticeAt: Date;
  readonly noticeReadAt: Date | null;
  readonly noticeSeq: string;
  readonly noticeLevel: number | null;
  readonly noticeClock: ClockKind | null;
};

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

const SELECT = `
  select n.id as "noticeId", n.staff_id as "noticeStaffId", n.kind as "noticeKind", n.at as "noticeAt", n.read_at as "noticeReadAt",
         n.seq::text as "noticeSeq", (e.data->>'level')::int as "noticeLevel", e.data->>'clock' as "noticeClock",
         ${ENTRY_COLUMNS}
    from notice n
    join event e on e.company_id = n.company_id and e.seq = n.seq
    join complaint c on c.id = n.complaint_id ${ENTRY_JOINS}`;
