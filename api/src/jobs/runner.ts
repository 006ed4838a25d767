import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, parseCronItems, run, type Runner, runMigrations, type TaskList } from "graphile-worker";
import type { WorkerEvents, WorkerPool } from "graphile-worker";
import type { Pool } from "pg";
import type { Services } from "../context.ts";
import { createPool, errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";
import type { AnyJob } from "./job.ts";
import { Presence, releaseDead } from "./presence.ts";

const CONCURRENCY = 4;
/** Fallback only: a new job announces itself. A job in the future starts up to this late. */
const POLL_MS = 1000;
/** A job that takes longer when all is to end is tried again by another process. */
const LAST_JOBS_MS = 1000;
const START_AGAIN_MS = 1000;
/** Without a delay, nought though it be, nobody hears when a job's end cannot be written: that would end the process. */
const HEARD = { completeJobBatchDelay: 0, failJobBatchDelay: 0 } as const;

// Its own messages quote payloads and errors, which hold what people wrote; the events below say what matters.
const SILENT = new Logger(() => () => undefined);

export async function prepareJobs(url: string, log: Log): Promise<void> {
  const pgPool = createPool(url, log, { max: 1 });
  try {
    await runMigrations({ pgPool, logger: SILENT });
  } finally {
    await pgPool.end();
  }
}

/** Jobs are done from now on; after an outage that ended the library's own attempts, too. */
export async function startJobs(services: Services, jobs: readonly AnyJob[]): Promise<AsyncDisposable> {
  const { db, log } = services;
  // Its own: the library lets go of its listeners on stop while connections are still there to fail.
  const pgPool = createPool(db.url, log, { max: CONCURRENCY + 3 });
  const stop = new AbortController();
  let crew = await hire(services, jobs, pgPool);
  const dead = await releaseDead(pgPool);
  if (dead > 0) log.warn({ pools: dead }, "jobs of dead workers released");

  async function keep(): Promise<void> {
    for (;;) {
      await crew.runner.promise.catch((failure: unknown) =>
        log.error({ code: errorCode(toError(failure)) }, "jobs ended, started again"),
      );
      await crew.presence[Symbol.asyncDispose]();
      for (;;) {
        if (stop.signal.aborted) return;
        await sleep(START_AGAIN_MS);
        try {
          crew = await hire(services, jobs, pgPool);
          break;
        } catch (failure) {
          log.warn({ code: errorCode(toError(failure)) }, "jobs cannot be started yet");
        }
      }
    }
  }

  const kept = keep();
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      // It may have ended by itself a moment ago.
      await crew.runner
        .stop()
        .catch((failure: unknown) => log.debug({ code: errorCode(toError(failure)) }, "jobs"));
      await kept;
      await pgPool.end();
    },
  };
}

type Crew = { readonly runner: Runner; readonly presence: Presence };

async function hire(services: Services, jobs: readonly AnyJob[], pgPool: Pool): Promise<Crew> {
  const { log } = services;
  const events: WorkerEvents = new EventEmitter();
  const created = once(events, "pool:create") as Promise<[{ workerPool: WorkerPool }]>;
  events.on("job:error", ({ job, error }) =>
    log.warn(
      { job: job.task_identifier, attempt: job.attempts, code: errorCode(toError(error)) },
      "job failed, will be tried again",
    ),
  );
  events.on("job:failed", ({ job }) => log.error({ job: job.task_identifier }, "job given up"));
  const runner = await run({
    pgPool,
    events,
    logger: SILENT,
    preset: { worker: { gracefulShutdownAbortTimeout: LAST_JOBS_MS, ...HEARD } },
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: tasks(services, jobs),
    parsedCronItems: parseCronItems(
      jobs.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ task: name, match: cron }])),
    ),
  });
  const [{ workerPool }] = await created;
  return { runner, presence: new Presence(pgPool, workerPool.id, log) };
}

function tasks(services: Services, jobs: readonly AnyJob[]): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [job.name, async (payload: unknown) => job.perform(payload, services)]),
  );
}
