import { beforeAll, expect, test } from "vitest";
import { follow, nextOf, pageOf } from "../src/complaint/test/queue.fixture.ts";
import { MINUTE, registered, sql } from "../src/complaint/test/stage.fixture.ts";
import { inTransaction } from "../src/kernel/sql.ts";
import type { Person } from "./people.ts";
import { useWorld, type World } from "./world.ts";

const world = useWorld();
let other: World | null = null;

beforeAll(async () => {
  other = await world().beside();
});

/** The two processes. */
function both(): readonly [World, World] {
  if (other === null) throw new Error("only inside a test");
  return [world(), other];
}

/** A socket that has begun to be told of the queue. */
async function following(at: World, as: Person) {
  const live = await follow(at, as);
  const taken = await registered(at);
  expect((await nextOf(live)).changes).toMatchObject([{ id: taken.id }]);
  return live;
}

async function post(at: World, path: string, body: object, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", cookie };
  return fetch(`${at.url}/api/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

test("LIV-1 what is taken in through one process reaches the readers of the other, and stands in its queue", async () => {
  const [here, there] = both();
  const live = await follow(there, there.cast.dispatcher);
  const taken = await registered(here);
  expect((await nextOf(live)).changes).toMatchObject([{ kind: "ADDED", id: taken.id }]);
  const page = await pageOf(there, there.cast.dispatcher);
  expect(page.edges.map(({ node }) => node.id)).toContain(taken.id);
  await live.close();
});

test("who loses the right to be here through one process loses the socket on the other within a second", async () => {
  const [here, there] = both();
  const { dispatcher2: leaver } = here.cast;
  const live = await following(there, leaver);
  await inTransaction(here.app.services.db.pool, async (tx) => {
    await tx.query("update staff set active = false where id = $1", [leaver.staffId]);
  });
  expect(await live.closed(1000)).toBe(4403);
});

test("who signs out through one process loses the socket on the other within a second, and the session too", async () => {
  const [here, there] = both();
  const { qa } = here.cast;
  const cookie = await here.cookieOf(qa);
  const live = await following(there, qa);
  // The other's own session of the same person.
  expect((await post(here, "revoke-sessions", {}, cookie)).status).toBe(200);
  expect(await live.closed(1000)).toBe(4403);
  await expect.poll(() => signedIn(there, cookie)).toBe(false);
  expect(await signedIn(here, cookie)).toBe(false);
});

async function signedIn(at: World, cookie: string): Promise<boolean> {
  const response = await fetch(`${at.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query: "{ viewer { name } }" }),
  });
  return ((await response.json()) as { data?: { viewer: object | null } }).data?.viewer !== undefined;
}

test("wrong passwords count together, whichever process is tried", async () => {
  const attempt = (at: World, password: string) =>
    post(at, "sign-in/username", { username: "cleaner", password });
  const [here, there] = both();
  const tried = [];
  for (let n = 0; n < 5; n += 1) tried.push((await attempt(n % 2 ? here : there, "wrong-password-1")).status);
  expect(tried).toEqual([401, 401, 401, 401, 401]);
  expect((await attempt(here, "correct-horse-battery")).status).toBe(429);
  expect((await attempt(there, "correct-horse-battery")).status).toBe(429);
});

test("INT-4 a command sent to both at one instant is done once", async () => {
  const [here, there] = both();
  const key = "one key for both of them";
  const answers = await Promise.all(
    [here, there].map((at) => registered(at, { idempotencyKey: key, content: "走廊灯不亮" })),
  );
  expect(answers[0]?.number).toBe(answers[1]?.number);
});

test("SLA-3 a deadline that two processes watch is told once", async () => {
  const [here, there] = both();
  await sql(here, "delete from timer");
  const taken = await Promise.all([here, there, here, there].map((at) => registered(at)));
  here.clock.advance(31 * MINUTE);
  await Promise.all([here.app.timekeeper.wake(), there.app.timekeeper.wake()]);
  const told = await sql<{ n: number }>(
    here,
    "select count(*)::int as n from event join complaint c on c.id = complaint_id where kind = 'CLOCK_OVERDUE' and c.number = any($1) group by complaint_id",
    [taken.map(({ number }) => number)],
  );
  expect(told).toEqual(taken.map(() => ({ n: 1 })));
});

test("what a person keeps through one process is there on the other", async () => {
  const [here, there] = both();
  const { manager } = here.cast;
  const input = { name: "今天要看的", query: "view=OVERDUE" };
  const save = "mutation ($input: SavedViewSaveInput!) { savedViewSave(input: $input) { __typename } }";
  await here.gql(manager, save, { input });
  const kept = await there.gql(manager, "{ viewer { savedViews { name query } } }");
  expect(kept.data).toEqual({ viewer: { savedViews: [input] } });
});
