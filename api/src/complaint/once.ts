import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { Check, LONGEST } from "../kernel/check.ts";
import type { Clock } from "../kernel/clock.ts";
import { InvalidError, isDomainError, NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId, StaffId } from "../kernel/ids.ts";
import { brokenConstraint, inTransaction, type Tx } from "../kernel/sql.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { readAggregates } from "./store.ts";

/** What every command needs besides its input. */
export type CommandContext = { readonly pool: Pool; readonly clock: Clock; readonly actor: Actor };

const RECEIPT = "command_receipt_pkey";
/** How long an answer that was lost on the way may be asked for again. */
const RETRY_MS = 600_000;

/**
 * INT-4: runs `work` unless this key was used before by this person; then gives what it gave.
 * Two requests with one key at the same instant: the loser of the insert finds the winner's receipt.
 * @throws InvalidError when the key stands for another input
 */
export async function once(
  context: CommandContext,
  command: string,
  input: { readonly idempotencyKey: string },
  work: (tx: Tx) => Promise<ComplaintId>,
): Promise<ComplaintId> {
  const check = new Check();
  const key = check.text("idempotencyKey", input.idempotencyKey, LONGEST.key, 8);
  check.done();
  const { staffId } = context.actor;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([command, input]))
    .digest("hex");
  const attempt = () =>
    inTransaction(context.pool, async (tx) => {
      const [receipt] = await tx.query<{ fingerprint: string; complaint_id: ComplaintId; at: Date }>(
        SELECT_RECEIPT,
        [staffId, key],
        "receipt_find",
      );
      if (receipt !== undefined) {
        if (receipt.fingerprint !== fingerprint)
          throw new InvalidError([{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }]);
        await refuseLookingOn(tx, context, command, { complaintId: receipt.complaint_id, at: receipt.at });
        return receipt.complaint_id;
      }
      const complaintId = await work(tx);
      await tx.query(
        INSERT_RECEIPT,
        [staffId, key, command, fingerprint, complaintId, context.clock.now()],
        "receipt_keep",
      );
      return complaintId;
    });
  try {
    return await attempt();
  } catch (error) {
    if (await lostToItself(error, context, staffId, key)) return attempt();
    throw error;
  }
}

type Receipt = { readonly complaintId: ComplaintId; readonly at: Date };

/**
 * AUD-2, LIV-1: asking again what came of a command is no way to look on. Out of sight it is answered only while the
 * complaint stands as the command left it; contact details are shown again for some minutes, after that by a new event.
 */
async function refuseLookingOn(
  tx: Tx,
  { actor, clock }: CommandContext,
  command: string,
  receipt: Receipt,
): Promise<void> {
  const [complaint] = await readAggregates(tx, [receipt.complaintId]);
  if (complaint === undefined) throw new NotFoundError("complaint");
  const seen = sees(sightOf(actor), complaint.facts);
  if (command === "REVEAL_CONTACT" && (!seen || clock.now().getTime() - receipt.at.getTime() > RETRY_MS))
    throw new InvalidError([{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }]);
  if (seen) return;
  const { companyId, id } = complaint.facts;
  const later = await tx.query(SELECT_LATER, [companyId, id, receipt.at], "receipt_later");
  if (later.length > 0) throw new NotFoundError("complaint");
}

/** The same request sent twice at once: the second fails on the receipt, or on what the first has changed. */
async function lostToItself(
  error: unknown,
  context: CommandContext,
  staffId: StaffId,
  key: string,
): Promise<boolean> {
  if (brokenConstraint(error) === RECEIPT) return true;
  if (!isDomainError(error)) return false;
  const { rows } = await context.pool.query({
    name: "receipt_find",
    text: SELECT_RECEIPT,
    values: [staffId, key],
  });
  return rows.length > 0;
}

const SELECT_RECEIPT =
  "select fingerprint, complaint_id, at from command_receipt where staff_id = $1 and key = $2";
const INSERT_RECEIPT =
  "insert into command_receipt (staff_id, key, command, fingerprint, complaint_id, at) values ($1, $2, $3, $4, $5, $6)";
const SELECT_LATER = "select seq from event where company_id = $1 and complaint_id = $2 and at > $3 limit 1";
