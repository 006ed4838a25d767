import type { Pool } from "pg";

import type { DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import { readerOf, type Tx } from "../kernel/sql.ts";
import { seesProject, type Sight } from "../org/access.ts";
import type { Named } from "./detail.ts";
import { OPEN } from "./queue/conditions.ts";
import type { Assignee } from "./rules/assignment.ts";

type Row = { department_id: DepartmentId; project_id: ProjectId; handler_ids: StaffId[] };

/** A department with the people who may take its complaints now; null when there is no such department. */
export async function readAssignee(tx: Tx, departmentId: DepartmentId): Promise<Assignee | null> {
  const [row] = await tx.query<Row>(SELECT, [departmentId], "assignee");
  return row === undefined
    ? null
    : { departmentId: row.department_id, projectId: row.project_id, handlerIds: row.handler_ids };
}

const SELECT = `
  select d.id as department_id, d.project_id,
         coalesce((select array_agg(s.id) from staff_role r join staff s on s.id = r.staff_id and s.active
                    where r.department_id = d.id and r.role = 'HANDLER'), '{}') as handler_ids
    from department d where d.id = $1`;

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
