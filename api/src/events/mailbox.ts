import type { Encoder, Outlet } from "./outlet.ts";

/** Takes over a reader who has read everything: from now on it is written to directly. False: not now. */
type TakeOver<T> = (encoder: Encoder<T>, outlet: Outlet) => boolean;

/** What one subscriber has yet to be sent, in order. Its `return` answers at once, also while a `next` is waiting. */
export class Mailbox<T> implements AsyncIterableIterator<T, undefined> {
  readonly #bound: number;
  readonly #overflow: () => T;
  // Lists of one or two, of which there are thousands: made to measure, not pushed to.
  #closers: readonly (() => void)[];
  #waiting: ((result: IteratorResult<T, undefined>) => void)[] = [];
  #items: T[] = [];
  #closed = false;
  #takeOver: TakeOver<T> | null = null;
  #direct: { readonly encoder: Encoder<T>; readonly outlet: Outlet } | null = null;

  /** Beyond `bound` unsent items they give way to the one that `overflow` makes: the reader is told to load anew, and nothing is dropped silently. */
  constructor(bound: number, overflow: () => T, onClose: () => void) {
    this.#bound = bound;
    this.#overflow = overflow;
    this.#closers = [onClose];
  }

  /** Runs once when the reader has left. */
  onClose(close: () => void): void {
    if (this.#closed) close();
    else this.#closers = [...this.#closers, close];
  }

  /** How a reader can be written to directly is told by `sendTo`; that it has read everything, by itself. */
  onIdle(takeOver: TakeOver<T>): void {
    this.#takeOver = takeOver;
  }

  /** The reader can take bytes as well: once it has read everything its messages may come that way. The last word comes here. */
  sendTo(encoder: Encoder<T>, outlet: Outlet): void {
    this.#direct = { encoder, outlet };
  }

  push(item: T): void {
    if (this.#closed) return;
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) waiting({ value: item, done: false });
    else if (this.#items.length < this.#bound) this.#items.push(item);
    else this.finish(this.#overflow());
  }

  /** The last word: what is unsent gives way to it, and nothing comes after. */
  finish(item: T): void {
    if (this.#closed) return;
    const waiting = this.#waiting.shift();
    this.#close();
    if (waiting === undefined) this.#items = [item];
    else waiting({ value: item, done: false });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const item = this.#items.shift();
    if (item !== undefined) return Promise.resolve({ value: item, done: false });
    if (this.#closed) return Promise.resolve({ value: undefined, done: true });
    if (this.#direct !== null && this.#takeOver?.(this.#direct.encoder, this.#direct.outlet) === true)
      this.#direct = null;
    return new Promise((resolve) => {
      this.#waiting = [...this.#waiting, resolve];
    });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#close();
    this.#items = [];
    return Promise.resolve({ value: undefined, done: true });
  }

  throw(error: unknown): Promise<IteratorResult<T, undefined>> {
    this.#close();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#items = [];
    for (const waiting of this.#waiting.splice(0)) waiting({ value: undefined, done: true });
    for (const close of this.#closers) close();
  }
}
