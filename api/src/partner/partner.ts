import { createHash } from "node:crypto";
import type { PartnerScope } from "@heyi/schema/vocabulary/partner.ts";
import type { Pool } from "pg";

import type { CompanyId, PartnerAppId, PartnerKeyId, ProjectId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";

/** PAR-1: an app that others write, as it stands behind a request. */
export type Partner = {
  readonly appId: PartnerAppId;
  readonly keyId: PartnerKeyId;
  readonly companyId: CompanyId;
  readonly name: string;
  readonly scopes: readonly PartnerScope[];
  /** None: all of the company's. */
  readonly projectIds: readonly ProjectId[];
};

/** By which a key is known for one where it has got into a text that it should not stand in. */
export const KEY_PREFIX = "heyi_key_";
const KEY = /^heyi_key_[A-Za-z0-9_-]{43}$/;
const BEARER = /^bearer +(\S+)$/i;

export function hashOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** The key a request came with; undefined: it names none; null: what it names is none. */
export function keyIn(authorization: string | undefined): string | null | undefined {
  if (authorization === undefined) return undefined;
  const key = BEARER.exec(authorization)?.[1] ?? "";
  return KEY.test(key) ? key : null;
}

/** The app behind a key that is in force, or null. That it was used is noted to the minute. */
export async function partnerOf(pool: Pool, key: string, now: Date): Promise<Partner | null> {
  const [partner] = await read<Partner>(pool, SELECT, [hashOf(key), now], "partner_by_key");
  return partner ?? null;
}

/** What the app may do now, by a key that opened it before; null: it has ended. */
export async function partnerNow(pool: Pool, { keyId }: Partner, now: Date): Promise<Partner | null> {
  const [partner] = await read<Partner>(pool, SELECT_NOW, [keyId, now], "partner_now");
  return partner ?? null;
}

const SELECT_NOW = `
  select a.id as "appId", k.id as "keyId", a.company_id as "companyId", a.name, a.scopes, a.project_ids as "projectIds"
    from partner_key k join partner_app a on a.id = k.app_id and a.ended_at is null
   where k.id = $1 and (k.ends_at is null or k.ends_at > $2)`;

const SELECT = `
  with k as (
    select k.id, k.app_id, k.last_used_at from partner_key k where k.hash = $1 and (k.ends_at is null or k.ends_at > $2)
  ), used as (
    update partner_key set last_used_at = $2
     where id = (select id from k where last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute')
  )
  select a.id as "appId", k.id as "keyId", a.company_id as "companyId", a.name, a.scopes, a.project_ids as "projectIds"
    from k join partner_app a on a.id = k.app_id and a.ended_at is null`;
