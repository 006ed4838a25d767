import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog } from "../src/kernel/log.ts";
import { createPool } from "../src/kernel/db.ts";
import { startEmbedded } from "../src/kernel/embedded/embedded.ts";
import { NO_FILTERS, openEngine } from "../src/kernel/migrations/engine.ts";
import { MIGRATIONS_FOLDER, SCHEMA_FOLDER } from "../src/kernel/migrations/files.ts";
import { addCheck, CODE_COLUMNS, dropCheck } from "./code-columns.ts";

/** What the database looks like after a migration: its models and the words its columns may hold. */
type Shape = { readonly model: string | null; readonly codes: Readonly<Record<string, readonly string[]>> };

// Not named .prisma, or Prisma would read the copies as part of today's schema.
const MODEL_COPY = "datamodel.txt";
const CODES_COPY = "codes.json";

export const NOTHING: Shape = { model: null, codes: {} };

export function today(): Shape & { model: string } {
  const files = readdirSync(SCHEMA_FOLDER).filter((name) => name.endsWith(".prisma"));
  const texts = files.toSorted().map((name) => readFileSync(join(SCHEMA_FOLDER, name), "utf8"));
  return { model: texts.join("\n"), codes: CODE_COLUMNS };
}

export function after(migration: string): Shape {
  const read = (name: string) => readFileSync(join(MIGRATIONS_FOLDER, migration, name), "utf8");
  return { model: read(MODEL_COPY), codes: JSON.parse(read(CODES_COPY)) as Shape["codes"] };
}

/** Table changes by Prisma's engine, check constraints by comparing the vocabularies. Empty when nothing changed. */
export async function difference(from: Shape, to: Shape & { model: string }): Promise<string> {
  const tables = (await diffModels(from.model, to.model)).trim();
  const checks = Object.keys({ ...from.codes, ...to.codes }).flatMap((column) => {
    const [old, now] = [from.codes[column], to.codes[column]];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [old === undefined ? "" : dropCheck(column), now === undefined ? "" : addCheck(column, now)];
  });
  const statements = checks.filter((line) => line !== "").join("\n");
  return [tables === "-- This is an empty migration." ? "" : tables, statements].filter(Boolean).join("\n\n");
}

async function diffModels(from: string | null, to: string): Promise<string> {
  const datamodel = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  return withScratchServer(async (url) => {
    const pool = createPool(url, createLog("warn"));
    try {
      const engine = await openEngine(pool);
      const { stdout } = await engine.diff({
        from: from === null ? { tag: "empty" } : datamodel(from),
        to: datamodel(to),
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      });
      return stdout ?? "";
    } finally {
      await pool.end();
    }
  });
}

/** The engine insists on a live server even to compare two texts. */
async function withScratchServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-scratch-"));
  // As root the server runs as nobody, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbedded(folder, { fsync: "off" });
  try {
    return await use(server.urlOf("postgres"));
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

export function writeMigration(name: string, sql: string): void {
  const folder = join(MIGRATIONS_FOLDER, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), `${sql}\n`);
  const shape = today();
  writeFileSync(join(folder, MODEL_COPY), shape.model);
  writeFileSync(join(folder, CODES_COPY), `${JSON.stringify(shape.codes, null, 1)}\n`);
  const lock = join(MIGRATIONS_FOLDER, "migration_lock.toml");
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
}
