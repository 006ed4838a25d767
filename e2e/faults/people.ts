import { createHmac, randomBytes } from "node:crypto";
import { newId, type UserId } from "../../api/src/kernel/ids.ts";
import { type Actor, loadActor } from "../../api/src/org/actor.ts";
import type { Pool } from "./cluster.ts";
import { SECRET } from "./product.ts";

/** Somebody signed in; the cookie is good in every process. */
export type Person = { readonly actor: Actor; readonly cookie: string };

const DAY_MS = 86_400_000;

/** Everyone of the small world by user name. */
export async function signedIn(pool: Pool): Promise<(username: string) => Person> {
  const { rows } = await pool.query<{ username: string; user_id: UserId }>(
    "select username, user_id from staff",
  );
  const people = new Map<string, Person>();
  const cookies = await cookiesOf(
    pool,
    rows.map((row) => row.user_id),
  );
  for (const [index, { username, user_id }] of rows.entries()) {
    const [actor, cookie] = [await loadActor(pool, user_id), cookies[index]];
    if (actor !== null && cookie !== undefined) people.set(username, { actor, cookie });
  }
  return (username) => {
    const person = people.get(username);
    if (person === undefined) throw new Error(`nobody is called ${username}`);
    return person;
  };
}

/** So many further colleagues who see what `like` sees, each with an account of their own. */
export async function crowd(pool: Pool, like: Person, count: number): Promise<readonly Person[]> {
  const now = new Date();
  const ids = Array.from({ length: count }, () => newId<"User">(now));
  await pool.query(COLLEAGUES, [ids, like.actor.staffId]);
  const cookies = await cookiesOf(pool, ids);
  return cookies.map((cookie) => ({ actor: like.actor, cookie }));
}

/** Sessions without the password's 0.2 s, as the browser would send them. */
async function cookiesOf(pool: Pool, users: readonly UserId[]): Promise<readonly string[]> {
  const now = new Date();
  const tokens = users.map(() => randomBytes(24).toString("base64url"));
  const ids = users.map(() => newId(now));
  await pool.query(SESSIONS, [ids, tokens, users, new Date(now.getTime() + DAY_MS), now]);
  return tokens.map((token) => {
    const signature = createHmac("sha256", SECRET).update(token).digest("base64");
    return `heyi.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
}

const SESSIONS = `
  insert into auth_session (id, token, user_id, expires_at, updated_at)
  select s.id, s.token, s.user_id, $4, $5
    from unnest($1::uuid[], $2::text[], $3::uuid[]) as s (id, token, user_id)`;

const COLLEAGUES = `
  with account as (
    insert into auth_user (id, name, email, email_verified, username, display_username, updated_at)
    select id, '同事', id || '@heyi.invalid', true, id::text, id::text, now() from unnest($1::uuid[]) as u (id)
    returning id
  ), colleague as (
    insert into staff (id, company_id, user_id, username, name, title)
    select gen_random_uuid(), s.company_id, a.id, a.id::text, '同事', s.title
      from account a, staff s where s.id = $2
    returning id
  )
  insert into staff_role (id, staff_id, role, project_id, department_id)
  select gen_random_uuid(), c.id, r.role, r.project_id, r.department_id
    from colleague c, staff_role r where r.staff_id = $2`;
