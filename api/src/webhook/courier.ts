import { setTimeout as sleep } from "node:timers/promises";

import type { Services } from "../context.ts";
import { EVENTS_CHANNEL } from "../events/append.ts";
import type { Listener } from "../events/listener.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { WebhookEndpointId } from "../kernel/ids.ts";
import { readAllTracked } from "../resident/tracked.ts";
import { claim, type Claimed, nextDue } from "./claim.ts";
import { WEBHOOKS_CHANNEL } from "./endpoints.ts";
import { fanOut, isAnyInUse } from "./fan-out.ts";
import { send } from "./send.ts";
import { disableFailing, settle } from "./settle.ts";

type Needs = Pick<Services, "db" | "clock" | "messages" | "log">;

/** Never sleeps longer than this, should a machine's clock be set or a notification be lost. */
const LONGEST_SLEEP_MS = 30_000;
const SHORTEST_SLEEP_MS = 10;
/** Endpoints that are sent to at once: one that does not answer holds up none but itself. */
const MOST_LANES = 16;
/** What is on its way for longer when all is to end is sent again by another process, under the same id. */
const LAST_POSTS_MS = 1_000;

/**
 * PAR-1, LIV-1: tells apps what happens to their complaints. Woken by the log and by the next due moment; several
 * processes share the work, each delivery is one's at a time.
 */
export class Courier implements AsyncDisposable {
  readonly #needs: Needs;
  readonly #lanes = new Map<WebhookEndpointId, Promise<void>>();
  readonly #stopListening: readonly (() => void)[];
  #bell = Promise.withResolvers<void>();
  #again = false;
  #sleep: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #closed = false;
  /** Whether any app is to be told at all: most houses have none, and then the log is nobody's business here. */
  #used: boolean | null = null;
  /** Rises with every change to endpoints: what was read across one may be older than it. */
  #changes = 0;

  constructor(needs: Needs, listener: Listener) {
    this.#needs = needs;
    this.#stopListening = [
      listener.on(EVENTS_CHANNEL, () => void (this.#used !== false && this.#begin())),
      listener.on(WEBHOOKS_CHANNEL, () => void this.wake()),
    ];
  }

  /** Looks at once what there is to tell. Resolves when nothing is due and nothing is on its way. */
  wake(): Promise<void> {
    this.#changes += 1;
    this.#used = null;
    return this.#begin();
  }

  #begin(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#ring();
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  #ring(): void {
    this.#again = true;
    this.#bell.resolve();
  }

  async #work(): Promise<void> {
    const { db, clock, log } = this.#needs;
    let next: Date | null = null;
    let looked = clock.now();
    try {
      while ((this.#again || this.#lanes.size > 0) && !this.#closed) {
        await this.#bell.promise;
        this.#bell = Promise.withResolvers();
        this.#again = false;
        looked = clock.now();
        if (!this.#closed) await this.#pass();
      }
      if (!this.#closed && this.#used !== false) next = await nextDue(db.pool, looked);
    } catch (failure) {
      log.error({ code: errorCode(toError(failure)) }, "webhooks could not be read; tried again in a second");
      next = new Date(clock.now().getTime() + 1_000);
    }
    this.#sleepUntil(next);
  }

  /** Writes down what is to be told, and begins to tell what is due. */
  async #pass(): Promise<void> {
    const { db, clock } = this.#needs;
    if (!(await this.#isUsed())) return;
    await disableFailing(db.pool, clock.now());
    while ((await fanOut(db.pool, clock.now())) && !this.#closed);
    const free = MOST_LANES - this.#lanes.size;
    if (free === 0) return;
    const claimed = await claim(db.pool, clock.now(), [...this.#lanes.keys()], free);
    for (const [endpoint, some] of Map.groupBy(claimed, ({ endpointId }) => endpointId))
      this.#lanes.set(endpoint, this.#deliver(endpoint, some));
  }

  async #isUsed(): Promise<boolean> {
    if (this.#used !== null) return this.#used;
    const changes = this.#changes;
    const used = await isAnyInUse(this.#needs.db.pool);
    if (changes === this.#changes) this.#used = used;
    return used;
  }

  /** Some of one endpoint's, side by side: none of the same complaint. What it could not settle is sent again later. */
  async #deliver(endpoint: WebhookEndpointId, some: readonly Claimed[]): Promise<void> {
    const { db, clock, log } = this.#needs;
    try {
      const complaints = await readAllTracked(
        db.pool,
        some.map(({ code }) => code),
        clock.now(),
      );
      const byCode = new Map(complaints.map((complaint) => [complaint.code, complaint]));
      await Promise.all(
        some.map(async (claimed) => {
          const at = clock.now();
          const began = performance.now();
          const outcome = await send(this.#needs.messages, claimed, byCode.get(claimed.code), at);
          const ms = Math.round(performance.now() - began);
          await settle(db.pool, claimed, { ...outcome, at, ms }, clock.now());
        }),
      );
    } catch (failure) {
      log.warn({ endpoint, code: errorCode(toError(failure)) }, "a webhook was not settled");
    } finally {
      this.#lanes.delete(endpoint);
      this.#ring();
    }
  }

  #sleepUntil(next: Date | null): void {
    if (this.#sleep !== null) clearTimeout(this.#sleep);
    if (this.#closed) return;
    const wait = next === null ? LONGEST_SLEEP_MS : next.getTime() - this.#needs.clock.now().getTime();
    this.#sleep = setTimeout(
      () => void this.wake(),
      Math.min(Math.max(wait, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const stop of this.#stopListening) stop();
    if (this.#sleep !== null) clearTimeout(this.#sleep);
    this.#bell.resolve();
    await this.#working;
    const over = new AbortController();
    await Promise.race([
      Promise.all(this.#lanes.values()),
      sleep(LAST_POSTS_MS, undefined, { signal: over.signal }).catch(() => undefined),
    ]);
    over.abort();
  }
}
