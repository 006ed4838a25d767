import type { Pool } from "pg";

import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Log } from "../kernel/log.ts";
import { EVENTS_CHANNEL } from "./append.ts";
import type { Listener } from "./listener.ts";
import { headOf, withBatch, type Batch } from "./log.ts";

/** Takes every stretch of a company's log in order, one at a time, while its snapshot is open. */
export type Follower = { take(batch: Batch): Promise<void> };

/** Where a follower has got to, and how it leaves. */
export type Following = {
  position(): number;
  /** When the log was last read without a fault: the beginning of that, by `performance.now()`. */
  readAt(): number;
  stop(): void;
};

const BATCH = 1_000;
/** Should a notification be lost without the connection noticing, the log is read anyway. */
const POLL_MS = 1_000;

/**
 * LIV-1: reads each company's log once per process and hands it to all who follow, in the order of commit.
 * A stretch that fails is read again: nobody's position moves past what has not been handed over.
 */
export class Feed implements AsyncDisposable {
  readonly #pool: Pool;
  readonly #log: Log;
  readonly #tails = new Map<CompanyId, Tail>();
  readonly #poll: NodeJS.Timeout;
  readonly #stopListening: () => void;

  constructor(pool: Pool, listener: Listener, log: Log) {
    this.#pool = pool;
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

  #open(companyId: CompanyId): Tail {
    const tail = new Tail(this.#pool, companyId, this.#log);
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

class Tail {
  readonly followers = new Set<Follower>();
  readonly ready: Promise<void>;
  /** Who joins now gets what comes after this; raised in the same breath in which a stretch is handed out. */
  position = 0;
  readAt = -Infinity;
  /** What all have taken; reading goes on from here. */
  #taken = 0;
  readonly #pool: Pool;
  readonly #companyId: CompanyId;
  readonly #log: Log;
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(pool: Pool, companyId: CompanyId, log: Log) {
    this.#pool = pool;
    this.#companyId = companyId;
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
    this.#again = false;
    try {
      await this.ready;
      for (;;) {
        const begun = performance.now();
        const upTo = await withBatch(this.#pool, this.#companyId, this.#taken, BATCH, async (batch) => {
          this.position = batch.upTo;
          await Promise.all([...this.followers].map((follower) => follower.take(batch)));
        });
        this.readAt = begun;
        if (upTo === this.#taken) return;
        this.#taken = upTo;
      }
    } catch (failure) {
      this.#log.error(
        { code: errorCode(toError(failure)), err: toError(failure) },
        "the log could not be read; it is tried again",
      );
    }
  }
}
