import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { freePort } from "../src/kernel/embedded/postmaster.ts";
import { cloneDatabase } from "./databases.ts";
import { openLive } from "./live.ts";
import { greeted, type Program, startProgram, stopped } from "./program.ts";

const SETTINGS = {
  HEYI_DEMO: "false",
  HEYI_SECRET: "a secret for tests that is long enough",
  HEYI_ADMIN_USERNAME: "chief",
  HEYI_ADMIN_PASSWORD: "correct-horse-battery",
  HEYI_COMPANY_NAME: "和邻物业",
  HEYI_COMPANY_CODE: "HL",
  LOG_LEVEL: "info",
};

const running = new Set<Program>();

afterEach(() => {
  for (const program of running) program.child.kill("SIGKILL");
  running.clear();
});

async function start(databaseUrl: string, extra: NodeJS.ProcessEnv = {}) {
  const port = await freePort();
  const program = startProgram({ ...SETTINGS, DATABASE_URL: databaseUrl, PORT: String(port), ...extra });
  running.add(program);
  return { program, url: `http://127.0.0.1:${port}` };
}

const workersOf = (program: Program) => program.logged("worker ready").map(({ worker }) => worker as number);

/** Asks again and again, each time over a connection of its own, until told to stop. */
function keepAsking(url: string) {
  const stop = new AbortController();
  const failures: unknown[] = [];
  let answers = 0;
  const asking = (async () => {
    while (!stop.signal.aborted) {
      try {
        const body = JSON.stringify({ query: "{ __typename }" });
        const headers = { "content-type": "application/json", connection: "close" };
        const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
        if (response.status !== 200) failures.push(response.status);
        await response.arrayBuffer();
        answers += 1;
      } catch (failure) {
        failures.push(failure);
      }
    }
  })();
  return {
    end: async () => {
      stop.abort();
      await asking;
      return { answers, failures };
    },
  };
}

test("three processes behind one port: a killed one is replaced, all are renewed without a broken request, all end together", async () => {
  await using database = await cloneDatabase();
  const { program, url } = await start(database.url, { HEYI_PROCESSES: "3" });
  await greeted(program);
  const [first, ...others] = workersOf(program);
  expect(others).toHaveLength(2);
  // Sockets come in by the same door; this one bears no session.
  const stranger = openLive(`${url.replace("http", "ws")}/graphql`, {}, { query: "subscription { x }" });
  expect(await stranger.closed()).toBe(4403);

  process.kill(first ?? 0, "SIGKILL");
  await expect.poll(() => workersOf(program).length, { timeout: 40_000 }).toBe(4);
  expect(program.logged("worker ended, another one is started")).toMatchObject([
    { worker: first, signalCode: "SIGKILL" },
  ]);

  const asking = keepAsking(url);
  program.child.kill("SIGHUP");
  await expect.poll(() => workersOf(program).length, { timeout: 60_000 }).toBe(7);
  await expect.poll(() => alive(workersOf(program)), { timeout: 40_000 }).toHaveLength(3);
  const { answers, failures } = await asking.end();
  expect(failures).toEqual([]);
  expect(answers).toBeGreaterThan(50);
  // Those of before have all gone home.
  expect(alive(workersOf(program).slice(0, 4))).toEqual([]);

  const begun = performance.now();
  expect(await stopped(program)).toBe(0);
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(alive(workersOf(program))).toEqual([]);
}, 180_000);

test("a worker whose leader is killed goes home by itself", async () => {
  await using database = await cloneDatabase();
  const { program } = await start(database.url, { HEYI_PROCESSES: "2" });
  await greeted(program);
  const workers = workersOf(program);
  await stopped(program, "SIGKILL");
  await expect.poll(() => alive(workers), { timeout: 10_000 }).toEqual([]);
}, 90_000);

test("a connection handed to a worker that dies before taking it goes to another", async () => {
  await using database = await cloneDatabase();
  const { program, url } = await start(database.url, { HEYI_PROCESSES: "2" });
  await greeted(program);
  const [asleep] = workersOf(program);
  // It takes nothing from its line any more, but nobody knows yet.
  process.kill(asleep ?? 0, "SIGSTOP");
  const asked = Array.from({ length: 8 }, () =>
    fetch(`${url}/healthz`, { headers: { connection: "close" } }),
  );
  await Promise.race(asked);
  process.kill(asleep ?? 0, "SIGKILL");
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  await stopped(program);
}, 90_000);

test("separate starts at one moment on one empty database: one prepares and furnishes it, both serve", async () => {
  await using database = await emptyDatabase();
  const both = await Promise.all([start(database.url), start(database.url)]);
  await Promise.all(both.map(({ program }) => greeted(program)));
  for (const { url } of both) {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const body = JSON.stringify({ username: "chief", password: SETTINGS.HEYI_ADMIN_PASSWORD });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${url}/api/auth/sign-in/username`, { method: "POST", headers, body });
    expect(answer.status).toBe(200);
  }
  expect(await Promise.all(both.map(({ program }) => stopped(program)))).toEqual([0, 0]);
}, 180_000);

function alive(pids: readonly number[]): number[] {
  return pids.filter((pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  });
}

async function emptyDatabase() {
  const clone = await cloneDatabase();
  const client = new pg.Client({ connectionString: clone.url });
  await client.connect();
  await client.query("drop schema public cascade; create schema public; drop schema graphile_worker cascade");
  await client.end();
  return clone;
}
