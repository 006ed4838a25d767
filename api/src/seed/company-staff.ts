import { createAccount } from "../auth/accounts.ts";
import { newId, type CompanyId, type DepartmentId, type ProjectId, type StaffId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import type { CompanyData } from "./company-data.ts";
import * as sql from "./company-sql.ts";

export type Places = {
  readonly projects: ReadonlyMap<string, ProjectId>;
  /** By "PROJECT/DEPARTMENT". */
  readonly departments: ReadonlyMap<string, DepartmentId>;
};

/** ORG-3: everybody with a sign-in account and the roles held. */
export async function insertStaff(
  tx: Tx,
  companyId: CompanyId,
  data: CompanyData,
  places: Places,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const rows = [];
  for (const { username, name, title, phone, roles } of data.staff) {
    const userId = await createAccount(tx, { username, name, passwordHash }, now);
    const id = newId<"Staff">(now);
    rows.push({
      id,
      userId,
      username,
      name,
      title,
      phone,
      roles: roles.flatMap((held) => rolesOf(id, held, places, now)),
    });
  }
  await tx.query(sql.INSERT_STAFF, [companyId, JSON.stringify(rows)]);
  await tx.query(sql.INSERT_ROLES, [JSON.stringify(rows.flatMap((row) => row.roles))]);
}

type HeldRole = CompanyData["staff"][number]["roles"][number];

/** ORG-3: one row per project, for a handler one per project and department; a project may lack one of the departments. */
function rolesOf(staffId: StaffId, held: HeldRole, { projects, departments }: Places, now: Date) {
  const row = (project: string | null, department: string | null) => ({
    id: newId<"StaffRole">(now),
    staffId,
    role: held.role,
    projectId: project === null ? null : (projects.get(project) ?? unknown("project", project)),
    departmentId:
      department === null ? null : (departments.get(department) ?? unknown("department", department)),
  });
  if (held.projects === undefined) return [row(null, null)];
  const { departments: codes } = held;
  if (codes === undefined) return held.projects.map((project) => row(project, null));
  return held.projects.flatMap((project) => codes.map((code) => row(project, `${project}/${code}`)));
}

function unknown(what: string, code: string): never {
  throw new TypeError(`the company data name an unknown ${what}: ${code}`);
}
