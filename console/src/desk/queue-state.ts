import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Row } from "./queue-documents.ts";

/**
 * The desk's queue as pure data. What this file promises:
 * a row is never replaced by an older version of itself; rows that are being read do not move (they
 * change, turn grey or wait on the pill until `settle`); list and counters change in one step.
 */
export type Counters = {
  readonly open: number;
  readonly unassigned: number;
  readonly mine: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly escalated: number;
};

export type Leaving = {
  readonly event: EventKind;
  readonly at: string;
  readonly by: string | undefined;
  /** As it stands now; absent when sight of it was lost. */
  readonly entry: Row | undefined;
  readonly since: number;
};

export type QueueState = {
  readonly rows: ReadonlyMap<string, Row>;
  /** What is shown, in the order it is shown. */
  readonly order: readonly string[];
  /** Announced on the pill, not shown yet. */
  readonly waiting: ReadonlySet<string>;
  readonly leaving: ReadonlyMap<string, Leaving>;
  /** The last to go, for what an empty list has to say. */
  readonly lastLeft: Leaving | undefined;
  /** When a row last changed in place, for the short fade. */
  readonly changed: ReadonlyMap<string, number>;
  readonly counters: Counters;
  readonly cursor: string;
  readonly total: number;
  readonly endCursor: string | undefined;
};

export type Page = {
  readonly rows: readonly Row[];
  readonly counters: Counters;
  readonly cursor: string;
  readonly total: number;
  readonly endCursor: string | undefined;
};

export type Change = {
  readonly kind: "ADDED" | "CHANGED" | "REMOVED";
  readonly id: string;
  readonly entry: Row | undefined;
  readonly event: EventKind;
  readonly at: string;
  readonly by: string | undefined;
};

export type Message = {
  readonly cursor: string;
  readonly changes: readonly Change[];
  readonly counters: Omit<Counters, "mine">;
  /** The reader's own open count, when it changed. */
  readonly mine: number | undefined;
};

/** How the queue is ordered: what runs out first, or what came last (ended complaints have nothing due). */
export type Ordering = "due" | "latest";

export function fromPage(page: Page): QueueState {
  return {
    rows: new Map(page.rows.map((row) => [row.id, row])),
    order: page.rows.map((row) => row.id),
    waiting: new Set(),
    leaving: new Map(),
    lastLeft: undefined,
    changed: new Map(),
    counters: page.counters,
    cursor: page.cursor,
    total: page.total,
    endCursor: page.endCursor,
  };
}

/** A further page below what is shown. Its rows may be older than what came live meanwhile. */
export function withFurtherPage(state: QueueState, page: Page): QueueState {
  const rows = new Map(state.rows);
  const shown = new Set(state.order);
  const order = [...state.order];
  for (const row of page.rows) {
    if (isNewer(row, rows.get(row.id))) rows.set(row.id, row);
    if (!shown.has(row.id) && !state.waiting.has(row.id)) order.push(row.id);
  }
  return { ...state, rows, order, endCursor: page.endCursor, total: Math.max(page.total, order.length) };
}

function isNewer(row: Row, known: Row | undefined): boolean {
  return known === undefined || row.version >= known.version;
}

/**
 * ORG-5's order: the next thing to run out first; without one, last. Ended: what came last first. Of two at the
 * same instant the server puts the older first, which is the order they stand in here: ids are not compared.
 */
function compareRows(ordering: Ordering, first: Row, second: Row): number {
  if (ordering === "latest") return second.receivedAt.localeCompare(first.receivedAt);
  const [one, two] = [first.due?.at, second.due?.at];
  if (one === two) return 0;
  if (one === undefined) return 1;
  if (two === undefined) return -1;
  return Date.parse(one) - Date.parse(two);
}

