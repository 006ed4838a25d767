import { createHmac, timingSafeEqual } from "node:crypto";
import type pg from "pg";
import { type Sight, sightOf } from "../../src/org/access.ts";
import type { Actor } from "../../src/org/actor.ts";

export type Viewer = { readonly actor: Actor; readonly sight: Sight };

/** Who sent this cookie, by one statement; null when its session has ended. */
export async function whoAsks(
  pool: pg.Pool,
  cookie: string | undefined,
  secret: string,
): Promise<Viewer | null> {
  const token = tokenIn(cookie ?? "", secret);
  if (token === null) return null;
  const { rows } = await pool.query<Actor>({ name: "viewer", text: SELECT, values: [token] });
  const [actor] = rows;
  return actor === undefined ? null : { actor, sight: sightOf(actor) };
}

const COOKIE = /heyi\.session_token=([^;]+)/;

function tokenIn(cookie: string, secret: string): string | null {
  const [token = "", signature = ""] = decodeURIComponent(COOKIE.exec(cookie)?.[1] ?? "").split(".");
  const expected = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

const SELECT = `
  select s.id as "staffId", s.user_id as "userId", s.company_id as "companyId", s.name,
         (select jsonb_agg(jsonb_build_object('role', r.role, 'projectId', r.project_id, 'departmentId', r.department_id) order by r.id)
            from staff_role r where r.staff_id = s.id) as roles
    from auth_session a
    join staff s on s.user_id = a.user_id
   where a.token = $1 and a.expires_at > now() and s.active`;
