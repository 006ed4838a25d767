import type { Pool } from "pg";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { CompanyId } from "../kernel/ids.ts";
import type { Log } from "../kernel/log.ts";
import { readerOf } from "../kernel/sql.ts";
import { changesSince, RIGHTS_CHANNEL, type Standing, versionsOf } from "./rights.ts";
import { sessionTime } from "./session.ts";

/** Acts on changed rights; what was seen under the old ones is over once it resolves. */
export type ActOnChange = (companyId: CompanyId, changed: readonly Standing[]) => Promise<void>;

type Channels = { on(channel: string, wake: () => void): () => void };

/** A notification can be lost without anybody noticing: one number for each company is read anyway. */
const SWEEP_MS = 500;
/** A database that says nothing for so long may have gone on without us, though no connection has broken. */
const CURRENT_MS = 5_000;

/**
 * LIV-1: knows for each company up to which version of its rights everything in this process has been looked through.
 * Whoever is about to tell something newer waits for `reach`; the rest learns of it within a second.
 */
export class RightsWatch implements Disposable {
  readonly #pool: Pool;
  readonly #log: Log;
  readonly #reached = new Map<CompanyId, number>();
  readonly #running = new Map<CompanyId, Promise<void>>();
  readonly #acts = new Set<ActOnChange>();
  readonly #sweep: NodeJS.Timeout;
  readonly #stopListening: () => void;
  /** What was looked through last was asked for then, by `performance.now()`. */
  #askedAt = -Infinity;
  #sweeping = false;
  #again = false;
  #failing = false;

  constructor(pool: Pool, channels: Channels, log: Log) {
    this.#pool = pool;
    this.#log = log;
    this.#stopListening = channels.on(RIGHTS_CHANNEL, () => void this.#look());
    this.#sweep = setInterval(() => void this.#look(), SWEEP_MS);
    this.#sweep.unref();
  }

  onChange(act: ActOnChange): () => void {
    this.#acts.add(act);
    return () => this.#acts.delete(act);
  }

  /** Takes a company in; false when what was read at this version may have been overtaken and has to be read again. */
  include(companyId: CompanyId, version: number): boolean {
    const reached = this.#reached.get(companyId);
    if (this.#reached.size === 0) this.#askedAt = performance.now();
    if (reached === undefined) this.#reached.set(companyId, version);
    return reached === undefined || reached <= version;
  }

  /** Whether this process knows how things stand; one that has lost its database must not seem to. */
  get isCurrent(): boolean {
    return this.#reached.size === 0 || performance.now() - this.#askedAt < CURRENT_MS;
  }

  /** Whether everything has been looked through up to this version; a company nobody has joined has nothing to look through. */
  isAt(companyId: CompanyId, version: number): boolean {
    return (this.#reached.get(companyId) ?? version) >= version;
  }

  async reach(companyId: CompanyId, version: number): Promise<void> {
    while (!this.isAt(companyId, version)) await (this.#running.get(companyId) ?? this.#run(companyId));
  }

  /** Whatever has changed up to now has taken effect. */
  async settle(companyId: CompanyId): Promise<void> {
    const versions = await versionsOf(readerOf(this.#pool), [companyId]);
    await this.reach(companyId, versions.get(companyId) ?? 0);
  }

  #run(companyId: CompanyId): Promise<void> {
    const run = this.#actOn(companyId).finally(() => this.#running.delete(companyId));
    this.#running.set(companyId, run);
    return run;
  }

  async #actOn(companyId: CompanyId): Promise<void> {
    const before = this.#reached.get(companyId) ?? 0;
    const { version, changed } = await changesSince(readerOf(this.#pool), companyId, before, sessionTime());
    if (changed.length > 0) await Promise.all([...this.#acts].map((act) => act(companyId, changed)));
    this.#reached.set(companyId, version);
  }

  async #look(): Promise<void> {
    this.#again = true;
    if (this.#sweeping) return;
    this.#sweeping = true;
    try {
      while (this.#again && this.#reached.size > 0) {
        this.#again = false;
        const begun = performance.now();
        const versions = await versionsOf(readerOf(this.#pool), [...this.#reached.keys()]);
        await Promise.all([...versions].map(([companyId, version]) => this.reach(companyId, version)));
        this.#askedAt = begun;
      }
      this.#failing = false;
    } catch (thrown) {
      if (!this.#failing)
        this.#log.warn({ code: errorCode(toError(thrown)) }, "rights not looked through, tried again");
      this.#failing = true;
    } finally {
      this.#sweeping = false;
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#sweep);
    this.#stopListening();
  }
}
