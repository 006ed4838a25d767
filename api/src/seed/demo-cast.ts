import type { Pool } from "pg";

import type { CompanyId, DepartmentId, ProjectId, StaffId, UserId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import type { Actor, HeldRole } from "../org/actor.ts";

type PersonRow = { username: string; name: string; staff_id: StaffId; user_id: UserId; roles: HeldRole[] };

/** Everybody who can sign in, by user name. */
export async function readPeople(pool: Pool, companyId: CompanyId): Promise<ReadonlyMap<string, Actor>> {
  const rows = await read<PersonRow>(pool, SELECT_PEOPLE, [companyId]);
  return new Map(
    rows.map(({ username, name, staff_id, user_id, roles }) => [
      username,
      { staffId: staff_id, userId: user_id, companyId, name, roles },
    ]),
  );
}

type ProjectRow = { code: string; id: ProjectId; departments: Record<string, DepartmentId> };

export async function readProjects(
  pool: Pool,
  companyId: CompanyId,
): Promise<ReadonlyMap<string, ProjectRow>> {
  const rows = await read<ProjectRow>(pool, SELECT_PROJECTS, [companyId]);
  return new Map(rows.map((row) => [row.code, row]));
}

const SELECT_PEOPLE = `
  select s.username, s.name, s.id as staff_id, s.user_id,
         jsonb_agg(jsonb_build_object('role', r.role, 'projectId', r.project_id, 'departmentId', r.department_id)) as roles
    from staff s join staff_role r on r.staff_id = s.id
   where s.company_id = $1 and s.user_id is not null
   group by s.id`;

const SELECT_PROJECTS = `
  select p.code, p.id, jsonb_object_agg(d.code, d.id) as departments
    from project p join department d on d.project_id = p.id
   where p.company_id = $1
   group by p.id`;
