import { encodeCursor } from "../../events/cursor.ts";
import type { HotPool } from "../../kernel/db.ts";
import type { CompanyId, ProjectId } from "../../kernel/ids.ts";
import type { Sight } from "../../org/access.ts";
import {
  addProjects,
  conditionsBesideProjects,
  conditionsOf,
  isOfOpen,
  projectsOf,
  type Conditions,
} from "./conditions.ts";
import { COUNT_BOUND, countMine, knownCount, selectCounters, type OwnCounters } from "./counters.ts";
import { ENTRY_COLUMNS, ENTRY_JOINS, type QueueEntry } from "./entry.ts";
import type { QueueFilter } from "./filter.ts";
import { decodePlace, encodePlace } from "./place.ts";

/** One look at the queue. */
export type QueueQuestion = {
  readonly sight: Sight;
  readonly filter: QueueFilter;
  readonly first: number;
  /** Place of the last row seen. */
  readonly after: string | null;
  readonly wantsCounters: boolean;
  readonly wantsTotal: boolean;
};

/** A row of a page; the same object for as long as the row stands unchanged in memory. */
export type QueueEdge = { readonly cursor: string; readonly entry: QueueEntry };

export type QueuePage = {
  readonly entries: readonly QueueEdge[];
  readonly hasNextPage: boolean;
  /** Null where they were not asked for, and memory does not have them anyway. */
  readonly counters: OwnCounters | null;
  /** Where in the log all of this stands, as a number and as readers carry it. */
  readonly seq: number;
  readonly cursor: string;
  /** How many rows the filter finds, counted up to 10,000; null where it was not asked. */
  readonly total: number | null;
};

/** Open complaints by what runs out first; ended ones by receipt, the latest first. */
type Order = {
  readonly column: "due_at" | "received_at";
  readonly name: "dueAt" | "receivedAt";
  readonly direction: "asc" | "desc";
  readonly comparison: ">" | "<";
};
const BY_DUE: Order = { column: "due_at", name: "dueAt", direction: "asc", comparison: ">" };
const BY_RECEIPT: Order = { column: "received_at", name: "receivedAt", direction: "desc", comparison: "<" };

type Row = Nullable<QueueEntry> & Partial<OwnCounters> & { readonly seq: string };
type Nullable<Shape> = { readonly [Key in keyof Shape]: Shape[Key] | null };

/**
 * A page of the queue with its counters and its place in the log, as one statement and so in one snapshot (LIV-2). Each
 * row costs the same at any depth, by row comparison on (due_at, id). The plan is kept, for making it takes longer than
 * following it; the limit stands in the text, or the plan would not know that the page is short.
 * @throws InvalidError for a cursor of another order
 */
export async function queuePage(
  hot: HotPool,
  { sight, filter, first, after, wantsCounters, wantsTotal }: QueueQuestion,
): Promise<QueuePage> {
  const order = isOfOpen(filter.view) ? BY_DUE : BY_RECEIPT;
  const params: unknown[] = [];
  const where = conditionsBesideProjects(filter, sight, params);
  if (after !== null) addAfter(where, order, after);
  const counted = wantsCounters || wantsTotal;
  const rows = await hot.rows<Row>(
    `
  with page as materialized (${selectIds(where, projectsOf(filter, sight), order, first + 1, filter.text === null)}
  ), entry as materialized (
  select ${ENTRY_COLUMNS}
    from page join complaint c on c.id = page.id ${ENTRY_JOINS}
  )
  select head.seq::text as seq, entry.*${counted ? ", counters.*, own.mine" : ""}
    from log_head head${counted ? joinCounters(sight, filter.projectIds, params) : ""}
    left join entry on true
   where head.company_id = ${where.param(sight.companyId)}
   order by entry."${order.name}" ${order.direction}, entry.id ${order.direction}`,
    params,
  );
  const [head] = rows;
  if (head === undefined) throw new Error("the company has no log");
  const counters = hasCounters(head) ? ownCounters(head) : null;
  const entries = rows.filter(isEntry);
  return {
    entries: entries.slice(0, first).map((entry) => ({ cursor: placeOf(entry, order), entry })),
    hasNextPage: entries.length > first,
    counters,
    ...standsAt(sight.companyId, Number(head.seq)),
    total: wantsTotal && counters !== null ? await countRows(hot, sight, filter, counters) : null,
  };
}

export function standsAt(companyId: CompanyId, seq: number): Pick<QueuePage, "seq" | "cursor"> {
  return { seq, cursor: encodeCursor({ companyId, seq }) };
}

function joinCounters(sight: Sight, projectIds: readonly ProjectId[] | null, params: unknown[]): string {
  return `
   cross join (${selectCounters(sight, projectIds, params)}) counters
   cross join (${countMine(sight, projectIds, params)}) own`;
}

function hasCounters(row: Row): row is Row & OwnCounters {
  return row.mine !== undefined;
}

function ownCounters({ open, unassigned, dueSoon, overdue, escalated, mine }: OwnCounters): OwnCounters {
  return { open, unassigned, dueSoon, overdue, escalated, mine };
}

/** An empty page still brings its counters, in a row of their own. */
function isEntry(row: Row): row is Row & QueueEntry {
  return row.id !== null;
}

/**
 * The rows are picked from an index alone and joined after. Of several projects each is read in its own range and the
 * ranges are merged, for over `any` of them PostgreSQL would read and sort everything open in all of them. Not `merged`
 * is what a text has narrowed to few rows already: it is looked up once, not once a project.
 */
function selectIds(
  where: Conditions,
  projects: readonly ProjectId[] | null,
  { column, direction }: Order,
  limit: number,
  merged: boolean,
): string {
  const ordered = (row: string) =>
    `order by ${row}.${column} ${direction}, ${row}.id ${direction} limit ${limit}`;
  if (projects === null || projects.length < 2 || !merged) {
    addProjects(where, projects);
    return `
  select c.id from complaint c
   where ${where.text}
   ${ordered("c")}`;
  }
  return `
  select picked.id
    from unnest(${where.param(projects)}::uuid[]) as project(id)
   cross join lateral (
         select c.id, c.${column} from complaint c
          where c.project_id = project.id and ${where.text}
          ${ordered("c")}
         ) picked
   ${ordered("picked")}`;
}

async function countRows(
  hot: HotPool,
  sight: Sight,
  filter: QueueFilter,
  counters: OwnCounters,
): Promise<number> {
  const known = knownCount(filter, counters);
  if (known !== null) return Math.min(known, COUNT_BOUND);
  const where = conditionsOf(filter, sight);
  const [row] = await hot.rows<{ total: number }>(
    `select count(*)::int as total from (select from complaint c where ${where.text} limit ${COUNT_BOUND}) found`,
    where.params,
  );
  return row?.total ?? 0;
}

function addAfter(where: Conditions, order: Order, after: string): void {
  const { at, id } = decodePlace(after);
  where.and(`(c.${order.column}, c.id) ${order.comparison} (?, ?)`, new Date(at), id);
}

function placeOf(entry: QueueEntry, order: Order): string {
  const at = order.column === "due_at" ? (entry.dueAt ?? entry.receivedAt) : entry.receivedAt;
  return encodePlace({ at: at.getTime(), id: entry.id });
}
