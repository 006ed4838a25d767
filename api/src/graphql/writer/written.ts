/** JSON text, or the promise of it where a resolver was asynchronous. */
export type Written = string | Promise<string>;

/** What the writer does not write: the ordinary execution answers instead, and says the same or what is wrong. */
export class Unusual extends Error {
  override readonly name = "Unusual";
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

export function after(value: unknown, use: (value: unknown) => Written): Written {
  return isPromise(value) ? Promise.resolve(value).then(use) : use(value);
}

export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Pieces put together in their order; as long as none is a promise, nothing but a string. */
export class Text {
  #end = "";
  readonly #before: Promise<string>[] = [];

  add(piece: Written): void {
    if (typeof piece === "string") {
      this.#end += piece;
      return;
    }
    const start = this.#end;
    const started = piece.then((text) => start + text);
    // Should a later piece throw, nobody waits for this one any more: the ordinary execution tells of its failure.
    started.catch(() => undefined);
    this.#before.push(started);
    this.#end = "";
  }

  whole(): Written {
    if (this.#before.length === 0) return this.#end;
    return Promise.all(this.#before).then((texts) => texts.join("") + this.#end);
  }
}
