import { Logger, parseCronItems, run, runMigrations, type TaskList } from "graphile-worker";
import type { Services } from "../context.ts";
import { createPool, errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { Log } from "../kernel/log.ts";
import type { AnyJob } from "./job.ts";

const CONCURRENCY = 4;
/** Fallback only: a new job announces itself. A job in the future starts up to this late. */
const POLL_MS = 1000;

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

export async function startJobs(services: Services, jobs: readonly AnyJob[]): Promise<AsyncDisposable> {
  const { db, log } = services;
  // Its own: the library lets go of its listeners on stop while connections are still there to fail.
  const pgPool = createPool(db.url, log, { max: CONCURRENCY + 2 });
  const runner = await run({
    pgPool,
    logger: SILENT,
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    taskList: tasks(services, jobs),
    parsedCronItems: parseCronItems(
      jobs.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ task: name, match: cron }])),
    ),
  });
  runner.events.on("job:error", ({ job, error }) =>
    log.warn(
      { job: job.task_identifier, attempt: job.attempts, code: errorCode(toError(error)) },
      "job failed, will be tried again",
    ),
  );
  runner.events.on("job:failed", ({ job }) => log.error({ job: job.task_identifier }, "job given up"));
  return {
    [Symbol.asyncDispose]: async () => {
      await runner.stop();
      await pgPool.end();
    },
  };
}

function tasks(services: Services, jobs: readonly AnyJob[]): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [job.name, async (payload: unknown) => job.perform(payload, services)]),
  );
}
