/**
 * Where the stretches end in which a stream's readers are told of the log. What a stretch means is judged from its
 * beginning to its end: whoever stood somewhere within it would never hear of what came and went in it (LIV-1).
 */
export class Boundaries {
  readonly #stretches: { readonly after: number; readonly upTo: number }[] = [];
  readonly #waiting: { readonly seq: number; readonly resolve: () => void }[] = [];
  #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  /** Everything up to here has been told. */
  get at(): number {
    return this.#at;
  }

  /** A stretch has been told to all who were there. */
  add(after: number, upTo: number): void {
    this.#stretches.push({ after, upTo });
    if (this.#stretches.length > MOST_KEPT) this.#stretches.shift();
    this.#at = upTo;
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.seq <= upTo) waiting.resolve();
      else this.#waiting.push(waiting);
    }
  }

  /** Once everything up to `seq` has been told: the end of the stretch in whose middle it lies; null: in none. */
  async endAround(seq: number): Promise<number | null> {
    if (seq > this.#at) await new Promise<void>((resolve) => this.#waiting.push({ seq, resolve }));
    return this.#stretches.find(({ after, upTo }) => after < seq && seq < upTo)?.upTo ?? null;
  }
}

/** Who catches up is never that far behind when it has. */
const MOST_KEPT = 1_000;
