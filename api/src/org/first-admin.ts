import { createAccount, hashed } from "../auth/accounts.ts";
import { passwordIssues } from "../auth/password.ts";
import { newId } from "../kernel/ids.ts";
import { inTransaction, read, type Tx } from "../kernel/sql.ts";
import type { Services } from "../context.ts";
import { DEFAULT_POLICY } from "../sla/policy.ts";
import { foundCompany } from "./found.ts";

export type FirstAdmin = {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly companyName: string | undefined;
  readonly companyCode: string | undefined;
};

/** Nobody could sign in; the message says what to set. */
export class NoAdministratorError extends Error {
  override readonly name = "NoAdministratorError";
}

/** A house without an administrator gets the one named in the environment, and is not opened without. */
export async function ensureAdministrator(
  { db, clock }: Pick<Services, "db" | "clock">,
  wanted: FirstAdmin,
): Promise<void> {
  if (await hasAdministrator(db.pool)) return;
  const { username, password, companyName, companyCode } = wanted;
  if (!username || !password || !companyName || !companyCode) {
    throw new NoAdministratorError(
      "还没有管理员。请设置 HEYI_ADMIN_USERNAME、HEYI_ADMIN_PASSWORD、HEYI_COMPANY_NAME、HEYI_COMPANY_CODE 后再启动。\n" +
        "There is no administrator yet. Set HEYI_ADMIN_USERNAME, HEYI_ADMIN_PASSWORD, HEYI_COMPANY_NAME and " +
        "HEYI_COMPANY_CODE (capital letters and digits), then start again.",
    );
  }
  if (passwordIssues(password, username).length > 0) {
    throw new NoAdministratorError(
      "HEYI_ADMIN_PASSWORD 太短或太常见,至少 12 个字符。\nHEYI_ADMIN_PASSWORD is too short or too common: at least 12 characters.",
    );
  }
  const passwordHash = await hashed(password);
  const now = clock.now();
  await inTransaction(db.pool, async (tx) => {
    await tx.query("select pg_advisory_xact_lock(20261123)");
    if (await hasAdministrator(tx)) return;
    const companyId = await foundCompany(
      tx,
      { code: companyCode, name: companyName, policy: DEFAULT_POLICY },
      now,
    );
    if (companyId === null) {
      throw new NoAdministratorError(
        `HEYI_COMPANY_CODE 已被占用:${companyCode}\nHEYI_COMPANY_CODE is taken already: ${companyCode}`,
      );
    }
    const userId = await createAccount(tx, { username, name: username, passwordHash }, now);
    const staffId = newId<"Staff">(now);
    await tx.query(INSERT_STAFF, [staffId, companyId, userId, username]);
    await tx.query("insert into staff_role (id, staff_id, role) values ($1, $2, 'ADMIN')", [
      newId<"StaffRole">(now),
      staffId,
    ]);
  });
}

const INSERT_STAFF = `
  insert into staff (id, company_id, user_id, username, name, title)
  values ($1, $2, $3, $4, $4, '系统管理员')`;

const ADMINISTRATOR = `
  select 1 as found
    from staff_role r
    join staff s on s.id = r.staff_id and s.active and s.user_id is not null
   where r.role = 'ADMIN'
   limit 1`;

async function hasAdministrator(from: Parameters<typeof read>[0] | Tx): Promise<boolean> {
  const rows = "connect" in from ? await read(from, ADMINISTRATOR) : await from.query(ADMINISTRATOR);
  return rows.length > 0;
}
