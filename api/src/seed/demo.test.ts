import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";

import { cloneDatabase } from "../../test/databases.ts";
import { openDatabase, type Database } from "../kernel/db.ts";
import { createLog } from "../kernel/log.ts";
import { Vault } from "../mediation/vault.ts";
import { seedDemo } from "./demo.ts";

// A Tuesday at a quarter to four in the afternoon: a working day, with the morning behind it.
const NOW = new Date("2026-11-24T15:45:00+08:00");
const clock = { now: () => NOW };
const vault = new Vault({ current: randomBytes(32), earlier: [] });
const stack = new AsyncDisposableStack();
let db: Database;

beforeAll(async () => {
  const { url } = stack.use(await cloneDatabase());
  db = stack.use(openDatabase(url, createLog("silent"), 4));
  await Promise.all([seedDemo({ db, clock, vault }), seedDemo({ db, clock, vault })]);
});
afterAll(() => stack.disposeAsync());

async function one(sql: string, values: unknown[] = []): Promise<unknown> {
  return (await db.pool.query(sql, values)).rows[0];
}

const SIZE = `select (select count(*)::int from complaint) as complaints, (select count(*)::int from event) as events,
                     (select count(*)::int from auth_user) as accounts, (select count(*)::int from room) as rooms,
                     (select count(*)::int from mediation_case) as cases`;

test("the demo is made once, whoever starts first", async () => {
  const before = await one(SIZE);
  expect(before).toMatchObject({ complaints: 265, accounts: 61, rooms: 30_218, cases: 12 });
  await seedDemo({ db, clock: { now: () => new Date(NOW.getTime() + 86_400_000) }, vault });
  expect(await one(SIZE)).toEqual(before);
});

test("the people who are suggested can sign in with the password that is printed", async () => {
  const { password, people } = await seedDemo({ db, clock, vault });
  expect(password.length).toBeGreaterThanOrEqual(12);
  expect(people.map(({ username }) => username)).toEqual([
    "zengjingyi",
    "sunqihang",
    "wuhaitao",
    "huangweidong",
    "dengmeilan",
    "zhengpeiling",
    "zhangzeyu",
    "hechunmei",
  ]);
  const usernames = people.map(({ username }) => username);
  expect(
    await one("select count(*)::int as found from auth_user where username = any($1)", [usernames]),
  ).toEqual({ found: 8 });
});

test("nothing has happened in the future, and nothing is overdue to be told", async () => {
  expect(await one("select count(*)::int as later from event where at > $1", [NOW])).toEqual({ later: 0 });
  expect(await one("select count(*)::int as due from timer where fire_at <= $1", [NOW])).toEqual({ due: 0 });
  expect(await one("select count(*)::int as due from case_timer where fire_at <= $1", [NOW])).toEqual({
    due: 0,
  });
});

test("ORG-3 a handler holds the role in each project and department, an administrator for the company", async () => {
  const held = `select count(*)::int as roles, count(r.department_id)::int as departments, count(r.project_id)::int as projects
                  from staff s join staff_role r on r.staff_id = s.id where s.username = $1`;
  expect(await one(held, ["wuhaitao"])).toEqual({ roles: 10, departments: 10, projects: 10 });
  expect(await one(held, ["hechunmei"])).toEqual({ roles: 1, departments: 0, projects: 0 });
});

test("the desk of area 1 has something of everything", async () => {
  const desk = await one(`
    select sum(open)::int as open, sum(unassigned)::int as unassigned, sum(due_soon)::int as due_soon, sum(overdue)::int as overdue, sum(escalated)::int as escalated
      from queue_counter q join project p on p.id = q.project_id where p.area = 1`);
  expect(desk).toMatchObject({ open: expect.any(Number), unassigned: 10 });
  const { open, due_soon, overdue, escalated } = desk as Record<string, number>;
  expect([open, due_soon, overdue, escalated].map((count) => (count ?? 0) >= 2)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const { rows } = await db.pool.query<{ state: string }>(
    "select distinct c.state from complaint c join project p on p.id = c.project_id where p.area = 1 order by 1",
  );
  expect(rows.map(({ state }) => state)).toEqual(
    expect.arrayContaining([
      "REGISTERED",
      "ASSIGNED",
      "INVESTIGATING",
      "RECTIFYING",
      "SUSPENDED",
      "RESOLVED",
    ]),
  );
  expect(
    await one(
      "select count(*)::int as major from complaint where severity = 'MAJOR' and state = 'INVESTIGATING'",
    ),
  ).toEqual({ major: 1 });
});

test("the counters of the queue are those of the complaints themselves", async () => {
  const { rows } = await db.pool.query(`
    select q.project_id from queue_counter q
      left join complaint c on c.project_id = q.project_id and c.state not in ('CLOSED', 'MERGED', 'WITHDRAWN')
     group by q.project_id, q.open, q.unassigned, q.due_soon, q.overdue, q.escalated
    having q.open <> count(c.id) or q.unassigned <> count(c.id) filter (where c.state = 'REGISTERED')
        or q.due_soon <> count(c.id) filter (where c.urge = 'DUE_SOON') or q.overdue <> count(c.id) filter (where c.urge = 'OVERDUE')
        or q.escalated <> count(c.id) filter (where c.level > 0)`);
  expect(rows).toEqual([]);
});