/** LIV-1, LIV-2: one message, applied whole. New rows wait on the pill until `settle`. */
export function applyMessage(
  state: QueueState,
  message: Message,
  ordering: Ordering,
  now: number,
): QueueState {
  const rows = new Map(state.rows);
  const waiting = new Set(state.waiting);
  const leaving = new Map(state.leaving);
  const changed = new Map(state.changed);
  const shown = new Set(state.order);
  let { total, lastLeft } = state;
  for (const change of message.changes) {
    const known = rows.get(change.id);
    const present = (shown.has(change.id) && !leaving.has(change.id)) || waiting.has(change.id);
    if (change.kind === "REMOVED") {
      if (change.entry !== undefined && !isNewer(change.entry, known)) continue;
      if (present) total -= 1;
      if (waiting.delete(change.id)) rows.delete(change.id);
      else if (shown.has(change.id)) {
        lastLeft = { event: change.event, at: change.at, by: change.by, entry: change.entry, since: now };
        leaving.set(change.id, lastLeft);
      }
      continue;
    }
    const entry = change.entry;
    if (entry === undefined || !isNewer(entry, known)) continue;
    if (!present) total += 1;
    if (shown.has(change.id)) {
      rows.set(change.id, entry);
      leaving.delete(change.id);
      changed.set(change.id, now);
    } else if (waiting.has(change.id) || isWithinLoaded(state, entry, ordering)) {
      rows.set(change.id, entry);
      waiting.add(change.id);
    }
  }
  const counters = { ...message.counters, mine: message.mine ?? state.counters.mine };
  return {
    ...state,
    rows,
    waiting,
    leaving,
    lastLeft,
    changed,
    counters,
    total: Math.max(0, total),
    cursor: message.cursor,
  };
}

/** A row that belongs below the last one loaded comes with its page. */
function isWithinLoaded(state: QueueState, row: Row, ordering: Ordering): boolean {
  if (state.endCursor === undefined) return true;
  const lastId = state.order.at(-1);
  const last = lastId === undefined ? undefined : state.rows.get(lastId);
  return last === undefined || compareRows(ordering, row, last) < 0;
}

/** Asked for, or nobody is reading: waiting rows come in, grey ones go, everything takes its place. */
export function settle(
  state: QueueState,
  ordering: Ordering,
  keep: ReadonlySet<string> = new Set(),
): QueueState {
  if (isSettled(state, ordering, keep)) return state;
  const rows = new Map(state.rows);
  const leaving = new Map<string, Leaving>();
  for (const [id, left] of state.leaving) {
    if (keep.has(id)) leaving.set(id, left);
    else rows.delete(id);
  }
  const order = [...state.order.filter((id) => rows.has(id)), ...state.waiting].toSorted((one, two) => {
    const [first, second] = [rows.get(one), rows.get(two)];
    return first === undefined || second === undefined ? 0 : compareRows(ordering, first, second);
  });
  return { ...state, rows, order, leaving, waiting: new Set() };
}

/** Nothing waits, nothing goes, and every row stands in its place. */
function isSettled(state: QueueState, ordering: Ordering, keep: ReadonlySet<string>): boolean {
  const { order, rows, waiting, leaving } = state;
  if (waiting.size > 0 || leaving.keys().some((id) => !keep.has(id))) return false;
  return order.every((id, index) => {
    const [before, row] = [rows.get(order[index - 1] ?? ""), rows.get(id)];
    return before === undefined || row === undefined || compareRows(ordering, before, row) <= 0;
  });
}

/** Takes away rows that left, except those still looked at. */
export function sweep(state: QueueState, keep: (id: string) => boolean, shownSince: number): QueueState {
  const gone = [...state.leaving]
    .filter(([id, left]) => left.since <= shownSince && !keep(id))
    .map(([id]) => id);
  if (gone.length === 0) return state;
  const rows = new Map(state.rows);
  const leaving = new Map(state.leaving);
  for (const id of gone) {
    rows.delete(id);
    leaving.delete(id);
  }
  return { ...state, rows, leaving, order: state.order.filter((id) => rows.has(id)) };
}
