import { COMPANY_ROLES, type Role } from "@heyi/schema/vocabulary/org.ts";

import { type Check, LONGEST } from "../kernel/check.ts";
import type { DepartmentId, ProjectId } from "../kernel/ids.ts";
import type { HeldRole } from "../org/actor.ts";

/** What an administrator says of a person. */
export type PersonInput = {
  readonly name: string;
  readonly title: string;
  readonly phone: string | null;
  readonly roles: readonly HeldRole[];
};

/** The company's projects with their departments. */
export type Places = ReadonlyMap<ProjectId, ReadonlySet<DepartmentId>>;

/** Something unfinished that has this person's name on it. */
export type OpenWork = {
  readonly number: string;
  readonly as: "OWNER" | "HANDLER" | "TASK" | "MEASURE";
  readonly projectId: ProjectId;
  /** For which department it is done; null where for none. */
  readonly departmentId: DepartmentId | null;
};

const MOST_ROLES = 300;
const NAMED = 5;
const USERNAME = /^[a-z][a-z0-9._-]{2,29}$/;

export function checkUsername(check: Check, username: string): string {
  const text = check.text("username", username, LONGEST.short).toLowerCase();
  if (text !== "" && !USERNAME.test(text)) check.fault("username", "MALFORMED");
  return text;
}

/** ORG-3: a role is held in one project, or for the company; only a handler belongs to a department. */
export function checkPerson(check: Check, given: PersonInput, places: Places): PersonInput {
  const name = check.text("name", given.name, LONGEST.name);
  const title = check.text("title", given.title, LONGEST.short);
  if (given.roles.length > MOST_ROLES) check.fault("roles", "TOO_MANY", String(MOST_ROLES));
  const seen = new Set<string>();
  const roles = given.roles.slice(0, MOST_ROLES);
  roles.forEach((held, index) => {
    checkRole(check, held, places, `roles.${index}`);
    const key = keyOf(held);
    if (seen.has(key)) check.fault(`roles.${index}`, "TAKEN");
    seen.add(key);
  });
  return { name, title, phone: given.phone, roles };
}

function checkRole(check: Check, held: HeldRole, places: Places, path: string): void {
  const { role, projectId, departmentId } = held;
  if (isForCompany(role)) {
    if (projectId !== null) check.fault(`${path}.projectId`, "MUST_BE_ABSENT");
  } else if (projectId === null) check.fault(`${path}.projectId`, "REQUIRED");
  else if (!places.has(projectId)) check.fault(`${path}.projectId`, "UNKNOWN_REFERENCE");
  if (role !== "HANDLER") {
    if (departmentId !== null) check.fault(`${path}.departmentId`, "MUST_BE_ABSENT");
  } else if (departmentId === null) check.fault(`${path}.departmentId`, "REQUIRED");
  else if (projectId !== null && places.get(projectId)?.has(departmentId) === false)
    check.fault(`${path}.departmentId`, "OTHER_PROJECT");
}

function isForCompany(role: Role): boolean {
  return (COMPANY_ROLES as readonly Role[]).includes(role);
}

export function keyOf({ role, projectId, departmentId }: HeldRole): string {
  return [role, projectId, departmentId].join(" ");
}

/**
 * ORG-5: nobody goes, or loses the roles for it, while something open has their name on it: it is handed over first.
 * Faults name the first five complaints.
 */
export function checkNothingIsDropped(
  check: Check,
  { active, roles }: { readonly active: boolean; readonly roles: readonly HeldRole[] },
  work: readonly OpenWork[],
): void {
  const stranded = active ? work.filter((item) => !roles.some((held) => serves(held, item))) : work;
  if (stranded.length === 0) return;
  const numbers = [...new Set(stranded.map(({ number }) => number))];
  const rest = numbers.length > NAMED ? ` +${numbers.length - NAMED}` : "";
  check.fault(active ? "roles" : "active", "OPEN_WORK", `${numbers.slice(0, NAMED).join("、")}${rest}`);
}

function serves(held: HeldRole, { as, projectId, departmentId }: OpenWork): boolean {
  if (as === "OWNER" || as === "MEASURE") return held.projectId === projectId || isForCompany(held.role);
  return held.role === "HANDLER" && held.departmentId === departmentId;
}
