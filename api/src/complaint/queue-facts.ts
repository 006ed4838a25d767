import type { Urge } from "@heyi/schema/vocabulary/clock.ts";
import type { Category, Channel, Priority, State } from "@heyi/schema/vocabulary/complaint.ts";

import type { CompanyId, DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import type { Aggregate } from "./facts.ts";
import { urgeOf } from "./rules/standing.ts";
import { isOpen } from "./rules/state.ts";

/** What sight and the queue's filters ask about a complaint; every event carries it from before and after, so that a live reader needs no other memory. */
export type QueueFacts = {
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly departmentId: DepartmentId | null;
  readonly ownerId: StaffId | null;
  readonly handlerId: StaffId | null;
  readonly state: State;
  readonly category: Category | null;
  readonly priority: Priority | null;
  readonly channel: Channel;
  readonly level: number;
  readonly urge: Urge;
  /** HND-8: left out where there are none. */
  readonly taskDepartmentIds?: readonly DepartmentId[];
  /** HND-7: left out where there are none. */
  readonly measureOwnerIds?: readonly StaffId[];
};

export function queueFactsOf({ facts, clocks }: Aggregate): QueueFacts {
  const {
    companyId,
    projectId,
    departmentId,
    ownerId,
    handlerId,
    state,
    category,
    priority,
    channel,
    level,
    taskDepartmentIds,
    measureOwnerIds,
  } = facts;
  const running = clocks.filter((clock) => clock.state === "RUNNING");
  const urge = isOpen(state) ? urgeOf(running) : "IN_TIME";
  return {
    companyId,
    projectId,
    departmentId,
    ownerId,
    handlerId,
    state,
    category,
    priority,
    channel,
    level,
    urge,
    ...(taskDepartmentIds.length === 0 ? {} : { taskDepartmentIds }),
    ...(measureOwnerIds.length === 0 ? {} : { measureOwnerIds }),
  };
}

export type Counts = {
  open: number;
  unassigned: number;
  dueSoon: number;
  overdue: number;
  escalated: number;
};

/** In which of the queue's views a complaint counts. */
export function countsOf(facts: QueueFacts | null): Counts {
  const open = facts !== null && isOpen(facts.state);
  return {
    open: Number(open),
    unassigned: Number(open && facts.state === "REGISTERED"),
    dueSoon: Number(open && facts.urge === "DUE_SOON"),
    overdue: Number(open && facts.urge === "OVERDUE"),
    escalated: Number(open && facts.level > 0),
  };
}
