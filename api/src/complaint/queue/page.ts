import type { Pool } from "pg";

import { encodeCursor } from "../../events/cursor.ts";
import { headOf } from "../../events/log.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { inTransaction, type Tx } from "../../kernel/sql.ts";
import type { Sight } from "../../org/access.ts";
import { conditionsOf, type Conditions } from "./conditions.ts";
import { countMine, readCounters, type QueueCounters } from "./counters.ts";
import { ENTRY_COLUMNS, ENTRY_JOINS, type QueueEntry } from "./entry.ts";
import type { QueueFilter } from "./filter.ts";

export type QueuePage = {
  readonly entries: readonly { readonly cursor: string; readonly entry: QueueEntry }[];
  readonly hasNextPage: boolean;
  readonly counters: QueueCounters & { readonly mine: number };
  /** Where in the log all of this stands. */
  readonly cursor: string;
};

/** Open complaints by what runs out first; ended ones by receipt, the latest first. */
type Order = {
  readonly column: "due_at" | "received_at";
  readonly direction: "asc" | "desc";
  readonly comparison: ">" | "<";
};
const BY_DUE: Order = { column: "due_at", direction: "asc", comparison: ">" };
const BY_RECEIPT: Order = { column: "received_at", direction: "desc", comparison: "<" };

/**
 * A page of the queue with its counters and its place in the log, all in one snapshot (LIV-2). The number of statements
 * is four, whatever the page; each row costs the same at any depth, by row comparison on (due_at, id).
 * @throws InvalidError for a cursor of another order
 */
export async function queuePage(
  pool: Pool,
  sight: Sight,
  filter: QueueFilter,
  first: number,
  after: string | null,
): Promise<QueuePage> {
  const order = filter.view === "ENDED" || filter.view === "ALL" ? BY_RECEIPT : BY_DUE;
  const where = conditionsOf(filter, sight);
  if (after !== null) addAfter(where, order, after);
  return inTransaction(pool, async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    const rows = await selectRows(tx, where, order, first + 1);
    const counters = await readCounters(tx, sight, filter.projectIds);
    const mine = await countMine(tx, sight, filter.projectIds);
    const seq = await headOf(tx, sight.companyId);
    return {
      entries: rows.slice(0, first).map((entry) => ({ cursor: rowCursor(entry, order), entry })),
      hasNextPage: rows.length > first,
      counters: { ...counters, mine },
      cursor: encodeCursor({ companyId: sight.companyId, seq }),
    };
  });
}

const COUNT_BOUND = 10_000;

/** How many rows a filter finds, counted up to 10,000. */
export async function countRows(pool: Pool, sight: Sight, filter: QueueFilter): Promise<number> {
  const where = conditionsOf(filter, sight);
  const text = `select count(*)::int as total from (select from complaint c where ${where.text} limit ${COUNT_BOUND}) found`;
  const { rows } = await pool.query<{ total: number }>(text, where.params);
  return rows[0]?.total ?? 0;
}

/** The rows are picked from the index first and joined after, so that names are read for the page only. */
async function selectRows(
  tx: Tx,
  where: Conditions,
  order: Order,
  limit: number,
): Promise<readonly QueueEntry[]> {
  const text = `
  with page as (
    select c.id as page_id from complaint c
     where ${where.text}
     order by c.${order.column} ${order.direction}, c.id ${order.direction}
     limit ${limit}
  )
  select ${ENTRY_COLUMNS}
    from page join complaint c on c.id = page.page_id ${ENTRY_JOINS}
   order by c.${order.column} ${order.direction}, c.id ${order.direction}`;
  return tx.query<QueueEntry>(text, where.params);
}

function addAfter(where: Conditions, order: Order, after: string): void {
  const [at, id] = Buffer.from(after, "base64url").toString("utf8").split(" ");
  const instant = new Date(Number(at));
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(instant.getTime())) {
    throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  }
  where.and(`(c.${order.column}, c.id) ${order.comparison} (?, ?)`, instant, id);
}

function rowCursor(entry: QueueEntry, order: Order): string {
  const at = order.column === "due_at" ? (entry.dueAt ?? entry.receivedAt) : entry.receivedAt;
  return Buffer.from(`${at.getTime()} ${entry.id}`).toString("base64url");
}
