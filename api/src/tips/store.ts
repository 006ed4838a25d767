import type { Pool } from "pg";

import { NotAllowedError, NotFoundError } from "../kernel/errors.ts";
import { isUuid, newId, type CompanyId } from "../kernel/ids.ts";
import { read, type Tx } from "../kernel/sql.ts";
import { isAdministrator } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { checkedTip, type TipText } from "./rules.ts";
import { SHIPPED_TIPS } from "./shipped.ts";

export type Tip = TipText & { readonly id: string };

/** All of the company's, in the order they were written. */
export function tipsOf(pool: Pool, companyId: CompanyId): Promise<Tip[]> {
  return read<Tip>(pool, SELECT, [companyId], "handling_tips");
}

/** A new tip, or one in another's place. @throws NotAllowedError, InvalidError, NotFoundError */
export async function saveTip(
  pool: Pool,
  actor: Actor,
  given: TipText & { readonly id: string | null },
  now: Date,
): Promise<string> {
  if (!isAdministrator(actor)) throw new NotAllowedError(null, "NO_RIGHT");
  const { complainantKind, mood, category, helps, never } = checkedTip(given);
  if (given.id !== null && !isUuid(given.id)) throw new NotFoundError("tip");
  const id = given.id ?? newId<"HandlingTip">(now);
  const params = [id, actor.companyId, complainantKind, mood, category, helps, never, now, actor.staffId];
  const { rowCount } = await pool.query(given.id === null ? INSERT : UPDATE, params);
  if (rowCount === 0) throw new NotFoundError("tip");
  return id;
}

/** @throws NotAllowedError, NotFoundError */
export async function removeTip(pool: Pool, actor: Actor, id: string): Promise<void> {
  if (!isAdministrator(actor)) throw new NotAllowedError(null, "NO_RIGHT");
  if (!isUuid(id)) throw new NotFoundError("tip");
  const { rowCount } = await pool.query("delete from handling_tip where id = $1 and company_id = $2", [
    id,
    actor.companyId,
  ]);
  if (rowCount === 0) throw new NotFoundError("tip");
}

/** With the founding of a company. */
export async function shipTips(tx: Tx, companyId: CompanyId, now: Date): Promise<void> {
  for (const { complainantKind, mood, category, helps, never } of SHIPPED_TIPS) {
    const id = newId<"HandlingTip">(now);
    await tx.query(INSERT, [id, companyId, complainantKind, mood, category, helps, never, now, null]);
  }
}

const SELECT = `
  select id, complainant_kind as "complainantKind", mood, category, helps, never
    from handling_tip where company_id = $1 order by id`;
const INSERT = `
  insert into handling_tip (id, company_id, complainant_kind, mood, category, helps, never, changed_at, changed_by_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const UPDATE = `
  update handling_tip
     set complainant_kind = $3, mood = $4, category = $5, helps = $6, never = $7, changed_at = $8, changed_by_id = $9
   where id = $1 and company_id = $2`;
