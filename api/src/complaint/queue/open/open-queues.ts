import type { Pool } from "pg";

import type { Feed } from "../../../events/feed.ts";
import type { Listener } from "../../../events/listener.ts";
import { headOf } from "../../../events/log.ts";
import type { CompanyId, StaffId } from "../../../kernel/ids.ts";
import type { Log } from "../../../kernel/log.ts";
import { readerOf } from "../../../kernel/sql.ts";
import type { Actor } from "../../../org/actor.ts";
import type { QueuePage, QueueQuestion } from "../page.ts";
import { openPage } from "./moment.ts";
import { type House, OpenQueue } from "./open-queue.ts";
import type { OpenFilter } from "./pick.ts";

/** The database tells here which company's names have changed; see constraints.sql. */
const DIRECTORY_CHANNEL = "heyi_directory";

/** Rows held, about a kilobyte each: of one company, and of all together, where the one asked for longest ago makes room. */
type Bounds = { readonly company: number; readonly all: number };
const BOUNDS: Bounds = { company: 100_000, all: 250_000 };
/** Longer than memory ever needs to hear of a commit; after that the database is asked. */
const PATIENCE_MS = 250;
/** More people do not write within the time that memory needs to hear of it. */
const MOST_WRITERS = 10_000;

/**
 * The open queue of each company in memory. Read on the first question, which the database answers: a process holds only
 * what is asked of it, and opens its door without waiting.
 */
export class OpenQueues implements Disposable {
  readonly #house: House;
  readonly #mostRows: number;
  readonly #companies = new Map<CompanyId, OpenQueue>();
  /** Up to where each person has written and memory has not been seen yet. */
  readonly #written = new Map<StaffId, number>();
  readonly #stopListening: () => void;

  constructor(pool: Pool, feed: Feed, listener: Listener, log: Log, bounds: Bounds = BOUNDS) {
    this.#house = { pool, feed, log, mostRows: bounds.company };
    this.#mostRows = bounds.all;
    this.#stopListening = listener.on(DIRECTORY_CHANNEL, (companyId) => this.#renew(companyId));
  }

  /** What this person has just done stands in the log at `seq`: no page of theirs from memory will be older. */
  wrote({ staffId }: Actor, seq: number): void {
    const latest = Math.max(seq, this.#written.get(staffId) ?? 0);
    this.#written.delete(staffId);
    this.#written.set(staffId, latest);
    const [first] = this.#written.keys();
    if (first !== undefined && this.#written.size > MOST_WRITERS) this.#written.delete(first);
  }

  /**
   * A page that stands at this place or a later one, and not before what its reader wrote; null: ask the database.
   * @throws InvalidError for a place in the queue that is none
   */
  async page(question: QueueQuestion, filter: OpenFilter, atLeast: number): Promise<QueuePage | null> {
    const { companyId, staffId } = question.sight;
    const queue = this.#company(companyId);
    const seq = Math.max(atLeast, this.#written.get(staffId) ?? 0);
    if (!queue.isAt(seq) && !(await this.#comesTo(queue, companyId, seq))) return null;
    // A moment lasts as long as nothing is awaited.
    const moment = queue.moment();
    if (moment === null) return null;
    if (moment.seq >= (this.#written.get(staffId) ?? 0)) this.#written.delete(staffId);
    return openPage(moment, question, filter);
  }

  /** Nobody waits for what is not held, nor for a place that the log has not reached. */
  async #comesTo(queue: OpenQueue, companyId: CompanyId, seq: number): Promise<boolean> {
    if (queue.moment() === null) return false;
    const coming = queue.comesTo(seq, PATIENCE_MS);
    const head = await headOf(readerOf(this.#house.pool), companyId);
    return head >= seq && coming;
  }

  #company(companyId: CompanyId): OpenQueue {
    let queue = this.#companies.get(companyId);
    if (queue === undefined) {
      this.#companies.set(companyId, (queue = new OpenQueue(this.#house, companyId)));
      this.#makeRoom(queue);
    }
    return queue;
  }

  #makeRoom(newcomer: OpenQueue): void {
    const others = [...this.#companies].filter(([, queue]) => queue !== newcomer);
    let rows = others.reduce((sum, [, queue]) => sum + queue.size, 0);
    for (const [companyId, queue] of others.toSorted(([, one], [, other]) => one.askedAt - other.askedAt)) {
      if (rows <= this.#mostRows) return;
      rows -= queue.size;
      queue.stop();
      this.#companies.delete(companyId);
    }
  }

  /** Null: notifications may have been lost. */
  #renew(companyId: string | null): void {
    if (companyId === null) for (const queue of this.#companies.values()) queue.renew();
    else this.#companies.get(companyId as CompanyId)?.renew();
  }

  [Symbol.dispose](): void {
    this.#stopListening();
    for (const queue of this.#companies.values()) queue.stop();
  }
}
