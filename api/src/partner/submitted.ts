import type { Pool } from "pg";

import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import { isUuid } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { readAllTracked, type Tracked } from "../resident/tracked.ts";
import type { Partner } from "./partner.ts";

type Row = { readonly id: string; readonly code: string };
export type Page = {
  readonly nodes: readonly Tracked[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
};

/** The tracking code of a complaint that this app submitted; every other is none. @throws NotFoundError */
export async function codeOf(pool: Pool, { appId, companyId }: Partner, number: string): Promise<string> {
  const [row] = await readerOf(pool).query<Pick<Row, "code">>(
    "select tracking_code as code from complaint where company_id = $1 and number = $2 and partner_app_id = $3",
    [companyId, number.trim().toUpperCase(), appId],
    "submitted_by_number",
  );
  if (row === undefined) throw new NotFoundError("complaint");
  return row.code;
}

/** The app's own, the newest first, after a cursor of an earlier page. Two statements, however long the page. @throws InvalidError */
export async function submittedPage(
  pool: Pool,
  { appId }: Partner,
  { first, after }: { readonly first: number; readonly after: string | null },
  now: Date,
): Promise<Page> {
  const before = after === null ? null : Buffer.from(after, "base64url").toString("utf8");
  if (before !== null && !isUuid(before)) throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  const rows = await readerOf(pool).query<Row>(
    `select id, tracking_code as code from complaint
      where partner_app_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [appId, before, first + 1],
    "submitted_page",
  );
  const page = rows.slice(0, first);
  const last = page.at(-1);
  return {
    nodes: await readAllTracked(
      pool,
      page.map(({ code }) => code),
      now,
    ),
    endCursor: last === undefined ? null : Buffer.from(last.id).toString("base64url"),
    hasNextPage: rows.length > first,
  };
}
