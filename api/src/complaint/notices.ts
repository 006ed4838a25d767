import { LEVEL_ROLES, type Role } from "@heyi/schema/vocabulary/org.ts";

import type { DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import type { ComplaintEvent } from "./events.ts";
import type { Facts } from "./facts.ts";

/** Who is told of an event: a person, everyone with a role in the project, or a department's handlers. */
export type Recipient =
  | { readonly staffId: StaffId }
  | { readonly role: Role; readonly projectId: ProjectId | null }
  | { readonly departmentId: DepartmentId };

/** ESC-1, HND-2, HND-5, SLA-5: whom an event concerns. `facts` is the complaint after it; whoever did it is not told of it. */
export function recipientsOf(event: ComplaintEvent, facts: Facts): readonly Recipient[] {
  const { projectId } = facts;
  const all = (role: Role): Recipient => ({ role, projectId });
  const people = [facts.ownerId, facts.handlerId]
    .filter((id) => id !== null)
    .map((staffId): Recipient => ({ staffId }));
  switch (event.kind) {
    case "ASSIGNED":
      return event.data.handler === null
        ? [{ departmentId: event.data.department }]
        : [{ staffId: event.data.handler }];
    case "DECLINED":
    case "ASSIGNMENT_LAPSED":
      return [all("DISPATCHER")];
    case "CLOCK_DUE_SOON":
    case "CLOCK_OVERDUE":
      return people;
    case "CLOCK_LIMIT_PASSED":
    case "SILENCE_NOTICED":
      return [...people, all("SUPERVISOR")];
    case "ESCALATED": {
      const role = LEVEL_ROLES[event.data.level - 1];
      if (role === undefined) return people;
      return [...people, role === "COMPANY_QA" ? { role, projectId: null } : all(role)];
    }
    case "RESUMED":
      return event.actorId === null ? [...people, all("DISPATCHER")] : [];
    default:
      return [];
  }
}
