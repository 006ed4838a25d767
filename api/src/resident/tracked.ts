import type { State } from "@heyi/schema/vocabulary/complaint.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Pool } from "pg";

import type { Aggregate } from "../complaint/facts.ts";
import type { Ground } from "../complaint/rules/ground.ts";
import { AGGREGATE_COLUMNS, toAggregate, type AggregateRow } from "../complaint/store.ts";
import { NotFoundError } from "../kernel/errors.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { GROUND_OF_COMPLAINT } from "../complaint/ground-of.ts";
import { groundUnder, type GroundStamp } from "../sla/ground.ts";
import { plainCode } from "./under-code.ts";

/** One thing that the complainant may know of: words and moment, nobody's name. */
export type TrackedEntry = {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: Date;
  readonly words: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, unknown>>;
};

/** HND-5, INT-5: a complaint as its complainant sees it under the tracking code. */
export type Tracked = {
  readonly aggregate: Aggregate;
  readonly ground: Ground;
  readonly companyId: CompanyId;
  readonly code: string;
  readonly number: string;
  readonly state: State;
  readonly content: string;
  readonly demand: string | null;
  readonly projectName: string;
  readonly department: string | null;
  /** The family name and title of who handles it. */
  readonly handler: string | null;
  readonly entries: readonly TrackedEntry[];
};

type Row = AggregateRow & {
  readonly code: string;
  readonly number: string;
  readonly content: string;
  readonly demand: string | null;
  readonly projectName: string;
  readonly department: string | null;
  readonly handlerName: string | null;
  readonly handlerTitle: string | null;
  readonly ground: GroundStamp;
  readonly entries: readonly (Omit<TrackedEntry, "at"> & { readonly at: string })[];
};

/** @throws NotFoundError */
export async function readTracked(pool: Pool, code: string, now: Date): Promise<Tracked> {
  const [tracked] = await readAllTracked(pool, [plainCode(code)], now);
  if (tracked === undefined) throw new NotFoundError("complaint");
  return tracked;
}

/** One statement. `codes` as they are kept; in their order, without those that lead nowhere. */
export async function readAllTracked(
  pool: Pool,
  codes: readonly string[],
  now: Date,
): Promise<readonly Tracked[]> {
  const reader = readerOf(pool);
  const rows = await reader.query<Row>(SELECT, [codes, HEARD_OF, MOST_ENTRIES], "tracked");
  return Promise.all(
    rows.map(async (row) => {
      const aggregate = toAggregate(row);
      const { companyId, state } = aggregate.facts;
      const { handlerName, handlerTitle, entries } = row;
      return {
        aggregate,
        ground: { ...(await groundUnder(reader, companyId, row.ground)), now },
        companyId,
        code: row.code,
        number: row.number,
        state,
        content: row.content,
        demand: row.demand,
        projectName: row.projectName,
        department: row.department,
        handler: handlerName === null ? null : `${[...handlerName][0] ?? ""}${handlerTitle ?? ""}`,
        entries: entries.map((entry) => ({ ...entry, at: new Date(entry.at) })),
      };
    }),
  );
}

const MOST_ENTRIES = 200;

/** Without a word of ours the complainant hears of these too: that it goes on. */
export const HEARD_OF: readonly EventKind[] = [
  "REGISTERED",
  "RESPONDED",
  "ACCEPTED",
  "SUSPENDED",
  "RESUMED",
  "MEDIATION_BEGUN",
  "REFERRED",
  "TAKEN_BACK",
  "MERGED",
  "WITHDRAWN",
  "CLOSED",
  "REOPENED",
];

/** Of what is not public nothing but the kind: no words, no data. */
const SELECT = `
  select ${AGGREGATE_COLUMNS}, c.tracking_code as code, c.number, c.content, c.demand, p.name as "projectName", d.name as department,
         h.name as "handlerName", h.title as "handlerTitle", ${GROUND_OF_COMPLAINT} as ground,
         coalesce((
           select json_agg(e) from (
             select e.seq::text as id, e.kind, e.at,
                    case when ew.public then ew.words - 'objection' else '{}' end as words,
                    case when ew.public then jsonb_strip_nulls(jsonb_build_object(
                      'promisedAt', e.data->'promisedAt', 'to', case when e.kind = 'PROMISE_MOVED' then e.data->'to' end,
                      'ways', e.data->'ways', 'file', e.data->'file', 'mime', e.data->'mime', 'bytes', e.data->'bytes', 'preview', e.data->'preview', 'satisfaction', e.data->'satisfaction')) else '{}' end as data
               from event e
               left join event_words ew on ew.company_id = e.company_id and ew.seq = e.seq
              where e.company_id = c.company_id and e.complaint_id = c.id and (ew.public or e.kind = any($2))
              order by e.seq desc
              limit $3) e), '[]') as entries
    from complaint c
    join complainant w on w.id = c.complainant_id
    join project p on p.id = c.project_id
    left join staff h on h.id = c.handler_id and c.accepted_at is not null
    left join department d on d.id = c.department_id
   where c.tracking_code = any($1)
   order by array_position($1::text[], c.tracking_code)`;
