import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";

// Any number will do as long as every process takes the same.
const PRESENT = 20_261_125;
const TRY_AGAIN_MS = 1000;

/** Shows to all processes that a pool of workers lives: a lock that PostgreSQL takes back the moment its holder dies. */
export class Presence implements AsyncDisposable {
  readonly #pool: Pool;
  readonly #log: Log;
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  readonly #shown = Promise.withResolvers<void>();

  constructor(pool: Pool, workers: string, log: Log) {
    this.#pool = pool;
    this.#log = log;
    this.#ended = this.#show(workers);
  }

  /** Resolves once it has been seen. */
  get shown(): Promise<void> {
    return this.#shown.promise;
  }

  async #show(workers: string): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#hold(workers);
      } catch (thrown) {
        this.#log.debug({ code: errorCode(toError(thrown)) }, "presence not shown, trying again");
        await sleep(TRY_AGAIN_MS);
      }
    }
  }

  /** Until the connection is lost, or all is to end. */
  async #hold(workers: string): Promise<void> {
    const client = await this.#pool.connect();
    try {
      const over = Promise.race([lost(client), aborted(this.#stop.signal)]);
      await client.query("select pg_advisory_lock($1, hashtext($2))", [PRESENT, workers]);
      this.#shown.resolve();
      await over;
    } finally {
      client.release(true);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }
}

function lost(client: PoolClient): Promise<void> {
  return new Promise((resolve) => {
    client.once("error", () => resolve());
    client.once("end", () => resolve());
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/**
 * Gives back what dead workers hold; left alone it would stay locked for four hours. Fresh locks are let be: a living
 * pool whose connection broke needs a moment to show itself again.
 * @returns how many pools were dead
 */
export async function releaseDead(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ dead: number }>(RELEASE_DEAD, [PRESENT]);
  return rows[0]?.dead ?? 0;
}

const RELEASE_DEAD = `
  with held as (
    select locked_by from graphile_worker._private_jobs where locked_at < now() - interval '30 seconds'
    union
    select locked_by from graphile_worker._private_job_queues where locked_at < now() - interval '30 seconds'
  ), dead as (
    select array_agg(locked_by) as pools from held
     where not exists (
       select 1 from pg_locks
        where locktype = 'advisory' and classid = $1::oid and objid = (hashtext(locked_by)::bigint & 4294967295)::oid
          and database = (select oid from pg_database where datname = current_database()))
  )
  select coalesce(cardinality(pools), 0) as dead,
         case when pools is not null then graphile_worker.force_unlock_workers(pools) end as released
    from dead`;
