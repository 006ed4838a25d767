import { decodeCursor } from "../../events/cursor.ts";
import type { Feed, Follower, Following } from "../../events/feed.ts";
import { Gate } from "../../events/gate.ts";
import { headOf, withBatch, type Batch } from "../../events/log.ts";
import { Mailbox } from "../../events/mailbox.ts";
import type { Pool } from "pg";

import type { CompanyId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import { sightKey, type Sight } from "../../org/access.ts";
import { describe, type QueueMessage, type QueueReload } from "./describe.ts";
import { Described } from "./described.ts";
import { Tally } from "./tally.ts";
import type { QueueFilter } from "./filter.ts";

/** Readers who see the same part of the queue under the same filter: each message is made once for all of them. */
type Group = {
  readonly sight: Sight;
  readonly filter: QueueFilter;
  readonly gates: Set<Gate<QueueMessage>>;
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
    const { gate, position } = queue.join(sight, filter);
    const { box } = gate;
    try {
      if (seq === null || (seq > position && seq > (await this.#head(sight.companyId))))
        box.finish(reload("CURSOR_UNKNOWN"));
      else if (position - seq > LONGEST_CATCH_UP) box.finish(reload("CURSOR_TOO_OLD"));
      else gate.open(seq < position ? await this.#catchUp(box, sight, filter, seq) : seq);
      return box;
    } catch (failure) {
      await box.return();
      throw failure;
    }
  }

  /** Tells all that the snapshot holds, so that the message is of one moment; returns how far that is. */
  #catchUp(box: Mailbox<QueueMessage>, sight: Sight, filter: QueueFilter, after: number): Promise<number> {
    return withBatch(this.#pool, sight.companyId, after, 2 * LONGEST_CATCH_UP, async (batch) => {
      const message = await describe(new Described(batch), sight, filter);
      if (message !== null) box.push(message);
    });
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
  readonly #tally = new Tally();
  #following: Following | null = null;

  static async start(feed: Feed, companyId: CompanyId): Promise<CompanyQueue> {
    const queue = new CompanyQueue();
    queue.#following = await feed.follow(companyId, queue);
    return queue;
  }

  join(sight: Sight, filter: QueueFilter): { gate: Gate<QueueMessage>; position: number } {
    const key = groupKey(sight, filter);
    const group = this.#groups.get(key) ?? { sight, filter, gates: new Set() };
    this.#groups.set(key, group);
    const gate: Gate<QueueMessage> = new Gate(
      new Mailbox<QueueMessage>(
        MAILBOX_BOUND,
        () => reload("CURSOR_TOO_OLD"),
        () => {
          group.gates.delete(gate);
          if (group.gates.size === 0 && this.#groups.get(key) === group) this.#groups.delete(key);
        },
      ),
    );
    group.gates.add(gate);
    return { gate, position: this.#following?.position() ?? 0 };
  }

  async take(batch: Batch): Promise<void> {
    const described = new Described(batch, this.#tally);
    for (const { sight, filter, gates } of this.#groups.values()) {
      // Only those who were here before the statement below started: later ones hear of it by catching up.
      const present = [...gates];
      const message = await describe(described, sight, filter);
      if (message !== null) for (const gate of present) gate.push(batch.upTo, message);
    }
  }
}

function groupKey(sight: Sight, filter: QueueFilter): string {
  const personal = filter.view === "MINE" ? sight.staffId : "";
  const phones = filter.text === null ? [] : sight.phoneProjectIds;
  return JSON.stringify([sightKey(sight), personal, phones, filter]);
}
