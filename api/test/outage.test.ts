import { randomUUID } from "node:crypto";
import type { ExecutionResult } from "graphql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHANGES, follow, nextOf, pageOf } from "../src/complaint/test/queue.fixture.ts";
import { registered } from "../src/complaint/test/stage.fixture.ts";
import { PASSWORD } from "./cast.ts";
import { idOf } from "./complaints.ts";
import { ownServer, type OwnServer } from "./own-server.ts";
import { useWorld } from "./world.ts";

let server: OwnServer | null = null;
const world = useWorld({ database: async () => (server = await ownServer({ max_connections: "50" })) });

/** Whoever looks after the database; comes in when nobody else can. */
let keeper: pg.Client | null = null;
const keep = async () => {
  keeper = new pg.Client({ connectionString: database().url });
  keeper.on("error", () => undefined);
  await keeper.connect();
};
const database = (): OwnServer => {
  if (server === null) throw new Error("only inside a test");
  return server;
};
const sql = async (text: string) => (await keeper?.query<Record<string, unknown>>(text))?.rows;

beforeAll(async () => {
  await keep();
  // Signed in before anything breaks.
  await world().cookieOf(world().cast.agent);
});
afterAll(() => keeper?.end());

const REGISTER = `mutation ($input: ComplaintRegisterInput!) {
  answer: complaintRegister(input: $input) { __typename ... on Complaint { number } } }`;
type Registered = { answer: { __typename: string; number: string } };

function take(key: string, content = "电梯停在五楼不动"): Promise<ExecutionResult<Registered>> {
  const { cast, gql } = world();
  const projectId = idOf("Project", cast.a.id);
  const input = {
    idempotencyKey: key,
    projectId,
    channel: "HOTLINE",
    content,
    complainant: { kind: "ANONYMOUS" },
  };
  return gql<Registered>(cast.agent, REGISTER, { input });
}

const CUT =
  "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name like 'heyi%'";

/** As the console does: what was refused for the moment is sent again. */
async function eventually(send: () => Promise<ExecutionResult<Registered>>): Promise<Registered["answer"]> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await send();
    if (answer.data) return answer.data.answer;
    expect(codeOf(answer)).toBe("UNAVAILABLE");
  }
  throw new Error("never");
}

const codeOf = ({ errors }: ExecutionResult) => errors?.[0]?.extensions?.["code"];
const status = async (path: string) => (await fetch(`${world().url}${path}`)).status;
const ready = () => expect.poll(() => status("/readyz"), { timeout: 20_000 }).toBe(200);
const kept = async () => (await sql("select count(*)::int as n from complaint"))?.[0]?.["n"];

describe("PostgreSQL killed under the running program", () => {
  test("is told while it lasts, survived without a restart of ours, and what was asked meanwhile is done once when asked again", async () => {
    const { cursor } = await pageOf(world(), world().cast.dispatcher);
    const before = await kept();
    await database().kill();
    const key = randomUUID();
    const answer = await take(key);
    expect(codeOf(answer)).toBe("UNAVAILABLE");
    expect(answer.errors?.[0]?.message).toContain("没有丢失");
    expect(await status("/healthz")).toBe(200);
    const readiness = await fetch(`${world().url}/readyz`);
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toEqual({
      ready: false,
      draining: false,
      database: false,
      listening: false,
    });

    await database().start();
    await ready();
    await keep();
    const again = await Promise.all([take(key), take(key)]);
    expect(again[0]?.data?.answer.number).toBe(again[1]?.data?.answer.number);
    expect(await kept()).toBe(Number(before) + 1);
    // A reader who comes again where the outage found it has missed nothing.
    const live = await follow(world(), world().cast.dispatcher, { view: "OPEN" }, cursor);
    expect((await nextOf(live)).changes).toMatchObject([{ kind: "ADDED" }]);
    await live.close();
  }, 60_000);

  test("all connections cut at once: it goes on, and nobody is told nothing", async () => {
    const { cursor } = await pageOf(world(), world().cast.dispatcher);
    await sql(CUT);
    const key = randomUUID();
    const taken = await eventually(() => take(key));
    await ready();
    const live = await follow(world(), world().cast.dispatcher, { view: "OPEN" }, cursor);
    const { changes } = await nextOf(live);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.entry?.number).toBe(taken.number);
    await live.close();
  });
});

