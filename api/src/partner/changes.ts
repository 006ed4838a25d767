import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Pool } from "pg";

import { decodeCursor, encodeCursor } from "../events/cursor.ts";
import { InvalidError } from "../kernel/errors.ts";
import { readerOf, type Reader } from "../kernel/sql.ts";
import { HEARD_OF, readAllTracked, type Tracked } from "../resident/tracked.ts";
import type { Partner } from "./partner.ts";

export type Change = {
  readonly cursor: string;
  readonly kind: EventKind;
  readonly at: Date;
  /** As it stands now, not as it stood then. */
  readonly complaint: Tracked;
};
export type Changes = {
  readonly changes: readonly Change[];
  /** From here on goes the next page, also where nothing was found. */
  readonly endCursor: string;
  /** Nothing more has happened until now. */
  readonly caughtUp: boolean;
};

/** So much of the company's log is looked through for one page, however little of it is the app's. */
const WINDOW = 5_000;

type Row = {
  readonly hits: readonly { seq: string; kind: EventKind; at: string; code: string }[] | null;
  readonly seen: number;
  readonly upTo: string | null;
};

/**
 * LIV-1, PAR-1: what happened to the app's own complaints after a cursor, in the order of the log, each once; of what the
 * complainant may know alone. Two statements, however much there is.
 * @throws InvalidError
 */
export async function changesAfter(
  pool: Pool,
  partner: Partner,
  { first, after }: { readonly first: number; readonly after: string | null },
  now: Date,
): Promise<Changes> {
  const { companyId, appId } = partner;
  const reader = readerOf(pool);
  const from = after === null ? await beginningOf(reader, partner) : decodeCursor(after, companyId);
  if (from === null) throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  const [row] = await reader.query<Row>(
    SELECT,
    [companyId, from, appId, WINDOW, HEARD_OF, first],
    "app_changes",
  );
  const hits = row?.hits ?? [];
  const full = hits.length === first;
  const upTo = Number((full ? hits.at(-1)?.seq : row?.upTo) ?? from);
  const complaints = await readAllTracked(pool, [...new Set(hits.map(({ code }) => code))], now);
  const byCode = new Map(complaints.map((complaint) => [complaint.code, complaint]));
  return {
    changes: hits.flatMap(({ seq, kind, at, code }) => {
      const complaint = byCode.get(code);
      const cursor = encodeCursor({ companyId, seq: Number(seq) });
      return complaint === undefined ? [] : [{ cursor, kind, at: new Date(at), complaint }];
    }),
    endCursor: encodeCursor({ companyId, seq: upTo }),
    caughtUp: !full && (row?.seen ?? 0) < WINDOW,
  };
}

/** All that is the app's own comes after it was let in. */
async function beginningOf(reader: Reader, { appId }: Partner): Promise<number> {
  const [row] = await reader.query<{ since: string }>(
    "select since from partner_app where id = $1",
    [appId],
    "app_beginning",
  );
  return Number(row?.since ?? 0);
}

const SELECT = `
  with seen as materialized (
    select seq, kind, at, complaint_id from event where company_id = $1 and seq > $2 order by seq limit $4
  ), hit as (
    select s.seq, s.kind, s.at, c.tracking_code as code
      from seen s
      join complaint c on c.id = s.complaint_id and c.partner_app_id = $3
      left join event_words w on w.company_id = $1 and w.seq = s.seq
     where w.public or s.kind = any($5)
     order by s.seq
     limit $6
  )
  select (select json_agg(json_build_object('seq', seq::text, 'kind', kind, 'at', at, 'code', code) order by seq) from hit) as hits,
         (select count(*)::int from seen) as seen, (select max(seq) from seen) as "upTo"`;
