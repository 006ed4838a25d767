import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Pool } from "pg";

import { decodeCursor } from "../events/cursor.ts";
import { Check } from "../kernel/check.ts";
import type { Clock } from "../kernel/clock.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import {
  newId,
  type CompanyId,
  type PartnerAppId,
  type ProjectId,
  type WebhookEndpointId,
} from "../kernel/ids.ts";
import { inTransaction, type Reader, readerOf, type Tx } from "../kernel/sql.ts";
import type { MessageRoom } from "../message/room.ts";
import { checkedUrl } from "../message/rules/channel.ts";
import type { Partner } from "../partner/partner.ts";
import { newSecret, readEndpointSecret, rotated } from "./secret.ts";

/** Couriers are woken by it where no event does so. */
export const WEBHOOKS_CHANNEL = "heyi_webhooks";
const MOST_ENDPOINTS = 5;

type Needs = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly room: Pick<MessageRoom, "seal" | "allowPrivate">;
};
/** Whose endpoints somebody may touch: an app its own, an administrator those of all apps of the company. */
export type Owner = { readonly companyId: CompanyId; readonly appId: PartnerAppId | null };
export type EndpointInput = {
  readonly url: string;
  readonly kinds: readonly EventKind[];
  readonly projectCodes: readonly string[];
};

/** Told from now on. Returns the secret, this once. @throws InvalidError */
export async function addEndpoint(
  { pool, clock, room }: Needs,
  partner: Partner,
  { kinds, projectCodes, ...input }: EndpointInput,
): Promise<string> {
  const { appId, companyId } = partner;
  const check = new Check();
  const url = checkedUrl(check, input.url, room.allowPrivate);
  const projectIds = await projectsOf(readerOf(pool), partner, projectCodes, check);
  check.done();
  if (url === null) throw new TypeError("a fault that was not named");
  const now = clock.now();
  const id = newId<"WebhookEndpoint">(now);
  const secret = newSecret();
  const sealed = room.seal.close(JSON.stringify({ url, secrets: [{ secret, until: null }] }), id);
  const shown = `${new URL(url).host}/***`;
  await inTransaction(pool, async (tx) => {
    await tx.query("select id from partner_app where id = $1 for update", [appId], "webhook_app_lock");
    const added = await tx.query(
      INSERT,
      [id, companyId, appId, shown, sealed, [...new Set(kinds)], projectIds, now, MOST_ENDPOINTS],
      "webhook_add",
    );
    if (added.length === 0)
      throw new InvalidError([{ path: "url", code: "TOO_MANY", allowed: String(MOST_ENDPOINTS) }]);
    await wakeCouriers(tx);
  });
  return secret;
}

/** Nothing is sent to it any more. @throws NotFoundError */
export async function endEndpoint(
  { pool, clock }: Pick<Needs, "pool" | "clock">,
  owner: Owner,
  id: WebhookEndpointId,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await lock(tx, owner, id);
    await tx.query(
      "update webhook_endpoint set ended_at = $2 where id = $1",
      [id, clock.now()],
      "webhook_end",
    );
    await tx.query(
      "update webhook_delivery set state = 'FAILED', settled_at = $2 where endpoint_id = $1 and state = 'WAITING'",
      [id, clock.now()],
      "webhook_end_waiting",
    );
  });
}

/** A new secret, told this once; for a day the one before signs beside it. @throws NotFoundError, InvalidError */
export async function rotateSecret(
  { pool, clock, room }: Needs,
  owner: Owner,
  id: WebhookEndpointId,
): Promise<string> {
  const secret = newSecret();
  await inTransaction(pool, async (tx) => {
    const opened = room.seal.open((await lock(tx, owner, id)).sealed, id);
    if (opened === null) throw new InvalidError([{ path: "id", code: "MALFORMED" }]);
    const sealed = room.seal.close(
      JSON.stringify(rotated(readEndpointSecret(opened), secret, clock.now())),
      id,
    );
    await tx.query("update webhook_endpoint set sealed = $2 where id = $1", [id, sealed], "webhook_rotate");
  });
  return secret;
}

/**
 * All that happened after a cursor is told again, in its order and under the same ids; one that was disabled is taken up
 * again. @throws NotFoundError, InvalidError
 */
export async function replay(
  { pool }: Pick<Needs, "pool">,
  owner: Owner,
  id: WebhookEndpointId,
  after: string,
): Promise<void> {
  const seq = decodeCursor(after, owner.companyId);
  if (seq === null) throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  await inTransaction(pool, async (tx) => {
    await lock(tx, owner, id);
    await tx.query(
      "update webhook_endpoint set up_to = least(up_to, $2), failing_since = null, disabled_at = null where id = $1",
      [id, seq],
      "webhook_replay",
    );
    await wakeCouriers(tx);
  });
}

/** Heard by every process once the transaction is committed. */
export async function wakeCouriers(tx: Reader): Promise<void> {
  await tx.query("select announce($1, '')", [WEBHOOKS_CHANNEL], "webhook_wake");
}

async function lock(
  tx: Tx,
  { companyId, appId }: Owner,
  id: WebhookEndpointId,
): Promise<{ readonly sealed: string }> {
  const [row] = await tx.query<{ sealed: string }>(
    `select sealed from webhook_endpoint
      where id = $1 and company_id = $2 and ($3::uuid is null or app_id = $3) and ended_at is null for update`,
    [id, companyId, appId],
    "webhook_lock",
  );
  if (row === undefined) throw new NotFoundError("webhook");
  return row;
}

/** Those that the app may serve; a code of another is unknown. */
async function projectsOf(
  reader: Reader,
  { companyId, projectIds }: Partner,
  codes: readonly string[],
  check: Check,
): Promise<readonly ProjectId[]> {
  const wanted = [...new Set(codes.map((code) => code.trim().toUpperCase()))];
  const found = await reader.query<{ id: ProjectId }>(
    `select id from project where company_id = $1 and code = any($2) and (cardinality($3::uuid[]) = 0 or id = any($3))`,
    [companyId, wanted, projectIds],
    "webhook_projects",
  );
  if (found.length < wanted.length) check.fault("projectCodes", "UNKNOWN_REFERENCE");
  return found.map(({ id }) => id);
}

const INSERT = `
  insert into webhook_endpoint (id, company_id, app_id, shown, sealed, kinds, project_ids, up_to, created_at)
  select $1, $2, $3, $4, $5, $6, $7, h.seq, $8 from log_head h
   where h.company_id = $2 and (select count(*) from webhook_endpoint where app_id = $3 and ended_at is null) < $9
  returning id`;
