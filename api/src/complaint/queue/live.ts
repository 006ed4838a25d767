import type { Pool } from "pg";

import { decodeCursor } from "../../events/cursor.ts";
import type { Feed, Following } from "../../events/feed.ts";
import type { Gate } from "../../events/gate.ts";
import { headOf, type Batch } from "../../events/log.ts";
import type { Mailbox } from "../../events/mailbox.ts";
import { shareable } from "../../events/shared.ts";
import type { CompanyId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import type { Sight } from "../../org/access.ts";
import { Boundaries } from "./boundaries.ts";
import { CatchUp } from "./catch-up.ts";
import { describe, type QueueMessage, type QueueReload } from "./describe.ts";
import { Described } from "./described.ts";
import type { QueueFilter } from "./filter.ts";
import { QueueGroups } from "./groups.ts";
import { Tally } from "./tally.ts";

/** Unsent messages of one reader beyond which it is told to load anew. */
const MAILBOX_BOUND = 500;
/** A reader further behind than this loads the queue anew, which is cheaper than hearing it all. */
const LONGEST_CATCH_UP = 5_000;

/**
 * LIV-1: the queue as a live stream per filter and sight. One follower per company; its groups share what is read.
 */
export class LiveQueue {
  readonly #pool: Pool;
  readonly #feed: Feed;
  readonly #behind: CatchUp;
  readonly #companies = new Map<CompanyId, Promise<CompanyQueue>>();

  constructor(pool: Pool, feed: Feed) {
    this.#pool = pool;
    this.#feed = feed;
    this.#behind = new CatchUp(feed, 2 * LONGEST_CATCH_UP);
  }

  /** From `after` on, without a gap: joins the company's stream first, then tells what lies between, then goes on. */
  async subscribe(sight: Sight, filter: QueueFilter, after: string): Promise<Mailbox<QueueMessage>> {
    const seq = decodeCursor(after, sight.companyId);
    const queue = await this.#company(sight.companyId);
    const { gate, position } = queue.join(sight, filter);
    const { box } = gate;
    try {
      if (seq === null || (seq > position && seq > (await this.#head(sight.companyId))))
        box.finish(reload("CURSOR_UNKNOWN"));
      else if (position - seq > LONGEST_CATCH_UP) box.finish(reload("CURSOR_TOO_OLD"));
      else await this.#bring(queue, gate, sight, filter, seq, position);
      return box;
    } catch (failure) {
      await box.return();
      throw failure;
    }
  }

  /** Tells what lies behind until the reader stands where the stream does, at the end of a stretch. */
  async #bring(
    { boundaries }: CompanyQueue,
    gate: Gate<QueueMessage>,
    sight: Sight,
    filter: QueueFilter,
    seq: number,
    position: number,
  ): Promise<void> {
    this.#feed.wake(sight.companyId);
    let told = seq;
    let upTo = position > seq ? position : await boundaries.endAround(seq);
    while (upTo !== null) {
      const behind = await this.#behind.tell(sight, filter, told, upTo);
      if (behind.message !== null) gate.box.push(behind.message);
      told = behind.upTo;
      upTo = await boundaries.endAround(told);
    }
    gate.open(told);
  }

  #head(companyId: CompanyId): Promise<number> {
    return headOf(readerOf(this.#pool), companyId);
  }

  #company(companyId: CompanyId): Promise<CompanyQueue> {
    let queue = this.#companies.get(companyId);
    if (queue === undefined) {
      queue = CompanyQueue.start(this.#feed, companyId);
      this.#companies.set(companyId, queue);
      queue.catch(() => this.#companies.delete(companyId));
    }
    return queue;
  }
}

export function reload(reason: QueueReload["reason"]): QueueReload {
  return shareable<QueueReload>({ type: "QueueReload", reason });
}

class CompanyQueue {
  readonly #groups = new QueueGroups();
  readonly #tally = new Tally();
  readonly #following: Following;
  readonly boundaries: Boundaries;

  private constructor(following: Following) {
    this.#following = following;
    this.boundaries = new Boundaries(following.position());
  }

  static async start(feed: Feed, companyId: CompanyId): Promise<CompanyQueue> {
    let queue: CompanyQueue | null = null;
    const following = await feed.follow(companyId, { take: async (batch) => queue?.take(batch) });
    return (queue = new CompanyQueue(following));
  }

  join(sight: Sight, filter: QueueFilter): { gate: Gate<QueueMessage>; position: number } {
    const { readers } = this.#groups.of(sight, filter);
    const gate = readers.join(MAILBOX_BOUND, () => reload("CURSOR_TOO_OLD"));
    return { gate, position: this.#following.position() };
  }

  async take(batch: Batch): Promise<void> {
    const { at } = this.boundaries;
    // What was told before a fault is not told once more.
    const fresh = batch.after < at ? behindOf(batch, at) : batch;
    if (fresh.upTo <= at) return;
    if (fresh.after > at) this.#finishAll();
    try {
      await this.#tell(fresh);
    } catch (failure) {
      // Some have been told and some have not: all load anew.
      this.#finishAll();
      throw failure;
    }
    this.boundaries.add(fresh.after, fresh.upTo);
  }

  async #tell(batch: Batch): Promise<void> {
    const described = new Described(batch, this.#tally);
    const near = [...this.#groups.near(described.moved)];
    await Promise.all(
      near.map(async ({ sight, filter, readers }) => {
        const message = await describe(described, sight, filter);
        if (message !== null) await readers.tell(batch.upTo, message);
      }),
    );
  }

  #finishAll(): void {
    for (const { readers } of this.#groups.all()) readers.finish(reload("CURSOR_TOO_OLD"));
  }
}

/** What of a stretch lies behind a place within it. */
function behindOf(batch: Batch, after: number): Batch {
  return { ...batch, after, events: batch.events.filter(({ seq }) => seq > after) };
}
