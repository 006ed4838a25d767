import type { Pool } from "pg";

import type { Clock } from "../kernel/clock.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";
import { inTransaction, readerOf, type Reader, type Tx } from "../kernel/sql.ts";
import { EVENTS_CHANNEL } from "./append.ts";
import type { Listener } from "./listener.ts";

const BATCH = 40;
/** Never sleeps longer than this, should a machine's clock be set or a notification be lost. */
const LONGEST_SLEEP_MS = 30_000;
/** What is due but held by another process is asked for again after this. */
const SHORTEST_SLEEP_MS = 10;
/** How long a subject whose timers cannot be handled is left alone, so that the others are not held up. */
const SET_ASIDE_MS = 60_000;

/** What a timekeeper keeps the deadlines of: complaints, or mediation cases. */
export type Keeper<SubjectId extends string> = {
  /** For the log of faults. */
  readonly noun: string;
  /** When the next timer is due, those of these subjects aside. */
  readonly next: (reader: Reader, aside: readonly SubjectId[]) => Promise<Date | null>;
  /** Locks the subjects of the first timers that are due, those aside and those held by others left out: one id a timer. */
  readonly claim: (
    tx: Tx,
    now: Date,
    most: number,
    aside: readonly SubjectId[],
  ) => Promise<readonly SubjectId[]>;
  /** Locks one, if nobody else has it. */
  readonly lockOne: (tx: Tx, id: SubjectId) => Promise<readonly SubjectId[]>;
  /** Tells of everything that is due for these, which the transaction has locked, and arms their timers anew. */
  readonly fire: (tx: Tx, ids: readonly SubjectId[], now: Date) => Promise<void>;
};

/**
 * SLA-3: the one who says that a deadline has come. Sleeps until the next timer; claims what is due with SKIP LOCKED, so
 * that several processes share the work and each timer fires once; re-armed by the log's notifications.
 */
export class Timekeeper<SubjectId extends string> implements AsyncDisposable {
  readonly #keeper: Keeper<SubjectId>;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #aside = new Map<SubjectId, number>();
  #stopListening = (): void => undefined;
  #sleep: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(keeper: Keeper<SubjectId>, pool: Pool, clock: Clock, listener: Listener | null, log: Log) {
    this.#keeper = keeper;
    this.#pool = pool;
    this.#clock = clock;
    this.#log = log;
    if (listener === null) void this.wake();
    else this.#stopListening = listener.on(EVENTS_CHANNEL, () => void this.wake());
  }

  /** Looks at once whether something is due. Resolves when all that is due has been told. */
  wake(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#again = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    let next: Date | null = null;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        next = await this.#nextDue();
        // Every command wakes it, and hardly ever is something due: then that one question is all.
        if (next === null || next > this.#clock.now()) continue;
        while ((await this.#fireSome()) && !this.#closed);
        next = await this.#nextDue();
      }
    } catch (failure) {
      this.#log.error(
        { code: errorCode(toError(failure)) },
        "deadlines could not be read; tried again in a second",
      );
      next = new Date(this.#clock.now().getTime() + 1_000);
    }
    this.#sleepUntil(next);
  }

  #sleepUntil(next: Date | null): void {
    if (this.#sleep !== null) clearTimeout(this.#sleep);
    if (this.#closed) return;
    const wait = next === null ? LONGEST_SLEEP_MS : next.getTime() - this.#clock.now().getTime();
    this.#sleep = setTimeout(
      () => void this.wake(),
      Math.min(Math.max(wait, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS),
    );
  }

  /** Fires what is due, some subjects at a time; true when there may be more. */
  async #fireSome(): Promise<boolean> {
    try {
      return await inTransaction(this.#pool, async (tx) => {
        const { ids, mayBeMore } = await this.#claim(tx);
        await this.#keeper.fire(tx, ids, this.#clock.now());
        return mayBeMore;
      });
    } catch (failure) {
      this.#log.error({ code: errorCode(toError(failure)) }, "deadlines failed together; now one by one");
      return this.#fireEach();
    }
  }

  /** One that cannot be handled is set aside and named; the rest goes on. */
  async #fireEach(): Promise<boolean> {
    const { ids, mayBeMore } = await inTransaction(this.#pool, (tx) => this.#claim(tx));
    for (const id of ids) {
      try {
        await inTransaction(this.#pool, async (tx) =>
          this.#keeper.fire(tx, await this.#keeper.lockOne(tx, id), this.#clock.now()),
        );
      } catch (failure) {
        this.#aside.set(id, this.#clock.now().getTime() + SET_ASIDE_MS);
        this.#log.error(
          { [this.#keeper.noun]: id, code: errorCode(toError(failure)) },
          "deadlines of one could not be handled",
        );
      }
    }
    return mayBeMore;
  }

  /** Several of the first timers may be one subject's. */
  async #claim(tx: Tx): Promise<{ readonly ids: readonly SubjectId[]; readonly mayBeMore: boolean }> {
    const now = this.#clock.now();
    for (const [id, until] of this.#aside) if (until <= now.getTime()) this.#aside.delete(id);
    const claimed = await this.#keeper.claim(tx, now, BATCH, [...this.#aside.keys()]);
    return { ids: [...new Set(claimed)], mayBeMore: claimed.length === BATCH };
  }

  #nextDue(): Promise<Date | null> {
    return this.#keeper.next(readerOf(this.#pool), [...this.#aside.keys()]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#stopListening();
    if (this.#sleep !== null) clearTimeout(this.#sleep);
    await this.#working;
  }
}
