import type { CompanyId, SessionId, StaffId, UserId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";

/** A hint only: somebody's sessions or rights have changed. The triggers in constraints.sql send it. */
export const RIGHTS_CHANNEL = "heyi_rights";

/** How the rights of one person stand. Versions rise within a company with every change of anybody's, in the order of commit. */
export type Standing = {
  readonly staffId: StaffId;
  readonly userId: UserId | null;
  readonly rightsVersion: number;
  /** Sessions that have not ended; none of someone who is no longer active. */
  readonly sessions: readonly SessionId[];
};

/** Who a session belongs to, with the person's version and the company's. */
export type StandingOfSession = {
  readonly companyId: CompanyId;
  readonly staffId: StaffId;
  readonly rightsVersion: number;
  readonly version: number;
};

/** Null when the session does not stand, or nobody active is behind it. */
export async function standingOf(
  reader: Reader,
  session: SessionId,
  now: Date,
): Promise<StandingOfSession | null> {
  const [row] = await reader.query<StandingOfSession>(STANDING, [session, now], "standing_of_session");
  return row ?? null;
}

/** The company's version now, and who changed since an earlier one. */
export async function changesSince(
  reader: Reader,
  companyId: CompanyId,
  version: number,
  now: Date,
): Promise<{ readonly version: number; readonly changed: readonly Standing[] }> {
  const rows = await reader.query<{ version: number } & { [Key in keyof Standing]: Standing[Key] | null }>(
    CHANGES,
    [companyId, version, now],
    "rights_changes_since",
  );
  const changed = rows.filter((row): row is { version: number } & Standing => row.staffId !== null);
  return { version: rows[0]?.version ?? version, changed };
}

/** The version each of these companies is at. */
export async function versionsOf(
  reader: Reader,
  companies: readonly CompanyId[],
): Promise<ReadonlyMap<CompanyId, number>> {
  const rows = await reader.query<{ companyId: CompanyId; version: number }>(
    VERSIONS,
    [companies],
    "rights_versions",
  );
  return new Map(rows.map(({ companyId, version }) => [companyId, version]));
}

const STANDING = `
  select p.company_id as "companyId", p.id as "staffId", p.rights_version as "rightsVersion", coalesce(h.version, 0) as version
    from auth_session s
    join staff p on p.user_id = s.user_id and p.active
    left join rights_head h on h.company_id = p.company_id
   where s.id = $1 and s.expires_at > $2`;

const CHANGES = `
  select h.version, p.id as "staffId", p.user_id as "userId", p.rights_version as "rightsVersion",
         coalesce(array(select s.id from auth_session s where p.active and s.user_id = p.user_id and s.expires_at > $3), '{}') as sessions
    from rights_head h
    left join staff p on p.company_id = h.company_id and p.rights_version > $2
   where h.company_id = $1`;

const VERSIONS = `select company_id as "companyId", version from rights_head where company_id = any($1)`;
