import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { Check, LONGEST } from "../kernel/check.ts";
import type { Clock } from "../kernel/clock.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId, StaffId } from "../kernel/ids.ts";
import {
  brokenConstraint,
  inTransaction,
  isLostRace,
  readerOf,
  type Reader,
  type Tx,
} from "../kernel/sql.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import type { Receipt } from "./save.ts";
import { readAggregates } from "./store.ts";

/** What every command needs besides its input. */
export type CommandContext = { readonly pool: Pool; readonly clock: Clock; readonly actor: Actor };

/** What an earlier request with this key left, as RECEIPT_FOUND reads it. */
export type EarlierReceipt = {
  readonly fingerprint: string;
  readonly complaintId: ComplaintId;
  readonly at: string;
};

/** A command in its two statements, between which it holds no lock. */
export type Work<Found> = {
  /** Asks for everything the decision needs, the earlier receipt among it. */
  readonly read: (reader: Reader, staffId: StaffId, key: string) => Promise<Found>;
  /** Decides as of the receipt's moment, and saves with it. */
  readonly act: (writer: Reader, found: Found, receipt: Receipt) => Promise<ComplaintId>;
  /** Locks what is read, for one who has lost a race: from then on nobody is in the way. */
  readonly lock: (tx: Tx) => Promise<void>;
};

const RECEIPT = "command_receipt_pkey";
/** How long an answer that was lost on the way may be asked for again. */
const RETRY_MS = 600_000;
const ATTEMPTS = 4;

/**
 * INT-4: does the work unless this key was used before by this person; then gives what it gave. First without a lock,
 * for hardly ever two act on one complaint at the same instant; whoever is overtaken does it again in line. Two requests
 * with one key at once: the loser is overtaken by the winner and finds its receipt.
 * @throws InvalidError when the key stands for another input
 */
export async function once<Found extends { readonly receipt: EarlierReceipt | null }>(
  context: CommandContext,
  command: string,
  input: { readonly idempotencyKey: string },
  work: Work<Found>,
): Promise<ComplaintId> {
  const check = new Check();
  const key = check.text("idempotencyKey", input.idempotencyKey, LONGEST.key, 8);
  check.done();
  const { staffId } = context.actor;
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([command, input]))
    .digest("hex");

  async function attempt(runner: Reader): Promise<ComplaintId> {
    const found = await work.read(runner, staffId, key);
    if (found.receipt === null)
      return work.act(runner, found, { staffId, key, command, fingerprint, at: context.clock.now() });
    if (found.receipt.fingerprint !== fingerprint)
      throw new InvalidError([{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }]);
    await refuseLookingOn(runner, context, command, found.receipt);
    return found.receipt.complaintId;
  }

  async function inLine(tx: Tx): Promise<ComplaintId> {
    await work.lock(tx);
    return attempt(tx);
  }

  for (let tried = 1; ; tried += 1) {
    try {
      return await (tried === 1 ? attempt(readerOf(context.pool)) : inTransaction(context.pool, inLine));
    } catch (error) {
      if (tried >= ATTEMPTS || !(isLostRace(error) || brokenConstraint(error) === RECEIPT)) throw error;
    }
  }
}

/**
 * AUD-2, LIV-1: asking again what came of a command is no way to look on. Out of sight it is answered only while the
 * complaint stands as the command left it; contact details are shown again for some minutes, after that by a new event.
 */
async function refuseLookingOn(
  reader: Reader,
  { actor, clock }: CommandContext,
  command: string,
  receipt: EarlierReceipt,
): Promise<void> {
  const [complaint] = await readAggregates(reader, [receipt.complaintId]);
  if (complaint === undefined) throw new NotFoundError("complaint");
  const at = new Date(receipt.at);
  const seen = sees(sightOf(actor), complaint.facts);
  if (command === "REVEAL_CONTACT" && (!seen || clock.now().getTime() - at.getTime() > RETRY_MS))
    throw new InvalidError([{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }]);
  if (seen) return;
  const { companyId, id } = complaint.facts;
  const later = await reader.query(SELECT_LATER, [companyId, id, at], "receipt_later");
  if (later.length > 0) throw new NotFoundError("complaint");
}

/** As a column of a command's read, whose first two parameters are the person and the key. */
export const RECEIPT_FOUND = `
  (select json_build_object('fingerprint', r.fingerprint, 'complaintId', r.complaint_id, 'at', r.at)
     from command_receipt r where r.staff_id = $1 and r.key = $2)`;

const SELECT_LATER = "select seq from event where company_id = $1 and complaint_id = $2 and at > $3 limit 1";
