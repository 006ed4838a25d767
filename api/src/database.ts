import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Config } from "./config.ts";
import { WaitingRoom } from "./http/waiting-room.ts";
import { prepareJobs } from "./jobs/runner.ts";
import { errorCode } from "./kernel/db.ts";
import { type Alone, stayAlone } from "./kernel/embedded/alone.ts";
import { ensureDatabase, startEmbedded } from "./kernel/embedded/embedded.ts";
import { toError } from "./kernel/errors.ts";
import type { Log } from "./kernel/log.ts";
import { applyMigrations } from "./kernel/migrations/apply.ts";
import { outageOf } from "./kernel/outage.ts";

export type BootedDatabase = AsyncDisposable & {
  readonly url: string;
  /** Null with a database of one's own, where several processes may work side by side. */
  readonly alone: Alone | null;
};

const NAME = "heyi";

/** The database somebody brought along, or the embedded one, up and at this program's version. */
export async function bootDatabase(config: Config, log: Log, stop: AbortSignal): Promise<BootedDatabase> {
  const booted =
    config.databaseUrl === null
      ? await bootEmbedded(config, log)
      : await bootForeign(config, config.databaseUrl, stop);
  try {
    await prepareDatabase(booted.url, log);
    return booted;
  } catch (error) {
    await booted[Symbol.asyncDispose]();
    throw error;
  }
}

export async function prepareDatabase(url: string, log: Log): Promise<void> {
  await refuseOldServer(url);
  await applyMigrations(url, log);
  await prepareJobs(url, log);
}

async function bootForeign(config: Config, url: string, stop: AbortSignal): Promise<BootedDatabase> {
  await using door = new WaitingRoom(config);
  await comesUp(url, stop, () => door.open());
  return { url, alone: null, [Symbol.asyncDispose]: () => Promise.resolve() };
}

async function bootEmbedded({ dataFolder, processes }: Config, log: Log): Promise<BootedDatabase> {
  const settings = { max_connections: String(Math.max(200, 40 * processes)) };
  const server = await startEmbedded(dataFolder, settings);
  await ensureDatabase(server, NAME);
  const url = server.urlOf(NAME);
  const alone = await stayAlone(dataFolder, url, log, () => startEmbedded(dataFolder, settings, server.port));
  log.info({ adopted: server.adopted, log: join(dataFolder, "postgres.log") }, "embedded database up");
  return {
    url,
    alone,
    [Symbol.asyncDispose]: async () => {
      await alone[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}

/** The server is not one this program can work with. */
export class DatabaseRefusedError extends Error {
  override readonly name = "DatabaseRefusedError";
}

const OLDEST_VERSION = 150_000;

async function refuseOldServer(url: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    if (Number(rows[0]?.server_version_num) < OLDEST_VERSION) {
      throw new DatabaseRefusedError("需要 PostgreSQL 15 或更新版本 (PostgreSQL 15 or later is needed).");
    }
  } finally {
    await client.end();
  }
}

const TRY_AGAIN_MS = 500;
const SAY_AGAIN_MS = 5000;

/**
 * Started together with its database, a program must not give up because it was first. Says every few seconds what it
 * waits for; what waiting does not mend, such as a wrong password, is thrown.
 */
export async function comesUp(url: string, stop: AbortSignal, onWait: () => Promise<void>): Promise<void> {
  let said = Number.NEGATIVE_INFINITY;
  for (;;) {
    stop.throwIfAborted();
    try {
      const client = await connect(url);
      return await client.end();
    } catch (error) {
      if (outageOf(error) !== "UNAVAILABLE") throw error;
      await onWait();
      if (performance.now() - said > SAY_AGAIN_MS) {
        const { host } = new URL(url);
        process.stderr.write(`等待数据库 (waiting for the database) ${host}: ${errorCode(toError(error))}\n`);
        said = performance.now();
      }
      await sleep(TRY_AGAIN_MS);
    }
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
