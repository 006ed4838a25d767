import type { Pool } from "pg";
import type { SessionId, StaffId } from "../kernel/ids.ts";
import { read, type Tx } from "../kernel/sql.ts";

/** Carries a staff id: this person's sessions or roles have changed, look again. */
export const RIGHTS_CHANNEL = "heyi_rights";

/** To be called in the transaction that gives or takes a role, or ends sessions: open sockets notice within moments. */
export async function rightsChanged(tx: Tx, staffId: StaffId): Promise<void> {
  await tx.query("update staff set rights_version = rights_version + 1 where id = $1", [staffId]);
  await tx.query("select pg_notify($1, $2)", [RIGHTS_CHANNEL, staffId]);
}

export type Standing = { readonly sessionId: SessionId; readonly rightsVersion: number };

/** Which of these sessions still stand, and at which version their person's rights are. */
export async function standings(pool: Pool, sessions: readonly SessionId[], now: Date): Promise<Standing[]> {
  const rows = await read<{ id: SessionId; rights_version: number }>(
    pool,
    STANDINGS,
    [sessions, now],
    "standings",
  );
  return rows.map((row) => ({ sessionId: row.id, rightsVersion: row.rights_version }));
}

const STANDINGS = `
  select s.id, p.rights_version
    from auth_session s
    join staff p on p.user_id = s.user_id and p.active
   where s.id = any($1::uuid[]) and s.expires_at > $2`;
