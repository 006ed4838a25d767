import type { QueueFacts } from "../../api/src/complaint/queue-facts.ts";
import { matches, type QueueFilter } from "../../api/src/complaint/queue/filter.ts";
import type { ComplaintId } from "../../api/src/kernel/ids.ts";
import type { Sight } from "../../api/src/org/access.ts";

/** A line of the log, as far as a live reader is concerned. */
export type Move = {
  readonly seq: number;
  readonly complaintId: ComplaintId;
  readonly version: number;
  readonly after: QueueFacts;
};

export type Row = { readonly id: ComplaintId; readonly version: number };

/** What a reader was given, in order. Positions are numbers of the log. */
export type Step =
  | { readonly kind: "PAGE"; readonly from: number; readonly upTo: number; readonly rows: readonly Row[] }
  | {
      readonly kind: "CHANGES";
      readonly after: number;
      readonly upTo: number;
      readonly changes: readonly Change[];
    };
export type Change = {
  readonly kind: "ADDED" | "CHANGED" | "REMOVED";
  readonly id: ComplaintId;
  /** Null when sight of it was lost. */
  readonly version: number | null;
};

export type Reading = {
  readonly name: string;
  readonly filter: QueueFilter;
  readonly sight: Sight;
  readonly steps: readonly Step[];
};

/** The log in order, with the lines of each complaint at hand. */
export class Past {
  readonly moves: readonly Move[];
  readonly #ofComplaint: ReadonlyMap<ComplaintId, readonly Move[]>;

  constructor(moves: readonly Move[]) {
    this.moves = moves;
    this.#ofComplaint = Map.groupBy(moves, ({ complaintId }) => complaintId);
  }

  get complaints(): IterableIterator<ComplaintId> {
    return this.#ofComplaint.keys();
  }

  /** How a complaint stood at a position; null before it was taken in. */
  at(id: ComplaintId, position: number): Move | null {
    return this.#ofComplaint.get(id)?.findLast(({ seq }) => seq <= position) ?? null;
  }

  /** What lies after one position up to and with another. */
  between(after: number, upTo: number): readonly Move[] {
    return this.moves.slice(this.#indexAfter(after), this.#indexAfter(upTo));
  }

  #indexAfter(position: number): number {
    let [low, high] = [0, this.moves.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.moves[middle]?.seq ?? Infinity) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * LIV-1: what a reader missed, and where one complaint went back to an older version before its eyes. Every message is
 * held against the stretch of the log it covers, and the last picture against the end of the log, or the given one.
 */
export function judge({ name, filter, sight, steps }: Reading, past: Past, end = Infinity): string[] {
  const faults: string[] = [];
  const picture = new Map<ComplaintId, number>();
  const newest = new Map<ComplaintId, number>();
  let position: number | null = null;
  /** Rows of a page's later parts may be newer than its position; until then their places are not settled. */
  let settled = 0;

  function see(id: ComplaintId, version: number): void {
    const seen = newest.get(id) ?? 0;
    if (version < seen) faults.push(`${name}: ${id} went back from version ${seen} to ${version}`);
    newest.set(id, Math.max(version, seen));
    picture.set(id, Math.max(version, seen));
  }
  function compare(id: ComplaintId, at: number): void {
    const stands = past.at(id, at);
    const shown = picture.get(id);
    const wanted = stands !== null && matches(filter, sight, stands.after) ? stands.version : undefined;
    if (wanted === undefined ? shown !== undefined : (shown ?? 0) < wanted)
      faults.push(`${name}: at ${at} ${id} is shown at version ${shown}, should be ${wanted}`);
  }

  for (const step of steps) {
    if (step.kind === "PAGE") {
      picture.clear();
      for (const { id, version } of step.rows) see(id, version);
      [position, settled] = [step.from, step.upTo];
      if (step.from === step.upTo) for (const id of past.complaints) compare(id, step.from);
      continue;
    }
    if (step.after !== position) faults.push(`${name}: resumed after ${step.after}, had seen ${position}`);
    for (const { id, kind, version } of step.changes) {
      if (version !== null) see(id, version);
      if (kind === "REMOVED") picture.delete(id);
    }
    position = step.upTo;
    if (position < settled) continue;
    const touched = new Set(past.between(step.after, step.upTo).map(({ complaintId }) => complaintId));
    for (const id of touched) compare(id, position);
  }
  for (const id of past.complaints) compare(id, end);
  return faults;
}

/** The rows that must be shown at a position, by the log. */
export function rowsAt(
  position: number,
  { filter, sight }: Pick<Reading, "filter" | "sight">,
  past: Past,
): ReadonlyMap<ComplaintId, number> {
  const rows = new Map<ComplaintId, number>();
  for (const id of past.complaints) {
    const stands = past.at(id, position);
    if (stands !== null && matches(filter, sight, stands.after)) rows.set(id, stands.version);
  }
  return rows;
}
