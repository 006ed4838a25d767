import type { Role } from "@heyi/schema/vocabulary/org.ts";

import type { CompanyId, DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import { NotAllowedError } from "../kernel/errors.ts";
import type { Actor } from "./actor.ts";

/** Roles that see every complaint of their project; a handler sees only the own departments' and the own ones. */
const PROJECT_WIDE = new Set<Role>(["AGENT", "DISPATCHER", "SUPERVISOR", "PROJECT_MANAGER"]);
const WITH_COMPLAINANTS = new Set<Role>([...PROJECT_WIDE, "HANDLER"]);
const COMPANY_WIDE = new Set<Role>(["COMPANY_QA", "ADMIN"]);

/** What one person may see of complaints; asked by query, command, id look-up and push alike. */
export type Sight = {
  readonly companyId: CompanyId;
  readonly staffId: StaffId;
  readonly wholeCompany: boolean;
  readonly projectIds: readonly ProjectId[];
  readonly departmentIds: readonly DepartmentId[];
  /** AUD-2: where the work is with complainants, so that a whole phone number may be looked for. */
  readonly phoneProjectIds: readonly ProjectId[];
  /** Sees the own complaints as well, so no two people's sights are the same. */
  readonly personal: boolean;
};

/** Where a complaint stands, as far as sight depends on it. */
export type Whereabouts = {
  readonly companyId: CompanyId;
  readonly projectId: ProjectId;
  readonly departmentId: DepartmentId | null;
  readonly ownerId: StaffId | null;
  readonly handlerId: StaffId | null;
  /** HND-8: departments that help with it just now; left out where there are none. */
  readonly taskDepartmentIds?: readonly DepartmentId[];
  /** HND-7: who still has a preventive measure of it to carry out, also once it is closed; left out where there are none. */
  readonly measureOwnerIds?: readonly StaffId[];
};

const sights = new WeakMap<Actor, Sight>();

/** Worked out once for an actor, who never changes: other rights are another actor. */
export function sightOf(actor: Actor): Sight {
  let sight = sights.get(actor);
  if (sight === undefined) sights.set(actor, (sight = sightFrom(actor)));
  return sight;
}

function sightFrom(actor: Actor): Sight {
  const projectIds = distinct<ProjectId>(
    actor.roles.filter((held) => PROJECT_WIDE.has(held.role)).map((held) => held.projectId),
  );
  const departmentIds = distinct<DepartmentId>(
    actor.roles.filter((held) => held.role === "HANDLER").map((held) => held.departmentId),
  );
  return {
    companyId: actor.companyId,
    staffId: actor.staffId,
    wholeCompany: actor.roles.some((held) => COMPANY_WIDE.has(held.role)),
    projectIds,
    departmentIds,
    phoneProjectIds: distinct<ProjectId>(
      actor.roles.filter((held) => WITH_COMPLAINANTS.has(held.role)).map((held) => held.projectId),
    ),
    personal: departmentIds.length > 0 || projectIds.length === 0,
  };
}

function distinct<Id extends string>(ids: readonly (Id | null)[]): readonly Id[] {
  return [...new Set(ids.filter((id) => id !== null))].toSorted();
}

/** ORG-1: sight is bounded by company first, then by project and department. */
export function sees(sight: Sight, where: Whereabouts): boolean {
  if (where.companyId !== sight.companyId) return false;
  if (seesProject(sight, where.projectId)) return true;
  if (!sight.personal) return false;
  if (where.departmentId !== null && sight.departmentIds.includes(where.departmentId)) return true;
  if (where.taskDepartmentIds?.some((id) => sight.departmentIds.includes(id)) === true) return true;
  if (where.measureOwnerIds?.includes(sight.staffId) === true) return true;
  return where.ownerId === sight.staffId || where.handlerId === sight.staffId;
}

/** ORG-1: whether everything of a project lies in sight: its rooms, its people and their loads too. */
export function seesProject(sight: Sight, projectId: ProjectId): boolean {
  return sight.wholeCompany || sight.projectIds.includes(projectId);
}

/** Readers with the same key see the same complaints, so one push can be made for all of them. */
export function sightKey(sight: Sight): string {
  if (sight.wholeCompany) return `${sight.companyId}:*`;
  return [
    sight.companyId,
    sight.projectIds.join(","),
    sight.departmentIds.join(","),
    sight.personal ? sight.staffId : "",
  ].join(":");
}

/** Held for the company, it counts in every project. */
export function isCompanyWide(role: Role): boolean {
  return COMPANY_WIDE.has(role);
}

export function holds(actor: Pick<Actor, "roles">, role: Role, projectId: ProjectId): boolean {
  return actor.roles.some(
    (held) => held.role === role && (held.projectId === projectId || COMPANY_WIDE.has(role)),
  );
}

export function holdsAny(actor: Actor, roles: readonly Role[], projectId: ProjectId): boolean {
  return roles.some((role) => holds(actor, role, projectId));
}

const SPEAKS_CODES = [
  "AGENT",
  "DISPATCHER",
  "SUPERVISOR",
  "PROJECT_MANAGER",
] as const satisfies readonly Role[];

/**
 * INT-3: who reads a tracking code out to its complainant; never whom the complaint is in the hands of or about, who could
 * speak for the complainant with it.
 */
export function speaksCode(
  actor: Actor,
  {
    projectId,
    handlerId,
    aboutStaffId,
  }: Pick<Whereabouts, "projectId" | "handlerId"> & { readonly aboutStaffId: StaffId | null },
): boolean {
  return holdsAny(actor, SPEAKS_CODES, projectId) && ![handlerId, aboutStaffId].includes(actor.staffId);
}

export function handlesDepartment(actor: Pick<Actor, "roles">, departmentId: DepartmentId): boolean {
  return actor.roles.some((held) => held.role === "HANDLER" && held.departmentId === departmentId);
}

export function isAdministrator(actor: Actor): boolean {
  return actor.roles.some((held) => held.role === "ADMIN");
}

/** Whoever changes the company's settings. @throws NotAllowedError */
export function administers(actor: Actor): Actor {
  if (!isAdministrator(actor)) throw new NotAllowedError(null, "NO_RIGHT");
  return actor;
}
