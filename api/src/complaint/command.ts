import type { Action } from "@heyi/schema/vocabulary/action.ts";
import type { EventKind } from "@heyi/schema/vocabulary/event.ts";
import { ConflictError, InvalidError, NotAllowedError, NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId, StaffId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { loadGround } from "../sla/ground.ts";
import type { ComplaintEvent } from "./events.ts";
import type { Aggregate } from "./facts.ts";
import { evolveAll } from "./rules/evolve.ts";
import type { Ground } from "./rules/ground.ts";
import { once, type CommandContext } from "./once.ts";
import { refusalOf } from "./rules/permission.ts";
import { catchUp } from "./rules/timers.ts";
import { save } from "./save.ts";
import { lockAggregate } from "./store.ts";

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

const SELECT_CHANGES_SINCE = `
  select actor_id, at from event
   where company_id = $1 and complaint_id = $2 and version > $3
     and not (kind = any($4) or (kind = 'ESCALATED' and actor_id is null))
   order by seq desc limit 1`;
