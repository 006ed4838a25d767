import { PARTNER_SCOPES, type PartnerScope } from "@heyi/schema/vocabulary/partner.ts";
import type { Pool } from "pg";

import type { CommandContext } from "../complaint/once.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { NotFoundError } from "../kernel/errors.ts";
import {
  newId,
  type CompanyId,
  type PartnerAppId,
  type PartnerKeyId,
  type ProjectId,
} from "../kernel/ids.ts";
import { inTransaction, read, type Reader } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";

export type PartnerKey = {
  readonly id: PartnerKeyId;
  /** Its first letters. */
  readonly shown: string;
  readonly createdAt: Date;
  readonly endsAt: Date | null;
  readonly lastUsedAt: Date | null;
};
export type PartnerApp = {
  readonly id: PartnerAppId;
  readonly name: string;
  readonly scopes: readonly PartnerScope[];
  readonly projectIds: readonly ProjectId[];
  readonly createdAt: Date;
  /** Those in force. */
  readonly keys: readonly PartnerKey[];
  /** How many complaints came through it. */
  readonly complaints: number;
};

/** The company's apps in use, the newest last. One statement. */
export async function appsOf(pool: Pool, companyId: CompanyId, now: Date): Promise<readonly PartnerApp[]> {
  type Row = Omit<PartnerApp, "keys"> & { readonly keys: readonly KeyRow[] };
  const rows = await read<Row>(pool, SELECT, [companyId, now], "partner_apps");
  return rows.map((row) => ({ ...row, keys: row.keys.map(toKey) }));
}

type KeyRow = Record<"createdAt", string> &
  Record<"endsAt" | "lastUsedAt", string | null> &
  Pick<PartnerKey, "id" | "shown">;

function toKey({ id, shown, createdAt, endsAt, lastUsedAt }: KeyRow): PartnerKey {
  const instant = (at: string | null) => (at === null ? null : new Date(at));
  return {
    id,
    shown,
    createdAt: new Date(createdAt),
    endsAt: instant(endsAt),
    lastUsedAt: instant(lastUsedAt),
  };
}

const SELECT = `
  select a.id, a.name, a.scopes, a.project_ids as "projectIds", a.created_at as "createdAt",
         (select count(*)::int from complaint c where c.partner_app_id = a.id) as complaints,
         coalesce((select json_agg(json_build_object('id', k.id, 'shown', k.shown, 'createdAt', k.created_at, 'endsAt', k.ends_at,
                                                     'lastUsedAt', k.last_used_at) order by k.created_at, k.id)
                     from partner_key k where k.app_id = a.id and (k.ends_at is null or k.ends_at > $2)), '[]') as keys
    from partner_app a
   where a.company_id = $1 and a.ended_at is null
   order by a.created_at, a.id`;

export type AppInput = {
  readonly name: string;
  readonly scopes: readonly PartnerScope[];
  readonly projectIds: readonly ProjectId[];
};

/** @throws NotAllowedError, InvalidError */
export async function addApp({ pool, clock, actor }: CommandContext, input: AppInput): Promise<PartnerAppId> {
  const { companyId, staffId } = administers(actor);
  const now = clock.now();
  const id = newId<"PartnerApp">(now);
  await inTransaction(pool, async (tx) => {
    const { name, scopes, projectIds } = await checked(tx, companyId, input);
    await tx.query(
      `insert into partner_app (id, company_id, name, scopes, project_ids, staff_id, created_at, since)
       select $1, $2, $3, $4, $5, $6, $7, coalesce(max(seq), 0) from event where company_id = $2`,
      [id, companyId, name, scopes, projectIds, staffId, now],
      "partner_app_add",
    );
  });
  return id;
}

/** What it may do from its next request on. @throws NotAllowedError, NotFoundError, InvalidError */
export async function changeApp(
  { pool, actor }: CommandContext,
  id: PartnerAppId,
  input: AppInput,
): Promise<void> {
  const { companyId } = administers(actor);
  await inTransaction(pool, async (tx) => {
    const { name, scopes, projectIds } = await checked(tx, companyId, input);
    const changed = await tx.query(
      `update partner_app set name = $3, scopes = $4, project_ids = $5
        where id = $1 and company_id = $2 and ended_at is null returning id`,
      [id, companyId, name, scopes, projectIds],
      "partner_app_change",
    );
    if (changed.length === 0) throw new NotFoundError("partner app");
  });
}

/** With all its keys, at once. What it submitted stays. @throws NotAllowedError, NotFoundError */
export async function endApp({ pool, clock, actor }: CommandContext, id: PartnerAppId): Promise<void> {
  const { companyId } = administers(actor);
  const ended = await read(
    pool,
    "update partner_app set ended_at = $3 where id = $1 and company_id = $2 and ended_at is null returning id",
    [id, companyId, clock.now()],
    "partner_app_end",
  );
  if (ended.length === 0) throw new NotFoundError("partner app");
}

/** ORG-1: projects of another company are none. */
async function checked(reader: Reader, companyId: CompanyId, input: AppInput): Promise<AppInput> {
  const check = new Check();
  const name = check.text("name", input.name, LONGEST.name);
  const scopes = PARTNER_SCOPES.filter((scope) => input.scopes.includes(scope));
  if (scopes.length === 0) check.fault("scopes", "REQUIRED");
  const projectIds = [...new Set(input.projectIds)];
  const known = await reader.query(
    "select id from project where company_id = $1 and id = any($2)",
    [companyId, projectIds],
    "partner_projects",
  );
  if (known.length < projectIds.length) check.fault("projectIds", "UNKNOWN_REFERENCE");
  check.done();
  return { name, scopes, projectIds };
}
