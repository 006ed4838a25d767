import type { Pool } from "pg";

import type { DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Role } from "@heyi/schema/vocabulary/org.ts";
import { isCompanyWide, seesProject, type Sight } from "../org/access.ts";
import type { Actor } from "../org/actor.ts";
import type { Named } from "./detail.ts";
import { OPEN } from "./queue/conditions.ts";

/** A department with the people who may take its complaints now, as a statement that gives one Assignee in JSON, or nothing. */
export const ASSIGNEE = (departmentId: string) => `
  select json_build_object('departmentId', d.id, 'projectId', d.project_id,
           'handlerIds', coalesce((select json_agg(s.id) from staff_role r join staff s on s.id = r.staff_id and s.active
                                    where r.department_id = d.id and r.role = 'HANDLER'), '[]'))
    from department d where d.id = ${departmentId}`;

export type Assignable = {
  readonly department: Named<DepartmentId>;
  readonly openLoad: number;
  readonly handlers: readonly {
    readonly staff: Named<StaffId>;
    readonly title: string;
    readonly openLoad: number;
    readonly overdueLoad: number;
  }[];
};

/** Departments of a project with their handlers and everyone's load. */
export function readAssignables(pool: Pool, sight: Sight, projectId: ProjectId): Promise<Assignable[]> {
  if (!seesProject(sight, projectId)) return Promise.resolve([]);
  return readerOf(pool).query<Assignable>(SELECT_ASSIGNABLES, [sight.companyId, projectId], "assignables");
}

export type Colleague = {
  readonly staff: Named<StaffId>;
  readonly title: string;
  readonly roles: readonly Role[];
};

/** Everybody who works in a project or for the whole company, by name; for those who work there themselves. */
export function readColleagues(pool: Pool, actor: Actor, projectId: ProjectId): Promise<Colleague[]> {
  const works = actor.roles.some((held) => held.projectId === projectId || isCompanyWide(held.role));
  if (!works) return Promise.resolve([]);
  return readerOf(pool).query<Colleague>(SELECT_COLLEAGUES, [actor.companyId, projectId], "colleagues");
}

const SELECT_COLLEAGUES = `
  select json_build_object('id', s.id, 'name', s.name) as staff, s.title, json_agg(distinct r.role) as roles
    from staff s
    join staff_role r on r.staff_id = s.id and (r.project_id = $2 or r.project_id is null)
   where s.company_id = $1 and s.active and r.role <> 'ADMIN'
   group by s.id
   order by s.name collate "zh-x-icu", s.id`;

const SELECT_ASSIGNABLES = `
  select jsonb_build_object('id', d.id, 'name', d.name) as department,
         (select count(*) from complaint c where ${OPEN} and c.department_id = d.id)::int as "openLoad",
         coalesce((
           select jsonb_agg(jsonb_build_object('staff', jsonb_build_object('id', s.id, 'name', s.name), 'title', s.title,
                                              'openLoad', l.open, 'overdueLoad', l.overdue) order by l.open, s.name)
             from staff_role r
             join staff s on s.id = r.staff_id and s.active
             join lateral (
                    select count(*)::int as open, (count(*) filter (where c.urge = 'OVERDUE'))::int as overdue
                      from complaint c where ${OPEN} and c.handler_id = s.id
                  ) l on true
            where r.role = 'HANDLER' and r.department_id = d.id), '[]') as handlers
    from department d
   where d.company_id = $1 and d.project_id = $2
   order by d.code`;
