import { COMPANY_ROLES, type Role, ROLES } from "@heyi/schema/vocabulary/org.ts";

export type Held = {
  readonly role: Role;
  readonly projectId?: string | null;
  readonly departmentId?: string | null;
};
type Place = {
  readonly id: string;
  readonly name: string;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
};

/** Each role somebody holds, with the ids of where: projects, of a handler departments, none of a role for the company. */
export type Chosen = Readonly<Partial<Record<Role, readonly string[]>>>;

export function isForCompany(role: Role): boolean {
  return (COMPANY_ROLES as readonly Role[]).includes(role);
}

export function chosenOf(held: readonly Held[]): Chosen {
  const chosen: Partial<Record<Role, readonly string[]>> = {};
  for (const { role, projectId, departmentId } of held) {
    const where = (role === "HANDLER" ? departmentId : projectId) ?? null;
    chosen[role] = [...(chosen[role] ?? []), ...(where === null ? [] : [where])];
  }
  return chosen;
}

/** As the API takes them. A role without a place is sent without one, so that it is refused and not forgotten. */
export function heldOf(chosen: Chosen, places: readonly Place[]): Held[] {
  return ROLES.flatMap((role): Held[] => {
    const where = chosen[role];
    if (where === undefined) return [];
    if (where.length === 0) return [{ role, projectId: null, departmentId: null }];
    if (role !== "HANDLER") return where.map((projectId) => ({ role, projectId, departmentId: null }));
    return where.map((departmentId) => ({
      role,
      projectId: places.find((place) => place.departments.some(({ id }) => id === departmentId))?.id ?? null,
      departmentId,
    }));
  });
}

/** What is wrong with a role, from faults at paths such as roles.3.projectId. */
export function roleFault(
  issues: readonly { readonly path: string; readonly message: string }[],
  sent: readonly Held[],
  role: Role,
): string | undefined {
  return issues.find(({ path }) => {
    const index = /^roles\.(\d+)/.exec(path)?.[1];
    return index !== undefined && sent[Number(index)]?.role === role;
  })?.message;
}

/** The places of one role, by name, in the company's order: 万和湾, or of a handler 万和湾 工程. */
export function placeNames(role: Role, where: readonly string[], places: readonly Place[]): string[] {
  if (role !== "HANDLER") return places.filter(({ id }) => where.includes(id)).map(({ name }) => name);
  return places.flatMap(({ name, departments }) =>
    departments.filter(({ id }) => where.includes(id)).map((department) => `${name} ${department.name}`),
  );
}
