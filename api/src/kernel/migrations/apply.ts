import type { Log } from "../log.ts";
import { createPool } from "../db.ts";
import { listMigrations } from "./files.ts";
import { NO_FILTERS, openEngine } from "./engine.ts";

/** The database cannot be brought to this version of the program; the message says what to do. */
export class SchemaMismatchError extends Error {
  override readonly name = "SchemaMismatchError";
}

// Any number will do as long as every process takes the same.
const ONE_AT_A_TIME = 20_261_121;

/** Applies what is missing, in Prisma's own table, so that `prisma migrate deploy` and this may take turns. */
export async function applyMigrations(url: string, log: Log): Promise<string[]> {
  const pool = createPool(url, log, { max: 4 });
  try {
    const guard = await pool.connect();
    try {
      await guard.query("select pg_advisory_lock($1)", [ONE_AT_A_TIME]);
      const engine = await openEngine(pool);
      const migrationsList = listMigrations();
      const found = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTERS,
      });
      refuseStrangers(found);
      return (await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })).appliedMigrationNames;
    } finally {
      await guard.query("select pg_advisory_unlock($1)", [ONE_AT_A_TIME]);
      guard.release();
    }
  } finally {
    await pool.end();
  }
}

type History = Awaited<ReturnType<Awaited<ReturnType<typeof openEngine>>["diagnoseMigrationHistory"]>>;

function refuseStrangers({ editedMigrationNames, history }: History): void {
  if (editedMigrationNames.length > 0) {
    throw new SchemaMismatchError(
      `这个数据库是用另一版迁移脚本建立的 (This database was made by another version of the migration ` +
        `${editedMigrationNames.join(", ")}).\n` +
        `未发布前可删除 .heyi/db 重新开始 (Before the first release, remove .heyi/db and start again).`,
    );
  }
  if (history !== null && history.diagnostic !== "databaseIsBehind") {
    throw new SchemaMismatchError(
      "数据库比程序新,请升级程序 (The database is newer than this program: bring the program up to date).",
    );
  }
}
