import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorCode } from "../db.ts";
import { toError } from "../errors.ts";
import type { Log } from "../log.ts";

/** Another process works on this folder. `url` is where it can be reached, once it has said so. */
export class AlreadyRunningError extends Error {
  override readonly name = "AlreadyRunningError";
  readonly pid: number | null;
  readonly url: string | null;

  constructor(note: Note | null) {
    super("already running");
    this.pid = note?.pid ?? null;
    this.url = note?.url ?? null;
  }
}

type Note = { readonly pid: number; readonly url: string };

// Any number will do as long as every process takes the same.
const LOCK = 20_261_122;

export type Alone = AsyncDisposable & {
  /** For the next process that tries. */
  reachedAt(url: string): void;
};

/**
 * A lock of the embedded database's own: PostgreSQL gives it back the moment its holder dies, however that happens,
 * which no file can do. When the connection is lost, `revive` brings the server back and the lock is taken again.
 */
export async function stayAlone(
  folder: string,
  url: string,
  log: Log,
  revive: () => Promise<unknown>,
): Promise<Alone> {
  const file = join(folder, "running.json");
  const stop = new AbortController();
  const first = await takeLock(url);
  if (first === null) throw new AlreadyRunningError(readNote(file));
  const ended = hold(first, url, log, revive, stop.signal);
  return {
    reachedAt: (address) =>
      writeFileSync(file, JSON.stringify({ pid: process.pid, url: address } satisfies Note), { mode: 0o600 }),
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await ended;
    },
  };
}

type Held = { readonly client: pg.Client; readonly lost: Promise<unknown> };

async function takeLock(connectionString: string): Promise<Held | null> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000, keepAlive: true });
  const lost = new Promise((resolve) => client.once("error", resolve).once("end", () => resolve(null)));
  // A broken connection may say so more than once.
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [LOCK]);
  if (rows[0]?.mine === true) return { client, lost };
  await client.end();
  return null;
}

async function hold(first: Held, url: string, log: Log, revive: () => Promise<unknown>, stop: AbortSignal) {
  const stopped = new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve()));
  let held: Held | null = first;
  while (!stop.aborted) {
    if (held !== null) await Promise.race([held.lost, stopped]);
    if (stop.aborted) break;
    log.warn({}, "the embedded database went away");
    held = await retake(url, log, revive);
    if (held === null) await sleep(1000);
  }
  await held?.client.end();
}

async function retake(url: string, log: Log, revive: () => Promise<unknown>): Promise<Held | null> {
  try {
    await revive();
    return await takeLock(url);
  } catch (thrown) {
    log.error({ code: errorCode(toError(thrown)) }, "the embedded database does not come back yet");
    return null;
  }
}

function readNote(file: string): Note | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Note;
  } catch {
    // Not written yet, or just being written: then there is no address to tell.
    return null;
  }
}
