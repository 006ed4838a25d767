import type { Feed } from "../../events/feed.ts";
import type { Sight } from "../../org/access.ts";
import { describe, type QueueMessage } from "./describe.ts";
import { Described } from "./described.ts";
import type { QueueFilter } from "./filter.ts";
import { groupKey } from "./groups.ts";

/** What lies behind a reader, as one message of one moment; null: nothing of it reaches them. */
type Told = { readonly upTo: number; readonly message: QueueMessage | null };

/** A whole office comes back at once: the other connections are left to those who work. */
const AT_A_TIME = 4;

/** LIV-1: tells those who come back what lies behind them. Who left at one place and reads alike is told together. */
export class CatchUp {
  readonly #feed: Feed;
  readonly #longest: number;
  readonly #underWay = new Map<string, Promise<Told>>();
  readonly #waiting: (() => void)[] = [];
  #free = AT_A_TIME;

  /** `longest`: events in one telling at most. */
  constructor(feed: Feed, longest: number) {
    this.#feed = feed;
    this.#longest = longest;
  }

  /** All that the log holds after `after`, at least up to `atLeast`, where the reader has joined the stream. */
  async tell(sight: Sight, filter: QueueFilter, after: number, atLeast: number): Promise<Told> {
    const key = `${after} ${groupKey(sight, filter)}`;
    for (let shared = this.#underWay.get(key); shared !== undefined; shared = this.#underWay.get(key)) {
      const told = await shared;
      if (told.upTo >= atLeast) return told;
    }
    const telling = this.#inTurn(() => this.#read(sight, filter, after)).finally(() =>
      this.#underWay.delete(key),
    );
    this.#underWay.set(key, telling);
    return telling;
  }

  async #read(sight: Sight, filter: QueueFilter, after: number): Promise<Told> {
    let message: QueueMessage | null = null;
    const upTo = await this.#feed.tell(sight.companyId, after, this.#longest, async (batch) => {
      message = await describe(new Described(batch), sight, filter);
    });
    return { upTo, message };
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
