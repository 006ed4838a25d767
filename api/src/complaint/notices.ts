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
    case "REGISTERED":
      // INT-1: it came by itself, and nobody has seen it yet.
      return event.actorId === null ? [...people, all("DISPATCHER")] : [];
    case "REMARKED":
    case "EVIDENCE_ADDED":
    case "RESULT_CONFIRMED":
      return people;
    case "RESULT_REFUSED":
      return [...people, all("SUPERVISOR")];
    case "TASK_ADDED":
      return event.data.handler === null
        ? [{ departmentId: event.data.department }]
        : [{ staffId: event.data.handler }];
    case "TASK_DECLINED":
    case "TASK_COMPLETED":
      return people;
    case "TASK_OVERDUE":
      return [...people, { departmentId: event.data.department }];
    case "PREVENTIVE_MEASURE_SET":
    case "PREVENTIVE_MEASURE_DUE":
      return [{ staffId: event.data.owner }];
    case "MAJOR_PROPOSED":
      return [all("SUPERVISOR"), all("PROJECT_MANAGER")];
    case "SEVERITY_SET":
      // MAJ-2: the project manager at once, and the company.
      return event.data.to === "MAJOR"
        ? [...people, all("PROJECT_MANAGER"), { role: "COMPANY_QA", projectId: null }]
        : [];
    case "RESPONSE_MEETING_HELD":
      return [{ staffId: event.data.responsible }];
    case "RESPONSE_MEETING_OVERDUE":
      return [all("PROJECT_MANAGER"), { role: "COMPANY_QA", projectId: null }];
    case "RESOLVED":
      // VIS-1: the supervisor sees that no visit is missed.
      return event.data.visitExemption === null ? [all("SUPERVISOR")] : [];
    case "QUIET_BROKEN":
    case "REOPENED":
      return [...people, all("SUPERVISOR")];
    case "HANDED_OVER":
      return [{ staffId: event.data.toStaff }];
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
    case "ESCALATED":
    case "ESCALATION_REMINDED": {
      const role = LEVEL_ROLES[event.data.level - 1];
      if (role === undefined) return people;
      const level: Recipient = role === "COMPANY_QA" ? { role, projectId: null } : all(role);
      // ESC-3: told again, only the level is; who has acknowledged hears no more.
      return event.kind === "ESCALATED" ? [...people, level] : [level];
    }
    case "RESUMED":
      return event.actorId === null ? [...people, all("DISPATCHER")] : [];
    default:
      return [];
  }
}
