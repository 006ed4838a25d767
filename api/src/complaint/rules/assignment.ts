import { Check, LONGEST } from "../../kernel/check.ts";
import type { DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { Actor } from "../../org/actor.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate, Facts } from "../facts.ts";
import type { Ground } from "./ground.ts";

/** Whom a complaint may go to, read from the database before the rule is asked. */
export type Assignee = {
  readonly departmentId: DepartmentId;
  readonly projectId: ProjectId;
  /** People who are handlers of that department now. */
  readonly handlerIds: readonly StaffId[];
};

export type AssignInput = {
  readonly assignee: Assignee | null;
  readonly handlerId: StaffId | null;
  readonly note: string | null;
  /** Null on the first assignment. */
  readonly reason: string | null;
};

/** ESC-3: so many declines, lapses and reassignments are buck-passing (推诿), and the project manager is called. */
const BUCK_PASSING_AT = 3;
const PROJECT_MANAGER_LEVEL = 2;

/** HND-2: to a department of the complaint's own project, or to one of that department's handlers. The owner stays until it is accepted (ORG-5). */
export function assignment(
  complaint: Aggregate,
  input: AssignInput,
  reassigned: boolean,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const { facts } = complaint;
  const { assignee, handlerId } = input;
  const check = new Check();
  const note = check.optionalText("note", input.note, LONGEST.reason);
  const reason = reassigned ? check.text("reason", input.reason, LONGEST.reason) : null;
  if (assignee === null || assignee.projectId !== facts.projectId)
    check.fault("departmentId", "OTHER_PROJECT");
  else if (handlerId !== null && !assignee.handlerIds.includes(handlerId))
    check.fault("handlerId", "OTHER_DEPARTMENT");
  else if (reassigned && assignee.departmentId === facts.departmentId && handlerId === facts.handlerId)
    check.fault("departmentId", "UNCHANGED");
  check.done();
  if (assignee === null) throw new TypeError("an unknown department passed the check");

  const assigned: ComplaintEvent = {
    kind: "ASSIGNED",
    at: ground.now,
    actorId: actor.staffId,
    data: {
      department: assignee.departmentId,
      handler: handlerId,
      reassigned,
      fromDepartment: facts.departmentId,
      fromHandler: facts.handlerId,
    },
    words: { ...(note === null ? {} : { text: note }), ...(reason === null ? {} : { reason }) },
  };
  return [assigned, ...(reassigned ? buckPassing(facts, ground) : [])];
}

/** HND-2: whoever accepts owns it from now on. */
export function acceptance(actor: Actor, ground: Ground): readonly ComplaintEvent[] {
  return [{ kind: "ACCEPTED", at: ground.now, actorId: actor.staffId, data: { handler: actor.staffId } }];
}

/** HND-2: back to the dispatcher, with the reason. */
export function decline(
  { facts }: Aggregate,
  input: { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  const data = { department: facts.departmentId, handler: actor.staffId };
  return [
    { kind: "DECLINED", at: ground.now, actorId: actor.staffId, data, words: { reason } },
    ...buckPassing(facts, ground),
  ];
}

/** ESC-3: asked of the complaint just before it is passed on once more. */
export function buckPassing(facts: Facts, ground: Ground): ComplaintEvent[] {
  if (facts.declines + 1 !== BUCK_PASSING_AT || facts.level >= PROJECT_MANAGER_LEVEL) return [];
  const data = {
    level: PROJECT_MANAGER_LEVEL,
    from: facts.level,
    cause: "BUCK_PASSING",
    clock: null,
  } as const;
  return [{ kind: "ESCALATED", at: ground.now, actorId: null, data }];
}
