import { join } from "node:path";
import pg from "pg";
import type { Config } from "./config.ts";
import { prepareJobs } from "./jobs/runner.ts";
import { type Alone, stayAlone } from "./kernel/embedded/alone.ts";
import { ensureDatabase, startEmbedded } from "./kernel/embedded/embedded.ts";
import type { Log } from "./kernel/log.ts";
import { applyMigrations } from "./kernel/migrations/apply.ts";

export type BootedDatabase = AsyncDisposable & {
  readonly url: string;
  /** Null with a database of one's own, where several processes may work side by side. */
  readonly alone: Alone | null;
};

const NAME = "heyi";

/** The database somebody brought along, or the embedded one, up and at this program's version. */
export async function bootDatabase(config: Config, log: Log): Promise<BootedDatabase> {
  const booted =
    config.databaseUrl === null ? await bootEmbedded(config, log) : bootForeign(config.databaseUrl);
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

function bootForeign(url: string): BootedDatabase {
  return { url, alone: null, [Symbol.asyncDispose]: () => Promise.resolve() };
}

async function bootEmbedded({ dataFolder }: Config, log: Log): Promise<BootedDatabase> {
  const server = await startEmbedded(dataFolder);
  await ensureDatabase(server, NAME);
  const url = server.urlOf(NAME);
  const alone = await stayAlone(dataFolder, url, log, () => startEmbedded(dataFolder, {}, server.port));
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
const PATIENCE_MS = 30_000;

async function refuseOldServer(url: string): Promise<void> {
  const client = await connected(url);
  try {
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    if (Number(rows[0]?.server_version_num) < OLDEST_VERSION) {
      throw new DatabaseRefusedError("需要 PostgreSQL 15 或更新版本 (PostgreSQL 15 or later is needed).");
    }
  } finally {
    await client.end();
  }
}

/** Started together with its database, a program must not give up because it was first. */
async function connected(connectionString: string): Promise<pg.Client> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      const comesUp = code === "ECONNREFUSED" || code === "57P03";
      if (!comesUp || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
