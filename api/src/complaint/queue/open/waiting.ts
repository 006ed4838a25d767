type Waiter = { readonly seq: number; readonly resume: (reached: boolean) => void };

/** Those who wait for a place in the log, each no longer than it said. */
export class Waiting {
  readonly #waiters = new Set<Waiter>();

  /** True once `reached` has told of this place or a later one; false when the time is over. */
  until(seq: number, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        seq,
        resume: (reached) => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve(reached);
        },
      };
      const timer = setTimeout(waiter.resume, withinMs, false);
      this.#waiters.add(waiter);
    });
  }

  reached(seq: number): void {
    for (const waiter of this.#waiters) if (waiter.seq <= seq) waiter.resume(true);
  }
}
