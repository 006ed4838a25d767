import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";

export const SCHEMA_FOLDER = fileURLToPath(new URL("../../../../schema/prisma", import.meta.url));
export const MIGRATIONS_FOLDER = join(SCHEMA_FOLDER, "migrations");

export function migrationNames(): string[] {
  if (!existsSync(MIGRATIONS_FOLDER)) return [];
  const entries = readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

export function listMigrations(): MigrationList {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(MIGRATIONS_FOLDER, path, "migration.sql"), "utf8") },
      },
    })),
  };
}
