import { expect, test } from "vitest";
import { cloneDatabase } from "../../../test/databases.ts";
import { addCheck, CODE_COLUMNS, checkName } from "../../../scripts/code-columns.ts";
import { after, difference, today } from "../../../scripts/write-migration.ts";
import { createPool } from "../db.ts";
import { createLog } from "../log.ts";
import { applyMigrations, SchemaMismatchError } from "./apply.ts";
import { migrationNames } from "./files.ts";

const log = createLog("silent");

test("what is applied is not applied again", async () => {
  await using database = await cloneDatabase();
  expect(await applyMigrations(database.url, log)).toEqual([]);
});

test("two processes may start at once", async () => {
  await using database = await cloneDatabase();
  const both = [applyMigrations(database.url, log), applyMigrations(database.url, log)];
  expect(await Promise.all(both)).toEqual([[], []]);
});

test("a database made by an edited migration is refused, not used", async () => {
  await using database = await cloneDatabase();
  const pool = createPool(database.url, log);
  await pool.query("update _prisma_migrations set checksum = 'another'");
  await pool.end();
  await expect(applyMigrations(database.url, log)).rejects.toThrow(SchemaMismatchError);
});

test("the last migration says what the schema and the vocabulary say; else `pnpm migrate:new`", async () => {
  const last = migrationNames().at(-1);
  expect(await difference(after(last ?? ""), today())).toBe("");
});

test("every code column takes the words of its vocabulary and no others", async () => {
  await using database = await cloneDatabase();
  const pool = createPool(database.url, log);
  // PostgreSQL writes a check in its own words, so both are asked to.
  const { rows } = await pool.query<{ name: string; definition: string }>(
    "select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where conname like '%\\_known'",
  );
  const found = new Map(rows.map(({ name, definition }) => [name, definition.match(/'[A-Z0-9_]+'/g)]));
  await pool.end();
  for (const [column, codes] of Object.entries(CODE_COLUMNS)) {
    expect(found.get(checkName(column)), column).toEqual(addCheck(column, codes).match(/'[A-Z0-9_]+'/g));
  }
  expect(found.size).toBe(Object.keys(CODE_COLUMNS).length);
});
