import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { prepareDatabase } from "../src/database.ts";
import { ensureDatabase, startEmbedded } from "../src/kernel/embedded/embedded.ts";
import { findPostmaster } from "../src/kernel/embedded/postmaster.ts";
import { createLog } from "../src/kernel/log.ts";
import type { TestDatabase } from "./databases.ts";
import { until } from "./until.ts";

/** A PostgreSQL that a test may hurt. */
export type OwnServer = TestDatabase & {
  /** As when its power is cut: nothing is said to anybody, nothing is put away. */
  kill(): Promise<void>;
  /** All its processes stand still, and their connections stay open, until that ends. */
  hang(): Promise<{ end(): void }>;
  /** Again, on the same data and at the same address. */
  start(): Promise<void>;
};

const NAME = "heyi";

export async function ownServer(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-own-"));
  // As root the server runs as nobody, who has to get in.
  await chmod(folder, 0o755);
  const first = await startEmbedded(folder, settings);
  await ensureDatabase(first, NAME);
  const url = first.urlOf(NAME);
  await prepareDatabase(url, createLog("warn"));
  const running = () => findPostmaster(join(folder, "db"));
  return {
    url,
    kill: async () => {
      process.kill(running()?.pid ?? 0, "SIGQUIT");
      await until(() => running() === null, 10_000, "PostgreSQL gone");
    },
    hang: async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity");
      const pids = [running()?.pid ?? 0, ...rows.map(({ pid }) => pid)];
      client.on("error", () => undefined);
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      return {
        end: () => {
          for (const pid of pids) process.kill(pid, "SIGCONT");
          void client.end();
        },
      };
    },
    start: async () => void (await startEmbedded(folder, settings, first.port)),
    [Symbol.asyncDispose]: async () => {
      await first.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
