import type { Mailbox } from "./mailbox.ts";

/**
 * LIV-1, LIV-2: before the mailbox of a reader who is still being told what lies behind. What comes meanwhile waits; once
 * open, only what lies after the catching-up passes, whose snapshot was the newer one: nobody is told something old after
 * something new.
 */
export class Gate<T> {
  readonly box: Mailbox<T>;
  #waiting: { readonly upTo: number; readonly message: T }[] | null = [];
  #told = 0;

  constructor(box: Mailbox<T>) {
    this.box = box;
  }

  get isOpen(): boolean {
    return this.#waiting === null;
  }

  /** Whether a message about the log up to this number tells the reader anything. */
  lacks(upTo: number): boolean {
    return upTo > this.#told;
  }

  /** A message about the log up to this number. */
  push(upTo: number, message: T): void {
    if (this.#waiting !== null) this.#waiting.push({ upTo, message });
    else if (this.lacks(upTo)) this.box.push(message);
  }

  /** The reader knows everything up to this number. */
  open(told: number): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#told = told;
    for (const { upTo, message } of waiting) this.push(upTo, message);
  }
}
