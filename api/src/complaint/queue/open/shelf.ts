import type { Place } from "../place.ts";
import { isBefore, isBehind, type OpenRow } from "./open-row.ts";

/** Rows in the queue's order: found by halving, so that a page costs the same at any depth. */
export class Shelf {
  readonly #rows: OpenRow[] = [];
  #changes = 0;

  get rows(): readonly OpenRow[] {
    return this.#rows;
  }

  /** How often a row was put here or removed. */
  get changes(): number {
    return this.#changes;
  }

  put(row: OpenRow): void {
    this.#changes += 1;
    const last = this.#rows.at(-1);
    if (last === undefined || isBefore(last, row)) this.#rows.push(row);
    else
      this.#rows.splice(
        this.#firstIndex((other) => !isBefore(other, row)),
        0,
        row,
      );
  }

  remove(row: OpenRow): void {
    const index = this.#firstIndex((other) => !isBefore(other, row));
    if (this.#rows[index] !== row) throw new Error("a row is not where it was put");
    this.#rows.splice(index, 1);
    this.#changes += 1;
  }

  /** Index of the first row behind a place; null is before all of them. */
  behind(place: Place | null): number {
    return place === null ? 0 : this.#firstIndex((row) => isBehind(row, place));
  }

  /** The first for which it is so; it must be so for all that follow. */
  #firstIndex(isSo: (row: OpenRow) => boolean): number {
    let [from, to] = [0, this.#rows.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const row = this.#rows[middle];
      if (row !== undefined && isSo(row)) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}
