import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";

import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Log } from "../kernel/log.ts";
import { EVENTS_CHANNEL } from "./append.ts";
import type { Listener } from "./listener.ts";
import { headOf, withBatch, type Batch } from "./log.ts";

/**
 * Takes every stretch of a company's log in order, one at a time, while its snapshot is open. A stretch that does not begin
 * where the one before it ended leaves out what was too much to be told.
 */
export type Follower = { take(batch: Batch): Promise<void> };

/** Where a follower has got to, and how it leaves. */
export type Following = {
  position(): number;
  /** When the log was last read without a fault: the beginning of that, by `performance.now()`. */
  readAt(): number;
  stop(): void;
};

/** Of a longer stretch followers are only told that it was: they read anew what they hold. */
const LONGEST_STRETCH = 20_000;
/** Between two stretches, so that a burst of commits becomes a few messages. What comes out of silence never waits. */
const REST_MS = 5;
/** Should a notification be lost without the connection noticing, the log is read anyway. */
const POLL_MS = 1_000;

/** Whether everything open in this process has been looked through since rights changed last; see auth/watch.ts. */
export type RightsKnown = {
  isAt(companyId: CompanyId, version: number): boolean;
  reach(companyId: CompanyId, version: number): Promise<void>;
};

/**
 * LIV-1: reads each company's log once per process and hands it to all who follow, in the order of commit.
 * A stretch that fails is read again: nobody's position moves past what has not been handed over.
 */
export class Feed implements AsyncDisposable {
  readonly #pool: Pool;
  readonly #rights: RightsKnown;
  readonly #log: Log;
  readonly #tails = new Map<CompanyId, Tail>();
  readonly #poll: NodeJS.Timeout;
  readonly #stopListening: () => void;

  constructor(pool: Pool, listener: Listener, rights: RightsKnown, log: Log) {
    this.#pool = pool;
    this.#rights = rights;
    this.#log = log;
    this.#stopListening = listener.on(EVENTS_CHANNEL, (payload) => this.#wake(payload));
    this.#poll = setInterval(() => this.#wake(null), POLL_MS);
    this.#poll.unref();
  }

  /** From the next stretch on, `follower` gets everything; `position()` is the number it starts after. */
  async follow(companyId: CompanyId, follower: Follower): Promise<Following> {
    const tail = this.#tails.get(companyId) ?? this.#open(companyId);
    await tail.ready;
    tail.followers.add(follower);
    return {
      position: () => tail.position,
      readAt: () => tail.readAt,
      stop: () => {
        tail.followers.delete(follower);
        if (tail.followers.size === 0 && this.#tails.get(companyId) === tail) this.#tails.delete(companyId);
      },
    };
  }

  /** Reads on at once, for whoever knows that there is something new. */
  wake(companyId: CompanyId): void {
    this.#tails.get(companyId)?.wake();
  }

  /**
   * Runs `work` on all that the log holds after `after`, at most `limit` events; returns how far that is. Before anything
   * is told that was committed after somebody's rights changed, that change has taken effect on all who read here.
   */
  async tell(
    companyId: CompanyId,
    after: number,
    limit: number,
    work: (batch: Batch) => Promise<void>,
  ): Promise<number> {
    for (;;) {
      let newRights: number | null = null;
      const upTo = await withBatch(this.#pool, companyId, after, limit, async (batch) => {
        newRights = this.#rights.isAt(companyId, batch.rights) ? null : batch.rights;
        if (newRights === null) await work(batch);
      });
      if (newRights === null) return upTo;
      await this.#rights.reach(companyId, newRights);
    }
  }

  #open(companyId: CompanyId): Tail {
    const read: Read = (after, work) => this.tell(companyId, after, LONGEST_STRETCH, work);
    const tail = new Tail(this.#pool, companyId, read, this.#log);
    this.#tails.set(companyId, tail);
    tail.ready.catch(() => this.#tails.delete(companyId));
    return tail;
  }

  #wake(payload: string | null): void {
    if (payload === null) for (const tail of this.#tails.values()) tail.wake();
    else this.#tails.get(payload.slice(0, payload.indexOf(":")) as CompanyId)?.wake();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#poll);
    this.#stopListening();
    const tails = [...this.#tails.values()];
    this.#tails.clear();
    await Promise.all(tails.map((tail) => tail.idle()));
  }
}

type Read = (after: number, work: (batch: Batch) => Promise<void>) => Promise<number>;

class Tail {
  readonly followers = new Set<Follower>();
  readonly ready: Promise<void>;
  /** Who joins now gets what comes after this; raised in the same breath in which a stretch is handed out. */
  position = 0;
  readAt = -Infinity;
  /** What all have taken, and reading goes on from here. */
  #taken = 0;
  readonly #pool: Pool;
  readonly #companyId: CompanyId;
  readonly #readOn: Read;
  readonly #log: Log;
  #toldAt = -Infinity;
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(pool: Pool, companyId: CompanyId, read: Read, log: Log) {
    this.#pool = pool;
    this.#companyId = companyId;
    this.#readOn = read;
    this.#log = log;
    this.ready = this.#readHead();
  }

  wake(): void {
    this.#again = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
      if (this.#again) this.wake();
    });
  }

  async idle(): Promise<void> {
    this.followers.clear();
    await this.#reading;
  }

  async #readHead(): Promise<void> {
    const begun = performance.now();
    this.#taken = await headOf(readerOf(this.#pool), this.#companyId);
    this.position = this.#taken;
    this.readAt = begun;
  }

  async #read(): Promise<void> {
    try {
      await this.ready;
      const rest = REST_MS - (performance.now() - this.#toldAt);
      if (rest > 0) await sleep(rest);
      this.#again = false;
      const begun = performance.now();
      await this.#readOn(this.#taken, (batch) => this.#tell(batch));
      this.#taken = this.position;
      this.readAt = begun;
    } catch (failure) {
      this.#log.error({ code: errorCode(toError(failure)) }, "the log could not be read; it is tried again");
    }
  }

  async #tell(read: Batch): Promise<void> {
    const { upTo, head } = read;
    const batch = upTo === head ? read : { ...read, after: head, upTo: head, events: [] };
    this.position = head;
    // All have ended with this stretch, also where one fails, before it or the next is taken by anyone.
    const taken = await Promise.allSettled([...this.followers].map(async (follower) => follower.take(batch)));
    this.#toldAt = performance.now();
    for (const outcome of taken) if (outcome.status === "rejected") throw toError(outcome.reason);
  }
}
