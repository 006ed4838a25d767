import { randomBytes, randomInt } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { prepareDatabase } from "../../api/src/database.ts";
import { createPool, openDatabase } from "../../api/src/kernel/db.ts";
import { ensureDatabase, startEmbedded } from "../../api/src/kernel/embedded/embedded.ts";
import { findPostmaster } from "../../api/src/kernel/embedded/postmaster.ts";
import { createLog } from "../../api/src/kernel/log.ts";
import { castOf } from "../../api/test/cast.ts";

export type Pool = ReturnType<typeof createPool>;

/** PostgreSQL as the product starts it, with nothing made faster: what was committed has to outlive a hard stop. */
export type Cluster = AsyncDisposable & {
  readonly version: string;
  /** A database with the small world of the API's tests, for one drill alone. */
  house(): Promise<House>;
  /** Every process of the server ends at once, as after a crash; what was committed lies in its log only. */
  stopHard(): Promise<void>;
  startAgain(): Promise<void>;
};

export type House = AsyncDisposable & {
  readonly url: string;
  /** For the drill's own questions. */
  readonly pool: Pool;
};

const TEMPLATE = "heyi_drills";
/** Lost connections are what is drilled here. */
const QUIET = createLog("silent");

export async function openCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-drills-"));
  // As root the server runs as nobody, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbedded(folder, {}, await lastingPort());
  const admin = createPool(server.urlOf("postgres"), QUIET, { max: 1 });
  await furnish(server.urlOf(TEMPLATE), () => ensureDatabase(server, TEMPLATE));
  const { rows } = await admin.query<{ server_version: string }>("show server_version");
  return {
    version: rows[0]?.server_version ?? "unknown",
    async house() {
      const name = `drill_${randomBytes(6).toString("hex")}`;
      await admin.query(`create database ${name} template ${TEMPLATE}`);
      const pool = createPool(server.urlOf(name), QUIET, { max: 4 });
      return {
        url: server.urlOf(name),
        pool,
        async [Symbol.asyncDispose]() {
          await pool.end();
          await admin.query(`drop database ${name} with (force)`);
        },
      };
    },
    stopHard: () => stopHard(join(folder, "db")),
    startAgain: async () => void (await startEmbedded(folder, {}, server.port)),
    async [Symbol.asyncDispose]() {
      await admin.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function furnish(url: string, create: () => Promise<void>): Promise<void> {
  await create();
  await prepareDatabase(url, QUIET);
  await using db = openDatabase(url, QUIET, 2);
  await castOf(db, "nobody signs in by password here", new Date());
}

const LASTING = { from: 15_000, to: 30_000 };

/**
 * Below those that systems give to outgoing connections: while the server is down for a drill, nobody else may come to sit
 * where it has to start again.
 */
async function lastingPort(): Promise<number> {
  for (;;) {
    const port = randomInt(LASTING.from, LASTING.to);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    await new Promise((closed) => probe.close(closed));
    return port;
  }
}

/** SIGQUIT is PostgreSQL's immediate stop: no checkpoint, no farewell to clients, recovery at the next start. */
async function stopHard(data: string): Promise<void> {
  const running = findPostmaster(data);
  if (running === null) throw new Error("PostgreSQL is not running");
  process.kill(running.pid, "SIGQUIT");
  while (findPostmaster(data) !== null) await sleep(10);
}
