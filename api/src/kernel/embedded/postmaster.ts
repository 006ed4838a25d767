import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";

export type Postmaster = { readonly pid: number; readonly port: number };

/** The server that runs on this data folder, by its own note; null when it is not running. */
export function findPostmaster(data: string): Postmaster | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  // After a crash of the machine the number can belong to anybody, and PostgreSQL itself would then refuse to start.
  if (!isPostgres(pid)) {
    rmSync(file, { force: true });
    return null;
  }
  return port > 0 ? { pid, port } : null;
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const file = `/proc/${pid}/cmdline`;
  return !existsSync(file) || readFileSync(file, "utf8").includes("postgres");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

export type Launch = {
  readonly binary: string;
  readonly data: string;
  readonly logFile: string;
  readonly account: Account | null;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
};

/** Detached, so that neither Ctrl-C nor our own death takes it down in the middle of a write; it is adopted next time. */
export function spawnPostgres(launch: Launch): { hasEnded(): boolean } {
  const out = openSync(launch.logFile, "a", 0o600);
  const settings = { ...SETTINGS, ...launch.settings, port: String(launch.port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(launch.binary, ["-D", launch.data, ...args], {
    detached: true,
    stdio: ["ignore", out, out],
    env: { PATH: process.env["PATH"], TZ: "UTC" },
    cwd: launch.data,
    ...launch.account,
  });
  closeSync(out);
  child.unref();
  let ended = false;
  child.once("exit", () => (ended = true));
  child.once("error", () => (ended = true));
  return { hasEnded: () => ended };
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "200",
  shared_buffers: "256MB",
  // Statements and details hold what people wrote.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** SIGINT is PostgreSQL's fast shutdown: sessions are cut, what was committed is kept. */
export async function stopPostmaster(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  const deadline = performance.now() + 30_000;
  while (isAlive(pid)) {
    if (performance.now() > deadline) throw new Error(`PostgreSQL (process ${pid}) did not stop within 30 s`);
    await sleep(20);
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
