import { createHash } from "node:crypto";
import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { Pool } from "pg";

import type { ComplaintEvent } from "../complaint/events.ts";
import type { Aggregate } from "../complaint/facts.ts";
import { loadGroundsOf } from "../complaint/ground-of.ts";
import { evolveAll } from "../complaint/rules/evolve.ts";
import type { Ground } from "../complaint/rules/ground.ts";
import { refusalOf } from "../complaint/rules/permission.ts";
import { catchUp, outrun } from "../complaint/rules/timers.ts";
import { save } from "../complaint/save.ts";
import { lockAggregate } from "../complaint/store.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import type { Clock } from "../kernel/clock.ts";
import { InvalidError, NotAllowedError, NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId, StaffId } from "../kernel/ids.ts";
import { inTransaction, readerOf, type Tx } from "../kernel/sql.ts";

export type UnderCode = { readonly code: string; readonly idempotencyKey: string };
export type Deciding = (complaint: Aggregate, ground: Ground) => readonly ComplaintEvent[];
type Context = { readonly pool: Pool; readonly clock: Clock };

/** Letters as they are read out: capitals or not, with or without dashes and blanks. */
export function plainCode(code: string): string {
  return code.replaceAll(/[\s-]/g, "").toUpperCase();
}

/** The complaint of this tracking code. @throws NotFoundError */
export async function complaintOf(pool: Pool, code: string): Promise<ComplaintId> {
  const [row] = await readerOf(pool).query<{ id: ComplaintId }>(
    "select id from complaint where tracking_code = $1",
    [plainCode(code)],
    "complaint_by_code",
  );
  if (row === undefined) throw new NotFoundError("complaint");
  return row.id;
}

/**
 * The frame of what a complainant does under the tracking code: like a command of the staff, in line with them by the
 * row's lock, but without versions: who complains acts on what is true, not on what was seen.
 * @throws NotFoundError, NotAllowedError, InvalidError
 */
export async function actUnderCode(
  { pool, clock }: Context,
  action: Action,
  input: UnderCode,
  decide: Deciding,
): Promise<void> {
  const check = new Check();
  const key = check.text("idempotencyKey", input.idempotencyKey, LONGEST.key, 16);
  check.done();
  const id = await complaintOf(pool, input.code);
  const { code: _, ...rest } = input;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([action, rest]))
    .digest("hex");
  await inTransaction(pool, async (tx) => {
    const complaint = await lockAggregate(tx, id);
    if (await wasDone(tx, id, key, fingerprint)) return;
    const { companyId } = complaint.facts;
    const groundOf = await loadGroundsOf(tx, companyId, [id]);
    const ground = { ...groundOf(complaint), now: clock.now() };
    const overdue = catchUp(complaint, ground);
    const current = evolveAll(complaint, overdue);
    const refusal = refusalOf(action, current, "COMPLAINANT", ground);
    if (refusal !== null) throw new NotAllowedError(action, refusal);
    const decided = decide(current, ground);
    const events = [...overdue, ...outrun(current, decided, ground), ...decided];
    // INT-4: kept under the complaint's own id, for nobody of the staff has acted.
    const receipt = { staffId: id as string as StaffId, key, command: action, fingerprint, at: ground.now };
    await save(tx, companyId, [{ before: complaint, birth: null, events, ground }], { receipt });
  });
}

async function wasDone(tx: Tx, id: ComplaintId, key: string, fingerprint: string): Promise<boolean> {
  const [earlier] = await tx.query<{ fingerprint: string }>(
    "select fingerprint from command_receipt where staff_id = $1 and key = $2",
    [id, key],
    "receipt_under_code",
  );
  if (earlier === undefined) return false;
  if (earlier.fingerprint !== fingerprint)
    throw new InvalidError([{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }]);
  return true;
}
