import { setImmediate as breathe } from "node:timers/promises";
import type { Pool } from "pg";

import type { Feed, Follower, Following } from "../../../events/feed.ts";
import { withBatch, type Batch } from "../../../events/log.ts";
import { errorCode } from "../../../kernel/db.ts";
import { toError } from "../../../kernel/errors.ts";
import type { CompanyId } from "../../../kernel/ids.ts";
import type { Log } from "../../../kernel/log.ts";
import { isOpen } from "../../rules/state.ts";
import { entriesOf } from "../batch-entries.ts";
import type { QueueEntry } from "../entry.ts";
import type { Moment } from "./moment.ts";
import { readOpen } from "./read-open.ts";
import { Shelves } from "./shelves.ts";
import { Waiting } from "./waiting.ts";

export type House = {
  readonly pool: Pool;
  readonly feed: Feed;
  readonly log: Log;
  /** Open complaints beyond which a company is left to the database. */
  readonly mostRows: number;
};

/** A log that could not be read for so long may have gone on unheard. It is read every second at least. */
const FRESH_MS = 2_000;
const RETRY_FAILED_MS = 1_000;
const RETRY_TOO_MANY_MS = 60_000;
/** Taken in while everybody waits. */
const LONGEST_STRETCH = 1_000;
const ROWS_A_BREATH = 1_000;

/**
 * LIV-2: the open complaints of one company in memory, carried along its log in the order of commit. Gives a moment only
 * when it holds one: not while it is read, nor when rows newer than its place were taken in, nor when the log has not
 * been heard of lately. Whoever gets none asks the database.
 */
export class OpenQueue implements Follower {
  readonly #house: House;
  readonly #companyId: CompanyId;
  readonly #waiting = new Waiting();
  #following: Following | null = null;
  #shelves = new Shelves();
  #state: "none" | "reading" | "whole" = "none";
  /** Memory stands here, */
  #position = 0;
  /** some of its rows perhaps there, */
  #newest = 0;
  /** and the log has been heard of up to here. */
  #heard = 0;
  #readAgain = false;
  #retryAt = -Infinity;
  #askedAt = -Infinity;
  #stopped = false;

  constructor(house: House, companyId: CompanyId) {
    this.#house = house;
    this.#companyId = companyId;
  }

  get size(): number {
    return this.#shelves.size;
  }

  /** When it was last asked for, by `performance.now()`. */
  get askedAt(): number {
    return this.#askedAt;
  }

  /** Whether it holds a moment at or after this place. */
  isAt(seq: number): boolean {
    return this.#position >= seq && this.#isOfOneMoment();
  }

  /** Null where the database must be asked; begins to read what is not held. */
  moment(): Moment | null {
    this.#askedAt = performance.now();
    if (this.#state === "none" && this.#askedAt >= this.#retryAt) void this.#read();
    return this.#isOfOneMoment() ? { shelves: this.#shelves, seq: this.#position } : null;
  }

  /** Whether memory has come to this place in the log, within this time. */
  comesTo(seq: number, withinMs: number): Promise<boolean> {
    this.#house.feed.wake(this.#companyId);
    return this.#waiting.until(seq, withinMs);
  }

  /** A name in the rows has changed: they are read anew. */
  renew(): void {
    if (this.#state === "reading") this.#readAgain = true;
    else if (this.#state === "whole") void this.#read();
  }

  /** Takes in what the log tells. Reads anew after a gap, and where that is less work than so long a stretch. */
  async take(batch: Batch): Promise<void> {
    this.#heard = Math.max(this.#heard, batch.upTo);
    if (this.#state !== "whole") return;
    if (batch.after > this.#position || batch.events.length > LONGEST_STRETCH) void this.#read();
    else await this.#apply(batch).catch((thrown: unknown) => this.#fail(thrown));
    if (this.#shelves.size > this.#house.mostRows) this.#letGo(RETRY_TOO_MANY_MS);
  }

  /** For good. */
  stop(): void {
    this.#stopped = true;
    this.#letGo(Infinity);
  }

  #isOfOneMoment(): boolean {
    const isFresh = performance.now() - (this.#following?.readAt() ?? -Infinity) < FRESH_MS;
    return this.#state === "whole" && this.#position >= this.#newest && isFresh;
  }

  /** Not to be read again for so long. */
  #letGo(forMs: number): void {
    this.#following?.stop();
    this.#following = null;
    this.#state = "none";
    this.#shelves = new Shelves();
    this.#retryAt = performance.now() + forMs;
  }

  async #read(): Promise<void> {
    this.#state = "reading";
    try {
      // Heard from now on, so that nothing is missed between the snapshot and the log.
      this.#following ??= await this.#house.feed.follow(this.#companyId, this);
      do {
        this.#readAgain = false;
        const read = await readOpen(this.#house.pool, this.#companyId, this.#house.mostRows);
        if (read === null) return this.#letGo(RETRY_TOO_MANY_MS);
        this.#shelves = await this.#filled(read.entries);
        this.#position = this.#newest = read.seq;
        while (this.#position < this.#heard) await this.#catchUp();
      } while (this.#readAgain);
      if (this.#stopped) return this.#letGo(Infinity);
      // Let go meanwhile: the next question reads it again.
      if (this.#following === null) return;
      this.#state = "whole";
      this.#waiting.reached(this.#position);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Is no fault of the log's: others who follow it are not held up. */
  #fail(thrown: unknown): void {
    const err = toError(thrown);
    this.#house.log.warn({ code: errorCode(err) }, "the open queue could not be kept in memory");
    this.#letGo(RETRY_FAILED_MS);
  }

  /** Others are answered in between; rows that say nothing new stay the objects they were. */
  async #filled(entries: readonly QueueEntry[]): Promise<Shelves> {
    const shelves = new Shelves();
    for (const [index, entry] of entries.entries()) {
      if (index % ROWS_A_BREATH === 0) await breathe();
      shelves.put(entry, this.#shelves.row(entry.id));
    }
    return shelves;
  }

  async #catchUp(): Promise<void> {
    const { pool } = this.#house;
    await withBatch(pool, this.#companyId, this.#position, LONGEST_STRETCH, (batch) => this.#apply(batch));
  }

  /** In one breath: a reader sees all of a stretch or nothing of it. */
  async #apply(batch: Batch): Promise<void> {
    const shelves = this.#shelves;
    if (batch.upTo <= this.#position) return;
    const entries = await entriesOf(batch);
    // Read anew meanwhile, from a later snapshot than this.
    if (shelves !== this.#shelves) return;
    for (const entry of entries.values()) {
      if (isOpen(entry.state)) shelves.put(entry);
      else shelves.remove(entry.id);
    }
    this.#position = batch.upTo;
    this.#newest = Math.max(this.#newest, batch.head);
    if (this.#isOfOneMoment()) this.#waiting.reached(this.#position);
  }
}
