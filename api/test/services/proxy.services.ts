import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../src/kernel/embedded/postmaster.ts";
import { type Live, openLive } from "../live.ts";
import { type Program, stopped } from "../program.ts";
import { type House, openHouse, register, serve, signIn } from "./house.ts";
import { startNginx } from "./nginx.ts";

const CHANGES = `subscription ($after: String!) { queueChanged(filter: { view: OPEN }, after: $after) {
  ... on QueueChanges { changes { entry { number } } } } }`;

const stack = new AsyncDisposableStack();
let house: House;
let ports: number[] = [];
let programs: Program[] = [];
let url = "";

beforeAll(async () => {
  house = stack.use(await openHouse());
  const front = await freePort();
  ports = [await freePort(), await freePort()];
  url = `http://127.0.0.1:${front}`;
  stack.use(await startNginx(front, ports));
  programs = await Promise.all(ports.map((port) => start(port)));
  stack.defer(async () => void (await Promise.all(programs.map((program) => stopped(program)))));
}, 120_000);
afterAll(() => stack.disposeAsync(), 60_000);

const start = (port: number) => serve(house, port, { PUBLIC_URL: url });

async function follow(cookie: string): Promise<Live> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query: "{ queue(filter: { view: OPEN }, first: 1) { cursor } }" }),
  });
  const { data } = (await response.json()) as { data: { queue: { cursor: string } } };
  const socket = `${url.replace("http", "ws")}/graphql`;
  return openLive(
    socket,
    { cookie, origin: url },
    { query: CHANGES, variables: { after: data.queue.cursor } },
  );
}

/** Clients that register without pause and never ask again by themselves; what they were told, and what failed. */
function clients(cookie: string, count: number) {
  const stop = new AbortController();
  const numbers: string[] = [];
  const failures: unknown[] = [];
  const work = Array.from({ length: count }, async (_, client) => {
    for (let n = 0; !stop.signal.aborted; n += 1) {
      try {
        numbers.push(await register(url, cookie, house, `${performance.now()} ${client} ${n}`));
      } catch (failure) {
        failures.push(String(failure).split("\n")[0]);
      }
    }
  });
  return {
    numbers,
    end: async () => {
      stop.abort();
      await Promise.all(work);
      return { numbers, failures };
    },
  };
}

async function inDatabase<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: house.url });
  await client.connect();
  const { rows } = await client.query<Row>(text);
  await client.end();
  return rows;
}

const kept = async () =>
  (await inDatabase<{ number: string }>("select number from complaint order by number")).map(
    ({ number }) => number,
  );

describe("through nginx", () => {
  test("the console, GraphQL and sockets are there", async () => {
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain("<html");
    const cookie = await signIn(url, "dispatcher");
    const agent = await signIn(url, "agent");
    const live = await follow(cookie);
    const number = await register(url, agent, house, "through the proxy");
    expect((await live.next()).data).toMatchObject({ queueChanged: { changes: [{ entry: { number } }] } });
    await live.close();
  });

  test("who asks is the one nginx saw, whatever the caller says of itself", async () => {
    await signIn(url, "qa", { "x-forwarded-for": "203.0.113.7, 198.51.100.9" });
    const keys = await inDatabase<{ key: string }>(
      "select key from sign_in_throttle where key like 'address:%'",
    );
    expect(keys).toEqual([{ key: "address:127.0.0.1" }]);
  });

  test("what is too much for the API is refused by it in its own form, far too much by nginx", async () => {
    const send = (bytes: number) =>
      fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "x".repeat(bytes) }),
      });
    const refused = await send(1_010_000);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toHaveProperty("errors");
    expect((await send(1_200_000)).status).toBe(413);
  });

  test("a process killed while clients work breaks no request, and does none twice", async () => {
    const agent = await signIn(url, "agent");
    const before = await kept();
    const working = clients(agent, 6);
    await expect.poll(() => working.numbers.length, { timeout: 20_000 }).toBeGreaterThan(30);
    await stopped(programs[0] as Program, "SIGKILL");
    const reached = working.numbers.length;
    await expect.poll(() => working.numbers.length, { timeout: 20_000 }).toBeGreaterThan(reached + 60);
    programs[0] = await start(ports[0] ?? 0);
    const { numbers, failures } = await working.end();
    expect(failures).toEqual([]);
    expect(await kept()).toEqual([...before, ...numbers].toSorted());
  });

  test("all processes renewed one after another, twice, while clients work: no request breaks, sockets come back", async () => {
    const agent = await signIn(url, "agent");
    const live = await follow(await signIn(url, "dispatcher"));
    const before = await kept();
    const working = clients(agent, 4);
    for (const round of [0, 1, 0, 1]) {
      const reached = working.numbers.length;
      expect(await stopped(programs[round] as Program)).toBe(0);
      programs[round] = await start(ports[round] ?? 0);
      await expect.poll(() => working.numbers.length, { timeout: 20_000 }).toBeGreaterThan(reached + 10);
    }
    const { numbers, failures } = await working.end();
    expect(failures).toEqual([]);
    expect(await kept()).toEqual([...before, ...numbers].toSorted());
    expect(await live.closed()).toBe(1012);
  }, 120_000);
});
