import { type ChildProcess, spawn } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { freePort } from "../src/kernel/embedded/postmaster.ts";
import { newId, type UserId } from "../src/kernel/ids.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const SECRET = "a secret for benches that is long enough";
const PATIENCE_MS = 60_000;

export type BenchServer = AsyncDisposable & {
  readonly port: number;
  /** When it was ready, by performance.now(). */
  readonly readyAt: number;
  /** Processor time so far, in milliseconds. */
  cpu(): number;
};

/** The product as `npm start` runs it, on a database that is there already. */
export async function startServer(databaseUrl: string): Promise<BenchServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      HEYI_SECRET: SECRET,
      HEYI_DEMO: "false",
      HEYI_DATA: tmpdir(),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await ready(port, child);
  return {
    port,
    readyAt: performance.now(),
    cpu: () => cpuOf(child.pid ?? 0),
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(20);
  }
  throw new Error("the server did not come up");
}

/** Linux tells it in hundredths of a second; elsewhere it is not known. */
function cpuOf(pid: number): number {
  if (process.platform !== "linux") return Number.NaN;
  const [user, system] =
    readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ").slice(11, 13) ?? [];
  return (Number(user) + Number(system)) * 10;
}

/** A session without the password's 0.2 s, as a browser would send it. */
export async function createSession(database: pg.Client, userId: UserId): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await database.query(
    "insert into auth_session (id, token, user_id, expires_at, updated_at) values ($1, $2, $3, $4, $5)",
    [newId(now), token, userId, expiresAt, now],
  );
  const signature = createHmac("sha256", SECRET).update(token).digest("base64");
  return `heyi.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
