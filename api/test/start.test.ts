import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPostmaster, freePort, stopPostmaster } from "../src/kernel/embedded/postmaster.ts";
import { ownServer } from "./own-server.ts";
import { greeted, type Program, startProgram } from "./program.ts";

const ADMIN = {
  HEYI_DEMO: "false",
  HEYI_ADMIN_USERNAME: "chief",
  HEYI_ADMIN_PASSWORD: "correct-horse-battery",
  HEYI_COMPANY_NAME: "和邻物业",
  HEYI_COMPANY_CODE: "HL",
};

let folder = "";
let url = "";
let settings: NodeJS.ProcessEnv = {};
const started = new Set<Program>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "heyi-start-"));
  await chmod(folder, 0o755);
  const port = await freePort();
  url = `http://localhost:${port}`;
  settings = { PORT: String(port), HEYI_DATA: folder, LOG_LEVEL: "warn" };
});

afterAll(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  const left = postmaster();
  if (left !== null) await stopPostmaster(left);
  await rm(folder, { recursive: true, force: true });
});

function start(extra: NodeJS.ProcessEnv = ADMIN): Program {
  const program = startProgram({ ...settings, ...extra });
  started.add(program);
  return program;
}

const postmaster = () => findPostmaster(join(folder, "db"))?.pid ?? null;

async function signIn(): Promise<number> {
  const body = JSON.stringify({ username: "chief", password: ADMIN.HEYI_ADMIN_PASSWORD });
  const headers = { "content-type": "application/json" };
  return (await fetch(`${url}/api/auth/sign-in/username`, { method: "POST", headers, body })).status;
}

test("outside demo mode a start without an administrator says what to set", async () => {
  const { said, ended } = start({ HEYI_DEMO: "false" });
  expect(await ended).toBe(1);
  expect(said.err).toContain("HEYI_ADMIN_USERNAME");
  expect(said.err).not.toContain("    at ");
  expect(postmaster()).toBeNull();
});

test("a variable that does not hold is named", async () => {
  const { said, ended } = start({ PORT: "many" });
  expect(await ended).toBe(1);
  expect(said.err).toContain("PORT");
});

test("the embedded database outlives a killed process, is adopted by the next, and stops with it", async () => {
  const first = start();
  await greeted(first);
  const before = postmaster();
  expect(before).not.toBeNull();
  expect(await signIn()).toBe(200);

  first.child.kill("SIGKILL");
  await first.ended;
  expect(postmaster()).toBe(before);

  const second = start({ HEYI_DEMO: "false" });
  await greeted(second);
  expect(postmaster()).toBe(before);
  expect(await signIn()).toBe(200);

  const third = start();
  expect(await third.ended).toBe(1);
  expect(third.said.err).toContain("已经在运行");
  expect(third.said.err).toContain(`already running (${url}`);
  expect(await signIn()).toBe(200);

  second.child.kill("SIGTERM");
  expect(await second.ended).toBe(0);
  expect(postmaster()).toBeNull();
  expect(second.said.err).not.toContain("orrect-horse");
}, 90_000);

test("PostgreSQL killed under the running program comes back by itself", async () => {
  const running = start({ HEYI_DEMO: "false" });
  await greeted(running);
  process.kill(postmaster() ?? 0, "SIGKILL");
  const deadline = performance.now() + 30_000;
  let status = 0;
  while (status !== 200 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    status = (await fetch(`${url}/readyz`)).status;
  }
  expect(status).toBe(200);
  running.child.kill("SIGTERM");
  expect(await running.ended).toBe(0);
  expect(postmaster()).toBeNull();
}, 90_000);

test("started before its database it says so, answers that it is not ready, and serves once the database is there", async () => {
  await using database = await ownServer();
  await database.kill();
  const waiting = start({ ...ADMIN, DATABASE_URL: database.url });
  await expect.poll(() => waiting.said.err, { timeout: 20_000 }).toContain("waiting for the database");
  expect(waiting.said.err).not.toContain(new URL(database.url).password);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  await database.start();
  await greeted(waiting);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  waiting.child.kill("SIGTERM");
  expect(await waiting.ended).toBe(0);
}, 90_000);

test("told to stop while it waits for its database, it stops", async () => {
  await using database = await ownServer();
  await database.kill();
  const waiting = start({ ...ADMIN, DATABASE_URL: database.url });
  await expect.poll(() => waiting.said.err, { timeout: 20_000 }).toContain("waiting for the database");
  waiting.child.kill("SIGTERM");
  expect(await waiting.ended).toBe(0);
}, 60_000);

test("no password lies where others can read it", () => {
  const log = readFileSync(join(folder, "postgres.log"), "utf8");
  expect(log).not.toContain(readFileSync(join(folder, "db", "heyi.password"), "utf8"));
});
