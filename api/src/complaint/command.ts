import { createHash } from "node:crypto";

import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import type { Pool } from "pg";

import { Check, LONGEST } from "../kernel/check.ts";
import type { Clock } from "../kernel/clock.ts";
import { ConflictError, InvalidError, isDomainError, NotAllowedError, NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId, StaffId } from "../kernel/ids.ts";
import { brokenConstraint, inTransaction, type Tx } from "../kernel/sql.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { loadGround } from "../sla/ground.ts";
import type { ComplaintEvent } from "./events.ts";
import type { Aggregate } from "./facts.ts";
import { evolveAll } from "./rules/evolve.ts";
import type { Ground } from "./rules/ground.ts";
import { refusalOf } from "./rules/permission.ts";
import { catchUp } from "./rules/timers.ts";
import { save } from "./save.ts";
import { lockAggregate } from "./store.ts";

/** What every command needs besides its input. */
export type CommandContext = { readonly pool: Pool; readonly clock: Clock; readonly actor: Actor };

/** INT-4, HND-2: every command says which version it saw and brings a key, so that sending it twice does it once. */
export type CommandInput = {
  readonly complaintId: ComplaintId;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
};

export type Decision<Input> = (
  complaint: Aggregate,
  input: Input,
  actor: Actor,
  ground: Ground,
  tx: Tx,
) => readonly ComplaintEvent[] | Promise<readonly ComplaintEvent[]>;

/**
 * The frame of every command on a complaint: one transaction that locks, asks access, asks rules, writes, appends.
 * What had fallen due by now is told first, so that a late act never hides a breach (SLA-4).
 * @throws NotFoundError, NotAllowedError, ConflictError, InvalidError
 */
export async function actOn<Input extends CommandInput>(
  context: CommandContext,
  action: Action,
  input: Input,
  decide: Decision<Input>,
): Promise<ComplaintId> {
  const { actor } = context;
  return once(context, action, input, async (tx) => {
    const found = await lockAggregate(tx, input.complaintId);
    if (!sees(sightOf(actor), found.facts)) throw new NotFoundError("complaint");
    const ground = {
      ...(await loadGround(tx, actor.companyId, found.facts.projectId)),
      now: context.clock.now(),
    };
    const overdue = catchUp(found, ground);
    const complaint = evolveAll(found, overdue);
    const refusal = refusalOf(action, complaint, actor);
    if (refusal === "NO_RIGHT" || refusal === "NOT_OFFERED") throw new NotAllowedError(action, refusal);
    await refuseStale(tx, found, input.expectedVersion);
    if (refusal !== null) throw new NotAllowedError(action, refusal);
    const events = [...overdue, ...(await decide(complaint, input, actor, ground, tx))];
    await save(tx, actor.companyId, [{ before: found, birth: null, events, ground }]);
    return input.complaintId;
  });
}

const RECEIPT = "command_receipt_pkey";

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
      const [receipt] = await tx.query<{ fingerprint: string; complaint_id: ComplaintId }>(
        SELECT_RECEIPT,
        [staffId, key],
        "receipt_find",
      );
      if (receipt !== undefined) {
        if (receipt.fingerprint === fingerprint) return receipt.complaint_id;
        throw new InvalidError([{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }]);
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

/** Told by the server's own timers: it moves no field that a person decides on, so it is no conflict. */
const HARMLESS: readonly EventKind[] = [
  "CLOCK_DUE_SOON",
  "CLOCK_OVERDUE",
  "CLOCK_LIMIT_PASSED",
  "SILENCE_NOTICED",
  "DEADLINES_RECOMPUTED",
  "CONTACT_REVEALED",
  // Confidential: nobody below supervisor may learn of it by a conflict (TRI-2).
  "MALICIOUS_FLAGGED",
];

/** HND-2: nobody overwrites what they have not seen; the error says who changed it and when. */
async function refuseStale(tx: Tx, { facts }: Aggregate, expectedVersion: number): Promise<void> {
  if (expectedVersion === facts.version) return;
  if (expectedVersion > facts.version)
    throw new InvalidError([
      { path: "expectedVersion", code: "OUT_OF_RANGE", allowed: `1..${facts.version}` },
    ]);
  const [since] = await tx.query<{ actor_id: StaffId | null; at: Date }>(
    SELECT_CHANGES_SINCE,
    [facts.companyId, facts.id, expectedVersion, HARMLESS],
    "changes_since",
  );
  if (since === undefined) return;
  throw new ConflictError({
    complaintId: facts.id,
    expectedVersion,
    version: facts.version,
    changedById: since.actor_id,
    changedAt: since.at,
  });
}

const SELECT_RECEIPT =
  "select fingerprint, complaint_id from command_receipt where staff_id = $1 and key = $2";
const INSERT_RECEIPT =
  "insert into command_receipt (staff_id, key, command, fingerprint, complaint_id, at) values ($1, $2, $3, $4, $5, $6)";
const SELECT_CHANGES_SINCE = `
  select actor_id, at from event
   where company_id = $1 and complaint_id = $2 and version > $3
     and not (kind = any($4) or (kind = 'ESCALATED' and actor_id is null))
   order by seq desc limit 1`;
