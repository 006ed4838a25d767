import type { Role } from "@heyi/schema/vocabulary/org.ts";
import type pg from "pg";
import type { StaffId, UserId } from "../src/kernel/ids.ts";
import { type Actor, loadActor } from "../src/org/actor.ts";
import { createSession } from "./server.ts";

export type Reader = { readonly actor: Actor; readonly cookie: string };

/** Signed-in people who hold a role, those with the most projects first. */
export async function readersOf(database: pg.Client, role: Role, most: number): Promise<readonly Reader[]> {
  const { rows } = await database.query<{ id: StaffId; user_id: UserId }>(
    `select s.id, s.user_id from staff s join staff_role r on r.staff_id = s.id and r.role = $1
      group by s.id order by count(distinct r.project_id) desc, count(*) desc, s.username limit $2`,
    [role, most],
  );
  const readers: Reader[] = [];
  for (const { user_id } of rows) {
    const actor = await loadActor(database as unknown as pg.Pool, user_id);
    if (actor !== null) readers.push({ actor, cookie: await createSession(database, user_id) });
  }
  return readers;
}
