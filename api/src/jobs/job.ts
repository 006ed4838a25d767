import type { z } from "zod";
import type { Services } from "../context.ts";
import type { Tx } from "../kernel/sql.ts";

export type JobDefinition<Payload> = {
  /** `slice.verb`, kept for ever: jobs waiting in a database bear it. */
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
  /** When it runs by itself, with an empty payload; in UTC. */
  readonly cron?: string;
  /** Runs at least once, so it must bear running twice; what it changes, it changes through a command. */
  readonly run: (payload: Payload, services: Services) => Promise<void>;
};

/** A side effect that is retried until it succeeds: mail, webhooks, documents. Deadlines are timers, not jobs. */
export type Job<Payload> = Pick<JobDefinition<Payload>, "name" | "cron" | "schema"> & {
  perform(payload: unknown, services: Services): Promise<void>;
};

/** What the worker needs to know of any job. */
export type AnyJob = Omit<Job<never>, "schema">;

export function defineJob<Payload>({ run, ...rest }: JobDefinition<Payload>): Job<Payload> {
  return { ...rest, perform: async (payload, services) => run(rest.schema.parse(payload), services) };
}

export type Enqueueing = {
  readonly runAt?: Date;
  /** A waiting job of the same key is replaced: of many reasons to do a thing, once is enough. */
  readonly key?: string;
};

/** On the caller's transaction: when that is undone, so is the job, and nothing runs before the commit. */
export async function enqueue<Payload>(
  tx: Tx,
  job: Job<Payload>,
  payload: Payload,
  { runAt, key }: Enqueueing = {},
): Promise<void> {
  await tx.query(ADD_JOB, [job.name, JSON.stringify(payload), runAt ?? null, key ?? null], "job_enqueue");
}

const ADD_JOB = `
  select id::text
    from graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4)`;
