import type { Role } from "@heyi/schema/vocabulary/org.ts";
import type { Pool } from "pg";

import type { CompanyId, DepartmentId, ProjectId, StaffId, UserId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";

export type HeldRole = {
  readonly role: Role;
  readonly projectId: ProjectId | null;
  readonly departmentId: DepartmentId | null;
};

/** Whoever acts: a person of one company with the roles held now (ORG-1, ORG-3). */
export type Actor = {
  readonly staffId: StaffId;
  readonly userId: UserId;
  readonly companyId: CompanyId;
  readonly name: string;
  readonly roles: readonly HeldRole[];
};

type Row = {
  staff_id: StaffId;
  company_id: CompanyId;
  name: string;
  roles: HeldRole[];
};

/** The active person behind a sign-in account, or null when there is none. */
export async function loadActor(pool: Pool, userId: UserId): Promise<Actor | null> {
  const [row] = await read<Row>(pool, SELECT_ACTOR, [userId], "actor_by_user");
  if (row === undefined) return null;
  return { staffId: row.staff_id, userId, companyId: row.company_id, name: row.name, roles: row.roles };
}

/** The roles of the staff row `s`, as `HeldRole`s. */
export const HELD_ROLES = `
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'projectId', r.project_id, 'departmentId', r.department_id)
                             order by r.id)
              from staff_role r where r.staff_id = s.id), '[]')`;

const SELECT_ACTOR = `
  select s.id as staff_id, s.company_id, s.name, ${HELD_ROLES} as roles
    from staff s
   where s.user_id = $1 and s.active`;
