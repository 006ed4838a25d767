import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { errorCode } from "./db.ts";
import { toError } from "./errors.ts";
import type { Log } from "./log.ts";

export type Listening = {
  readonly channel: string;
  onNotify(payload: string): void;
  /** After every connect, the first one too: whatever was said meanwhile is lost, so read the table. */
  onConnected(): void;
};

const CHECK_EVERY_MS = 10_000;
const LONGEST_PAUSE_MS = 2000;

/**
 * LISTEN on a connection of its own, made anew for as long as it takes. It is only a hint that there is something to
 * read: a lost connection does not always say so, hence the question every few seconds.
 */
export function listen(url: string, log: Log, listening: Listening): AsyncDisposable {
  const stop = new AbortController();
  const ended = keepListening(url, log, listening, stop.signal);
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await ended;
    },
  };
}

async function keepListening(url: string, log: Log, listening: Listening, stop: AbortSignal): Promise<void> {
  let pause = 50;
  while (!stop.aborted) {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
    });
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    client.on("notification", ({ payload }) => listening.onNotify(payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(listening.channel)}`);
      pause = 50;
      listening.onConnected();
      while (await waited(CHECK_EVERY_MS, AbortSignal.any([stop, lost.signal])))
        await client.query("select 1");
    } catch (thrown) {
      log.warn(
        { channel: listening.channel, code: errorCode(toError(thrown)) },
        "listener lost its connection",
      );
    } finally {
      await client.end();
    }
    await waited(pause, stop);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

/** False when cut short. */
async function waited(ms: number, cut: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal: cut });
    return true;
  } catch (error) {
    if (cut.aborted) return false;
    throw error;
  }
}
