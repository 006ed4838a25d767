import { randomBytes } from "node:crypto";

import type { CommandContext } from "../complaint/once.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import { newId, type PartnerAppId, type PartnerKeyId } from "../kernel/ids.ts";
import { inTransaction, read } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { hashOf, KEY_PREFIX } from "./partner.ts";

/** While an app changes over there are two; one more for the unforeseen. */
const MOST_KEYS = 3;
const SHOWN_LETTERS = KEY_PREFIX.length + 6;
const LONGEST_OVERLAP_MS = 30 * 86_400_000;

/**
 * A new key of 256 random bits, told this once. `overlapMs`: so long the app's other keys still open; null: until they
 * are ended.
 * @throws NotAllowedError, NotFoundError, InvalidError
 */
export async function makeKey(
  { pool, clock, actor }: CommandContext,
  { appId, overlapMs }: { readonly appId: PartnerAppId; readonly overlapMs: number | null },
): Promise<string> {
  const { companyId, staffId } = administers(actor);
  if (overlapMs !== null && (overlapMs < 0 || overlapMs > LONGEST_OVERLAP_MS))
    throw new InvalidError([{ path: "overlapHours", code: "OUT_OF_RANGE", allowed: "0–720" }]);
  const key = `${KEY_PREFIX}${randomBytes(32).toString("base64url")}`;
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    const app = await tx.query(
      "select id from partner_app where id = $1 and company_id = $2 and ended_at is null for update",
      [appId, companyId],
      "partner_app_lock",
    );
    if (app.length === 0) throw new NotFoundError("partner app");
    if (overlapMs !== null)
      await tx.query(
        "update partner_key set ends_at = least(ends_at, $2) where app_id = $1",
        [appId, new Date(now.getTime() + overlapMs)],
        "partner_keys_end_later",
      );
    const [{ held } = { held: 0 }] = await tx.query<{ held: number }>(
      "select count(*)::int as held from partner_key where app_id = $1 and (ends_at is null or ends_at > $2)",
      [appId, now],
      "partner_keys_held",
    );
    if (held >= MOST_KEYS)
      throw new InvalidError([{ path: "appId", code: "TOO_MANY", allowed: String(MOST_KEYS) }]);
    await tx.query(
      `insert into partner_key (id, app_id, hash, shown, staff_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [newId<"PartnerKey">(now), appId, hashOf(key), key.slice(0, SHOWN_LETTERS), staffId, now],
      "partner_key_make",
    );
  });
  return key;
}

/** It opens nothing from now on. @throws NotAllowedError, NotFoundError */
export async function endKey({ pool, clock, actor }: CommandContext, id: PartnerKeyId): Promise<void> {
  const { companyId } = administers(actor);
  const ended = await read(
    pool,
    `update partner_key k set ends_at = $3 from partner_app a
      where k.id = $1 and a.id = k.app_id and a.company_id = $2 and (k.ends_at is null or k.ends_at > $3) returning k.id`,
    [id, companyId, clock.now()],
    "partner_key_end",
  );
  if (ended.length === 0) throw new NotFoundError("partner key");
}