test("a database that only reads: changes are refused in the reader's words, looking things up goes on", async () => {
  const taken = await registered(world());
  await sql("alter system set default_transaction_read_only = on");
  await sql("select pg_reload_conf()");
  await expect.poll(async () => codeOf(await take(randomUUID()))).toBe("READ_ONLY");
  const page = await pageOf(world(), world().cast.dispatcher);
  expect(page.edges.map(({ node }) => node.id)).toContain(taken.id);
  expect(await status("/readyz")).toBe(200);

  await sql("set default_transaction_read_only = off");
  await sql("alter system reset default_transaction_read_only");
  await sql("select pg_reload_conf()");
  await expect.poll(async () => (await take(randomUUID())).data?.answer.__typename).toBe("Complaint");
});

test("a full disk: nothing is half kept, it is said as it is, and it goes on when there is room again", async () => {
  await sql(`create function no_room() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
  await sql("create trigger no_room before insert on event for each row execute function no_room()");
  const before = await kept();
  const key = randomUUID();
  const answer = await take(key);
  expect(codeOf(answer)).toBe("STORAGE_FULL");
  expect(answer.errors?.[0]?.message).toContain("存储空间已满");
  expect(await kept()).toBe(before);
  await sql("drop function no_room cascade");
  expect((await take(key)).data?.answer.__typename).toBe("Complaint");
  expect(await kept()).toBe(Number(before) + 1);
});

test("a sign-in that the database fails half-way is no wrong password", async () => {
  await sql(`create function no_session() returns trigger language plpgsql as $$
    begin raise exception 'the disk failed' using errcode = '58030'; end $$`);
  await sql(
    "create trigger no_session before insert on auth_session for each row execute function no_session()",
  );
  const body = JSON.stringify({ username: "manager", password: PASSWORD });
  const enter = async () => {
    const headers = { "content-type": "application/json" };
    return (await fetch(`${world().url}/api/auth/sign-in/username`, { method: "POST", headers, body }))
      .status;
  };
  expect(await enter()).toBe(503);
  await sql("drop function no_session cascade");
  expect(await enter()).toBe(200);
});

test("LIV-1 a database that says nothing, though no connection breaks: sockets are sent away rather than left to seem live", async () => {
  const { cast, live } = world();
  const { cursor } = await pageOf(world(), cast.dispatcher);
  const reader = await live(cast.dispatcher, CHANGES, { filter: { view: "OPEN" }, after: cursor });
  await reader.nothing(50);
  const hang = await database().hang();
  expect(await reader.closed(15_000)).toBe(1013);
  hang.end();
  await ready();
});

test("no connection is left: who comes is told to try again, and then succeeds", async () => {
  const others: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString: database().url });
    const isIn = await client.connect().then(
      () => true,
      () => false,
    );
    if (!isIn) break;
    others.push(client);
  }
  const keys = Array.from({ length: 12 }, () => randomUUID());
  const answers = await Promise.all(keys.map((key) => take(key)));
  const refused = answers.filter((answer) => answer.data?.answer.__typename !== "Complaint");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.map(codeOf)).toEqual(refused.map(() => "UNAVAILABLE"));
  await Promise.all(others.map((client) => client.end()));
  const again = await Promise.all(keys.map((key) => take(key)));
  expect(again.map(({ data }) => data?.answer.__typename)).toEqual(keys.map(() => "Complaint"));
});

test("a lock that is not let go of holds a command up for seconds, not for ever", async () => {
  await sql("begin");
  await sql("select * from log_head for update");
  const key = randomUUID();
  expect(codeOf(await take(key))).toBe("UNAVAILABLE");
  await sql("rollback");
  expect((await take(key)).data?.answer.__typename).toBe("Complaint");
});
