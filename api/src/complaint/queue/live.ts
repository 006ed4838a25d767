import { decodeCursor } from "../../events/cursor.ts";
import type { Feed, Follower, Following } from "../../events/feed.ts";
import { headOf, withBatch, type Batch } from "../../events/log.ts";
import { Mailbox } from "../../events/mailbox.ts";
import type { Pool } from "pg";

import type { CompanyId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import { sightKey, type Sight } from "../../org/access.ts";
import { describe, type QueueMessage, type QueueReload } from "./describe.ts";
import { Described } from "./described.ts";
import type { QueueFilter } from "./filter.ts";

/** Readers who see the same part of the queue under the same filter: each message is made once for all of them. */
type Group = {
  readonly sight: Sight;
  readonly filter: QueueFilter;
  readonly boxes: Set<Mailbox<QueueMessage>>;
};

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
  readonly #companies = new Map<CompanyId, Promise<CompanyQueue>>();

  constructor(pool: Pool, feed: Feed) {
    this.#pool = pool;
    this.#feed = feed;
  }

  /** From `after` on, without a gap: joins the company's stream first, then tells what lies between, then goes on. */
  async subscribe(sight: Sight, filter: QueueFilter, after: string): Promise<Mailbox<QueueMessage>> {
    const seq = decodeCursor(after, sight.companyId);
    const queue = await this.#company(sight.companyId);
    const { box, position } = queue.join(sight, filter);
    if (seq === null || (seq > position && seq > (await this.#head(sight.companyId))))
      box.finish(reload("CURSOR_UNKNOWN"));
    else if (position - seq > LONGEST_CATCH_UP) box.finish(reload("CURSOR_TOO_OLD"));
    else if (seq < position) {
      await withBatch(this.#pool, sight.companyId, seq, position - seq, async (batch) => {
        const message = await describe(new Described(batch), sight, filter);
        if (message !== null) box.push(message);
      });
    }
    queue.open(box);
    return box;
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
  return { type: "QueueReload", reason };
}

class CompanyQueue implements Follower {
  readonly #groups = new Map<string, Group>();
  /** Readers who are still being told what lies behind them; what comes meanwhile waits here. */
  readonly #held = new Map<Mailbox<QueueMessage>, QueueMessage[]>();
  #following: Following | null = null;

  static async start(feed: Feed, companyId: CompanyId): Promise<CompanyQueue> {
    const queue = new CompanyQueue();
    queue.#following = await feed.follow(companyId, queue);
    return queue;
  }

  join(sight: Sight, filter: QueueFilter): { box: Mailbox<QueueMessage>; position: number } {
    const key = groupKey(sight, filter);
    const group = this.#groups.get(key) ?? { sight, filter, boxes: new Set() };
    this.#groups.set(key, group);
    const box: Mailbox<QueueMessage> = new Mailbox<QueueMessage>(
      MAILBOX_BOUND,
      () => reload("CURSOR_TOO_OLD"),
      () => {
        group.boxes.delete(box);
        this.#held.delete(box);
        if (group.boxes.size === 0) this.#groups.delete(key);
      },
    );
    group.boxes.add(box);
    this.#held.set(box, []);
    return { box, position: this.#following?.position() ?? 0 };
  }

  open(box: Mailbox<QueueMessage>): void {
    for (const message of this.#held.get(box) ?? []) box.push(message);
    this.#held.delete(box);
  }

  async take(batch: Batch): Promise<void> {
    const described = new Described(batch);
    for (const { sight, filter, boxes } of this.#groups.values()) {
      // Only those who were here before the statement below started: later ones hear of it by catching up.
      const present = [...boxes];
      const message = await describe(described, sight, filter);
      if (message !== null) for (const box of present) (this.#held.get(box) ?? box).push(message);
    }
  }
}

function groupKey(sight: Sight, filter: QueueFilter): string {
  const personal = filter.view === "MINE" ? sight.staffId : "";
  return JSON.stringify([sightKey(sight), personal, filter]);
}
