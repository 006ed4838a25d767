import type { Pool } from "pg";

import { isUuid, type ComplaintId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import type { Whereabouts } from "../org/access.ts";

export type Destination = Whereabouts & { readonly id: ComplaintId };

/** The complaint a file is sent to, by its id or its tracking code; null: there is none. */
export async function whereaboutsOf(pool: Pool, idOrCode: string): Promise<Destination | null> {
  const column = isUuid(idOrCode) ? "c.id = $1::uuid" : "c.tracking_code = $1";
  const [row] = await readerOf(pool).query<Destination>(
    `select c.id, c.company_id as "companyId", c.project_id as "projectId", c.department_id as "departmentId",
            c.owner_id as "ownerId", c.handler_id as "handlerId", c.task_department_ids as "taskDepartmentIds"
       from complaint c where ${column}`,
    [idOrCode],
    isUuid(idOrCode) ? "destination_by_id" : "destination_by_code",
  );
  return row ?? null;
}
