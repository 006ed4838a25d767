import type { Shelf } from "./shelf.ts";

/** Beyond these it begins anew; a company has fewer people who look. */
const MOST_KEPT = 2_000;

/** What was counted row by row, which holds until one of the shelves it was counted on changes. */
export class Kept<Answer> {
  readonly #answers = new Map<string, { readonly changes: number; readonly answer: Answer }>();

  get(question: string, shelves: readonly Shelf[], count: () => Answer): Answer {
    // Each only rises, so that equal sums are equal shelves.
    const changes = shelves.reduce((sum, shelf) => sum + shelf.changes, 0);
    const known = this.#answers.get(question);
    if (known !== undefined && known.changes === changes) return known.answer;
    if (this.#answers.size >= MOST_KEPT) this.#answers.clear();
    const answer = count();
    this.#answers.set(question, { changes, answer });
    return answer;
  }
}
