import type { Action } from "@heyi/schema/vocabulary/action.ts";

import { ConflictError, InvalidError, NotAllowedError, NotFoundError } from "../kernel/errors.ts";
import type { ComplaintId, DepartmentId, StaffId } from "../kernel/ids.ts";
import { sees, sightOf } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import { groundUnder } from "../sla/ground.ts";
import type { ComplaintEvent } from "./events.ts";
import type { Aggregate } from "./facts.ts";
import { once, type CommandContext } from "./once.ts";
import { readForCommand, type Looked, type Subject } from "./read-for-command.ts";
import { evolveAll } from "./rules/evolve.ts";
import type { Ground } from "./rules/ground.ts";
import { refusalOf } from "./rules/permission.ts";
import { catchUp, outrun } from "./rules/timers.ts";
import { save } from "./save.ts";
import { lock } from "./store.ts";

/** INT-4, HND-2: every command says which version it saw and brings a key, so that sending it twice does it once. */
export type CommandInput = {
  readonly complaintId: ComplaintId;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
};

/** Whom and what a command names beside its complaint; looked up in the same statement. */
export type Naming = {
  readonly departmentId?: DepartmentId;
  /** A person of the project who is to do or answer for something. */
  readonly namedStaffId?: StaffId | null;
  /** The complaint into which this one is merged. */
  readonly intoId?: ComplaintId;
};

export type Decision<Input> = (
  complaint: Aggregate,
  input: Input,
  actor: Actor,
  ground: Ground,
  looked: Looked,
) => readonly ComplaintEvent[];

/**
 * The frame of every command on a complaint: one statement reads, access and rules are asked, one statement writes all
 * and appends. What had fallen due by now is told first, so that a late act never hides a breach (SLA-4).
 * @throws NotFoundError, NotAllowedError, ConflictError, InvalidError
 */
export async function actOn<Input extends CommandInput & Naming>(
  context: CommandContext,
  action: Action,
  input: Input,
  decide: Decision<Input>,
): Promise<ComplaintId> {
  const { actor } = context;
  return once(context, action, input, {
    lock: (tx) => lock(tx, [input.complaintId]),
    read: (reader, staffId, key) => readForCommand(reader, staffId, key, input),
    act: async (writer, { subject, looked }, receipt) => {
      if (subject === null || !sees(sightOf(actor), subject.aggregate.facts))
        throw new NotFoundError("complaint");
      const { aggregate: found, stamp } = subject;
      const ground = {
        ...(await groundUnder(writer, actor.companyId, subject.ground)),
        now: receipt.at,
      };
      const overdue = catchUp(found, ground);
      const complaint = evolveAll(found, overdue);
      const refusal = refusalOf(action, complaint, actor, ground);
      if (refusal === "NO_RIGHT") throw new NotAllowedError(action, refusal);
      refuseStale(subject, input.expectedVersion);
      if (refusal !== null) throw new NotAllowedError(action, refusal);
      const decided = decide(complaint, input, actor, ground, looked);
      const events = [...overdue, ...outrun(complaint, decided, ground), ...decided];
      await save(writer, actor.companyId, [{ before: found, birth: null, events, ground }], {
        receipt,
        seen: { id: input.complaintId, stamp },
      });
      return input.complaintId;
    },
  });
}

/** HND-2: nobody overwrites what they have not seen; the error says who changed it and when. */
function refuseStale({ aggregate: { facts }, changed }: Subject, expectedVersion: number): void {
  if (expectedVersion > facts.version)
    throw new InvalidError([
      { path: "expectedVersion", code: "OUT_OF_RANGE", allowed: `1..${facts.version}` },
    ]);
  if (changed === null) return;
  throw new ConflictError({
    complaintId: facts.id,
    expectedVersion,
    version: facts.version,
    changedById: changed.actorId,
    changedAt: new Date(changed.at),
  });
}
