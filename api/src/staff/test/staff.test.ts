import { expect, test } from "vitest";

import { idOf, look } from "../../../test/complaints.ts";
import { PASSWORD } from "../../../test/cast.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld, type World } from "../../../test/world.ts";
import { bring, done, kindsOf, registered, sql, toEngineering } from "../../complaint/test/stage.fixture.ts";

const world = useWorld();

type Member = {
  id: string;
  username: string;
  active: boolean;
  version: number;
  openWork: number;
  roles: { role: string; projectId: string | null; departmentId: string | null }[];
};
type Answer = Partial<Member> & {
  __typename: string;
  code?: string;
  issues?: { path: string; code: string; message: string }[];
};
const MEMBER = "id username active version openWork roles { role projectId departmentId }";

async function command(as: Person, name: "Add" | "Change" | "PasswordSet", input: object): Promise<Answer> {
  const { data, errors } = await world().gql<{ answer: Answer }>(
    as,
    `mutation ($input: Staff${name}Input!) { answer: staff${name}(input: $input) { __typename
       ... on StaffMember { ${MEMBER} } ... on Error { code } ... on InvalidError { issues { path code message } } } }`,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

async function memberOf({ username }: Pick<Person, "username">): Promise<Member> {
  const { data } = await world().gql<{ staffDirectory: Member[] }>(
    world().cast.admin,
    `{ staffDirectory { ${MEMBER} } }`,
  );
  const found = data?.staffDirectory.find((each) => each.username === username);
  if (found === undefined) throw new Error(`no ${username}`);
  return found;
}

function roleOf(name: string, project: { id: string }, departmentId: string | null = null) {
  return {
    role: name,
    projectId: idOf("Project", project.id),
    departmentId: departmentId && idOf("Department", departmentId),
  };
}

/** As they are, but for these changes. */
async function changed(person: Pick<Person, "username">, changes: object): Promise<Answer> {
  const { id, active, version: expectedVersion, roles } = await memberOf(person);
  const input = { id, active, expectedVersion, roles, name: "改名", title: "岗位", ...changes };
  return command(world().cast.admin, "Change", input);
}

async function signIn({ url }: World, username: string, password: string): Promise<Response> {
  return fetch(`${url}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://localhost" },
    body: JSON.stringify({ username, password }),
  });
}

const told = ({ issues = [] }: Answer) => issues.map(({ path, code }) => `${path} ${code}`);

test("ORG-3 whom an administrator adds signs in at once and acts in the project alone where the role is held", async () => {
  const { cast, gql } = world();
  const added = await command(cast.admin, "Add", {
    username: "Newcomer",
    password: "a-long-first-password",
    name: "新来的",
    title: "客服",
    phone: "138 0000 0000",
    roles: [roleOf("AGENT", cast.a)],
  });
  expect(added).toMatchObject({ __typename: "StaffMember", username: "newcomer", active: true, openWork: 0 });
  const signedIn = await signIn(world(), "newcomer", "a-long-first-password");
  expect(signedIn.status).toBe(200);
  const [row] = await sql<{ user_id: string }>(
    world(),
    "select user_id from staff where username = 'newcomer'",
  );
  const newcomer = { ...cast.agent, userId: row?.user_id, username: "newcomer" } as Person;
  const { data } = await gql<{ projects: { code: string }[] }>(newcomer, "{ projects { code } }");
  expect(data?.projects).toEqual([{ code: "WAN" }]);
  const [event] = await sql<{ text: string }>(
    world(),
    "select (data || jsonb_build_object('after', after))::text as text from event where kind = 'STAFF_ADDED'",
  );
  expect(event?.text).not.toContain("新来的");
});

test("what does not hold of a new person is told field by field, and nobody is added", async () => {
  const { cast } = world();
  const answer = await command(cast.admin, "Add", {
    username: "a b",
    password: "short",
    name: " ",
    title: "长".repeat(61),
    phone: "12",
    roles: [{ role: "HANDLER", projectId: idOf("Project", cast.b.id) }, roleOf("AGENT", cast.elsewhere)],
  });
  expect(told(answer).toSorted()).toEqual([
    "name REQUIRED",
    "password TOO_SHORT",
    "phone NOT_A_PHONE",
    "roles.0.departmentId REQUIRED",
    "roles.1.projectId UNKNOWN_REFERENCE",
    "title TOO_LONG",
    "username MALFORMED",
  ]);
  const taken = await command(cast.admin, "Add", {
    username: "handler",
    password: "a-long-first-password",
    name: "另一位",
    title: "客服",
    roles: [],
  });
  expect(told(taken)).toEqual(["username TAKEN"]);
});

test("ORG-3 nobody but an administrator reads or changes the people, and no other company's", async () => {
  const { cast, gql } = world();
  const { id } = await memberOf(cast.cleaner);
  for (const person of [cast.supervisor, cast.manager, cast.qa, cast.handler]) {
    const input = { id, expectedVersion: 0, active: false, roles: [], name: "x", title: "x" };
    expect(await command(person, "Change", input)).toMatchObject({ code: "NOT_ALLOWED" });
    expect(await command(person, "PasswordSet", { id, password: "another-long-one" })).toMatchObject({
      code: "NOT_ALLOWED",
    });
    expect((await gql(person, "{ staffDirectory { username } }")).errors).toHaveLength(1);
  }
  const stranger = idOf("Staff", cast.stranger.staffId);
  const input = { id: stranger, expectedVersion: 0, active: false, roles: [], name: "x", title: "x" };
  expect(await command(cast.admin, "Change", input)).toMatchObject({ code: "NOT_FOUND" });
  expect(
    await command(cast.admin, "PasswordSet", { id: stranger, password: "another-long-one" }),
  ).toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await signIn(world(), "stranger", PASSWORD)).status).toBe(200);
});

test("ORG-5 nobody goes while something open has their name on it, and it is named; handed over, they may", async () => {
  const { cast } = world();
  const taken = await bring(world(), "INVESTIGATING");
  const refused = await changed(cast.handler, { active: false });
  expect(told(refused)).toEqual(["active OPEN_WORK"]);
  expect(refused.issues?.[0]?.message).toContain(taken.number);
  expect(
    told(await changed(cast.handler, { roles: [roleOf("HANDLER", cast.a, cast.a.departments.CLEANING)] })),
  ).toEqual(["roles OPEN_WORK"]);
  expect((await memberOf(cast.handler)).openWork).toBeGreaterThan(0);
  await done(world(), cast.supervisor, "HandOver", taken, {
    toStaffId: idOf("Staff", cast.handler2.staffId),
    note: "离职交接",
  });
  const live = await world().live(cast.handler, "subscription { notices { seq } }");
  expect(await changed(cast.handler, { active: false })).toMatchObject({ active: false, openWork: 0 });
  expect(await live.closed(1000)).toBe(4403);
  expect((await signIn(world(), "handler", PASSWORD)).status).not.toBe(200);
});

test("ORG-5 whoever is being let go at the very moment is assigned nothing: the assignment waits, and is then refused", async () => {
  const { cast, app } = world();
  const taken = await registered(world());
  const client = await app.services.db.pool.connect();
  try {
    await client.query("begin");
    await client.query("update staff set active = false where id = $1", [cast.handler2.staffId]);
    const to = { ...toEngineering(world()), handlerId: idOf("Staff", cast.handler2.staffId) };
    const assigning = done(world(), cast.dispatcher, "Assign", taken, to).then(() => "assigned", String);
    await expect.poll(waitsForALock).toBe(true);
    await client.query("commit");
    expect(await assigning).toContain("handlerId");
  } finally {
    client.release();
  }
  expect(await look(world(), cast.dispatcher, taken.id)).toMatchObject({
    state: "REGISTERED",
    handler: null,
  });
  expect(await changed(cast.handler2, { active: true, name: "钱工" })).toMatchObject({ active: true });
});

async function waitsForALock(): Promise<boolean> {
  const waiting =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  return (await sql(world(), waiting)).length > 0;
}

test("ORG-3 one administrator remains, however the last one is to go", async () => {
  const { cast } = world();
  expect(told(await changed(cast.admin, { active: false }))).toEqual(["active LAST_ADMINISTRATOR"]);
  expect(told(await changed(cast.admin, { roles: [] }))).toEqual(["roles LAST_ADMINISTRATOR"]);
  expect(await changed(cast.qa, { roles: [{ role: "ADMIN" }] })).toMatchObject({ __typename: "StaffMember" });
  expect(await changed(cast.qa, { roles: [{ role: "COMPANY_QA" }] })).toMatchObject({
    __typename: "StaffMember",
  });
});

test("a change on an older state than the newest is refused, and nothing is half done", async () => {
  const { cast } = world();
  const before = await memberOf(cast.mediator);
  expect(await changed(cast.mediator, {})).toMatchObject({ version: before.version + 1 });
  const late = await changed(cast.mediator, { expectedVersion: before.version, roles: [] });
  expect(told(late)).toEqual(["expectedVersion CHANGED_MEANWHILE"]);
  expect((await memberOf(cast.mediator)).roles).toEqual(before.roles);
});

test("a new password ends every session under the old one and lets in at once", async () => {
  const { cast } = world();
  const { id } = await memberOf(cast.dispatcher2);
  const live = await world().live(cast.dispatcher2, "subscription { notices { seq } }");
  expect(told(await command(cast.admin, "PasswordSet", { id, password: "dispatcher2222" }))).toEqual([
    "password TOO_COMMON",
  ]);
  expect(await command(cast.admin, "PasswordSet", { id, password: "quite-another-one" })).toMatchObject({
    id,
  });
  expect(await live.closed(1000)).toBe(4403);
  expect((await signIn(world(), "dispatcher2", PASSWORD)).status).toBe(401);
  expect((await signIn(world(), "dispatcher2", "quite-another-one")).status).toBe(200);
});

test("AUD-1 what was given and taken stands in the company's log, without names and numbers of people", async () => {
  const { cast } = world();
  await changed(cast.agentB, { roles: [roleOf("SUPERVISOR", cast.b)], name: "何客服" });
  const [event] = await sql<{ data: object }>(
    world(),
    "select data from event where kind = 'STAFF_CHANGED' order by seq desc limit 1",
  );
  expect(event?.data).toMatchObject({
    given: [{ role: "SUPERVISOR", projectId: cast.b.id }],
    taken: [{ role: "AGENT", projectId: cast.b.id }],
  });
  expect(JSON.stringify(event)).not.toContain("何客服");
  expect(await kindsOf(world(), cast.supervisor, (await registered(world())).id)).not.toContain(
    "STAFF_CHANGED",
  );
});
