import type { Role } from "@heyi/schema/vocabulary/org.ts";
import type pg from "pg";
import type { Actor } from "../src/org/actor.ts";
import { createSessions } from "./sessions.ts";

export type Reader = { readonly actor: Actor; readonly cookie: string };

/** Signed-in people who hold a role, those with the most projects first. */
export async function readersOf(database: pg.Client, role: Role, most: number): Promise<readonly Reader[]> {
  const { rows } = await database.query<Actor>(SELECT, [role, most]);
  const cookies = await createSessions(
    database,
    rows.map(({ userId }) => userId),
  );
  return rows.map((actor, index) => ({ actor, cookie: cookies[index] ?? "" }));
}

const SELECT = `
  select s.id as "staffId", s.user_id as "userId", s.company_id as "companyId", s.name, a.roles
    from staff s
    join lateral (
           select jsonb_agg(jsonb_build_object('role', r.role, 'projectId', r.project_id, 'departmentId', r.department_id) order by r.id) as roles,
                  bool_or(r.role = $1) as holds, count(distinct r.project_id) filter (where r.role = $1) as projects
             from staff_role r where r.staff_id = s.id
         ) a on a.holds
   where s.active and s.user_id is not null
   order by a.projects desc, s.username
   limit $2`;
