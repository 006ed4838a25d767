import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readFileSync } from "node:fs";
import pg from "pg";
import { toError } from "../errors.ts";
import { serverAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { openCluster, SUPERUSER, type Cluster } from "./cluster.ts";
import { findPostmaster, freePort, spawnPostgres, stopPostmaster } from "./postmaster.ts";

/** A real PostgreSQL out of npm. It outlives a killed process and is taken over by the next one. */
export type EmbeddedServer = {
  urlOf(database: string): string;
  /** Found running, left behind by an earlier process. */
  readonly adopted: boolean;
  readonly port: number;
  stop(): Promise<void>;
};

export async function startEmbedded(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<EmbeddedServer> {
  const account = serverAccount();
  const binaries = findBinaries(account);
  const cluster = await openCluster(folder, binaries, account);
  const logFile = join(folder, "postgres.log");
  const deadline = performance.now() + 60_000;
  let child: { hasEnded(): boolean } | null = null;
  let launches = 0;
  while (performance.now() < deadline) {
    const found = findPostmaster(cluster.data);
    if (found !== null && (await answers(url(cluster, found.port, "postgres")))) {
      return {
        urlOf: (database) => url(cluster, found.port, database),
        adopted: child === null,
        port: found.port,
        stop: async () => {
          // It may have been started anew meanwhile.
          const running = findPostmaster(cluster.data);
          if (running !== null) await stopPostmaster(running.pid);
        },
      };
    }
    // Ended without a server in its place: the free port was taken meanwhile, or something is truly wrong.
    if (found === null && (child === null || child.hasEnded())) {
      if (launches++ === 3) break;
      const launch = { binary: binaries.postgres, data: cluster.data, logFile, account, settings };
      child = spawnPostgres({ ...launch, port: port ?? (await freePort()) });
    }
    await sleep(25);
  }
  throw new Error(
    `PostgreSQL did not start. The end of ${logFile}:\n${readFileSync(logFile, "utf8").slice(-2000)}`,
  );
}

function url(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

const STARTING_UP = ["57P03", "ECONNREFUSED", "ECONNRESET"];

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 });
  // A connection cut after the handshake is reported here as well; the query below tells the same.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch (thrown) {
    const error = toError(thrown);
    if ("code" in error && STARTING_UP.includes(String(error.code))) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Created when missing; two processes may try at once. */
export async function ensureDatabase(server: EmbeddedServer, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.urlOf("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (thrown) {
    const error = toError(thrown);
    if (!("code" in error && (error.code === "42P04" || error.code === "23505"))) throw error;
  } finally {
    await client.end();
  }
}
