import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { prepareDatabase } from "../src/database.ts";
import { startEmbedded } from "../src/kernel/embedded/embedded.ts";
import { createLog } from "../src/kernel/log.ts";
import { listMigrations } from "../src/kernel/migrations/files.ts";
import { generate, type Size } from "./generate.ts";

/** A company of each size; measured are copies, so that these stay as they were made. */
const SIZES = {
  small: { complaints: 10_000, open: 1_000 },
  large: { complaints: 1_000_000, open: 20_000 },
} as const satisfies Record<string, Size>;
export type SizeName = keyof typeof SIZES;

/** BENCH_SIZE=small stands in for the million while a bench is written; its figures mean nothing. */
export const IN_SMALL = process.env["BENCH_SIZE"] === "small";

export type BenchDatabases = AsyncDisposable & {
  readonly version: string;
  /** The copy of a generated database that all parts of a run work on; another under another name. */
  shared(size: SizeName, name?: string): Promise<BenchDatabase>;
};
export type BenchDatabase = { readonly url: string };

const SETTLE_MS = 5000;
/** Deadlines are generated from now on; after some hours too many of them would lie behind us. */
const FRESH_MS = 3 * 3_600_000;

/** PostgreSQL of our own as the product starts it, or BENCH_DATABASE_URL (a superuser's); kept with BENCH_KEEP. */
export async function openDatabases(): Promise<BenchDatabases> {
  const brought = process.env["BENCH_DATABASE_URL"];
  const server = brought === undefined ? await ownServer() : { url: brought, stop: async () => undefined };
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  const { rows } = await admin.query<{ version: string }>("select split_part(version(), ' ', 2) as version");
  const copies = new Map<string, Promise<BenchDatabase>>();
  const copy = async (size: SizeName, as: string): Promise<BenchDatabase> => {
    await ensureGenerated(admin, server.url, size);
    const name = `bench_copy_${as}`;
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} template bench_${size} strategy file_copy`);
    // Gigabytes on their way to the disk would be measured with every commit.
    await calm(at(server.url, name));
    await admin.query("checkpoint");
    await sleep(SETTLE_MS);
    return { url: at(server.url, name) };
  };
  return {
    version: rows[0]?.version ?? "unknown",
    shared: (wanted, as = IN_SMALL ? "small" : wanted) => {
      const copied = copies.get(as) ?? copy(IN_SMALL ? "small" : wanted, as);
      copies.set(as, copied);
      return copied;
    },
    [Symbol.asyncDispose]: async () => {
      for (const name of copies.keys())
        await admin.query(`drop database if exists bench_copy_${name} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
}

/** Nothing falls due of itself while something else is measured. */
async function calm(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "update timer set fire_at = fire_at + interval '1 day' where fire_at < now() + interval '1 day'",
  );
  await client.end();
}

async function ownServer() {
  const keep = process.env["BENCH_KEEP"];
  const folder =
    keep === undefined ? await mkdtemp(join(tmpdir(), "heyi-bench-")) : join(tmpdir(), "heyi-bench-kept");
  mkdirSync(folder, { recursive: true });
  // As root the server runs as nobody, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbedded(folder, {
    max_wal_size: "4GB",
    checkpoint_timeout: "30min",
    // New indexes and copies of databases then need not be written twice; what a commit waits for stays the same.
    wal_level: "minimal",
    max_wal_senders: "0",
  });
  return {
    url: server.urlOf("postgres"),
    stop: async () => {
      await server.stop();
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ensureGenerated(admin: pg.Client, serverUrl: string, size: SizeName): Promise<void> {
  const name = `bench_${size}`;
  const made = await admin.query<{ note: string | null }>(
    "select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1",
    [name],
  );
  if (isUsable(made.rows[0]?.note ?? null)) return;
  const begun = performance.now();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await prepareDatabase(at(serverUrl, name), createLog("warn"));
  await generate(at(serverUrl, name), SIZES[size], new Date());
  const note = JSON.stringify({ made: shape(), at: Date.now() } satisfies Note);
  await admin.query(`comment on database ${name} is ${admin.escapeLiteral(note)}`);
  console.log(`generated ${size} in ${Math.round((performance.now() - begun) / 1000)} s`);
}

type Note = { readonly made: string; readonly at: number };

function shape(): string {
  return createHash("sha256").update(JSON.stringify(listMigrations().migrationDirectories)).digest("hex");
}

function isUsable(note: string | null): boolean {
  if (note === null) return false;
  const { made, at: madeAt } = JSON.parse(note) as Note;
  return made === shape() && Date.now() - madeAt < FRESH_MS;
}

function at(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
