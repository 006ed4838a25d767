import type { DepartmentId, ProjectId, StaffId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import type { Assignee } from "./rules/assignment.ts";

type Row = { department_id: DepartmentId; project_id: ProjectId; handler_ids: StaffId[] };

/** A department with the people who may take its complaints now; null when there is no such department. */
export async function readAssignee(tx: Tx, departmentId: DepartmentId): Promise<Assignee | null> {
  const [row] = await tx.query<Row>(SELECT, [departmentId], "assignee");
  return row === undefined ? null : { departmentId: row.department_id, projectId: row.project_id, handlerIds: row.handler_ids };
}

const SELECT = `
  select d.id as department_id, d.project_id,
         coalesce((select array_agg(s.id) from staff_role r join staff s on s.id = r.staff_id and s.active
                    where r.department_id = d.id and r.role = 'HANDLER'), '{}') as handler_ids
    from department d where d.id = $1`;
