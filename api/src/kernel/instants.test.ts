import { expect, test } from "vitest";
import { cloneDatabase } from "../../test/databases.ts";
import { openDatabase } from "./db.ts";
import { createLog } from "./log.ts";
import { read } from "./sql.ts";

test("an instant is read as PostgreSQL means it, in any year and to the millisecond", async () => {
  await using database = await cloneDatabase();
  await using db = openDatabase(database.url, createLog("silent"));
  const rows = await read<{ at: Date; ms: string }>(
    db.pool,
    `select at, floor(extract(epoch from at) * 1000)::text as ms from unnest(array[
       '2026-02-14 17:00:00+08', '2026-02-14 17:00:00.1+08', '2026-02-14 17:00:00.120+08', '2026-02-14 17:00:00.123+08',
       '1969-12-31 23:59:59.999+00', '0999-06-01 00:00:00+00', '12026-01-01 00:00:00+00', '0044-03-15 12:00:00+00 BC'
     ]::timestamptz(3)[]) at`,
  );
  expect(rows.map(({ at }) => at.getTime())).toEqual(rows.map(({ ms }) => Number(ms)));
  const [far] = await read<{ at: unknown }>(db.pool, "select 'infinity'::timestamptz as at");
  expect(far?.at).toBe(Number.POSITIVE_INFINITY);
});
