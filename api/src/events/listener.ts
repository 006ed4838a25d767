import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";
import { openNotify } from "./notify-source.ts";
import { openRedis } from "./redis.ts";
import type { WakeSource } from "./wake-source.ts";

type Source = Awaited<ReturnType<WakeSource>>;
type Wake = (payload: string | null) => void;

/** The first try after a loss is made at once: most often the server is still there. */
const RETRY_MS = 500;

/**
 * One connection that listens. A notification is a hint only: it is lost while the connection is down, so after every
 * (re)connect each listener is woken with null and reads its table anew.
 */
export class Listener implements AsyncDisposable {
  readonly #url: string;
  readonly #log: Log;
  readonly #wakes = new Map<string, Set<Wake>>();
  #source: Source | null = null;
  #retry: NodeJS.Timeout | null = null;
  #listening = false;
  #closed = false;

  /** The address of a database, or of a Redis that its writers publish to. */
  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  /** Channels must be added before start. Returns how to stop listening. */
  on(channel: string, wake: Wake): () => void {
    const wakes = this.#wakes.get(channel) ?? new Set<Wake>();
    this.#wakes.set(channel, wakes.add(wake));
    return () => wakes.delete(wake);
  }

  /** Nothing is missed just now. */
  get isListening(): boolean {
    return this.#listening;
  }

  async start(): Promise<void> {
    const open = /^rediss?:/.test(this.#url) ? openRedis : openNotify;
    // What is lost before it is there is thrown; afterwards the first word of it counts.
    let mine: Source | null = null;
    const source = await open(this.#url, [...this.#wakes.keys()], {
      wake: (channel, payload) => this.#wake(channel, payload),
      lost: (error) => mine !== null && this.#lost(mine, error),
    });
    if (this.#closed) return source.end();
    this.#source = mine = source;
    this.#listening = true;
    for (const channel of this.#wakes.keys()) this.#wake(channel, null);
  }

  #lost(source: Source, error: Error | null): void {
    if (this.#source !== source || this.#closed) return;
    this.#source = null;
    this.#listening = false;
    this.#log.warn(
      { code: error === null ? "end" : errorCode(error) },
      "listening connection lost, connecting again",
    );
    source
      .end()
      .catch((failure: unknown) =>
        this.#log.debug({ code: errorCode(toError(failure)) }, "lost connection would not end"),
      );
    this.#again(0);
  }

  #again(waitMs: number): void {
    if (this.#closed || this.#retry !== null) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.start().catch((failure: unknown) => {
        this.#log.warn({ code: errorCode(toError(failure)) }, "listening connection refused, trying again");
        this.#again(RETRY_MS);
      });
    }, waitMs);
  }

  #wake(channel: string, payload: string | null): void {
    for (const wake of this.#wakes.get(channel) ?? []) wake(payload);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#source?.end();
  }
}
