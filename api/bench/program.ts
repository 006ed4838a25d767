import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../src/kernel/embedded/postmaster.ts";
import { SECRET } from "./sessions.ts";

const PRODUCT = new URL("../src/main.ts", import.meta.url);
const LIMIT = new URL("limits/main.ts", import.meta.url);
const PROBE = fileURLToPath(new URL("memory-probe.ts", import.meta.url));
const PATIENCE_MS = 90_000;

/** Bytes after a full collection: what the process holds of the machine, and what it holds in objects and buffers. */
export type Memory = { readonly resident: number; readonly held: number };

/** A server under measurement, in a process of its own. */
export type Program = AsyncDisposable & {
  readonly port: number;
  /** When it was ready, by performance.now(). */
  readonly readyAt: number;
  /** Processor time so far in milliseconds, that of its children included. */
  cpu(): number;
  memory(): Promise<Memory>;
};

/** The product as `npm start` runs it, on a database that is there already. */
export function startProduct(databaseUrl: string): Promise<Program> {
  const profiles = process.env["BENCH_PROFILES"];
  return start(
    PRODUCT,
    databaseUrl,
    profiles === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`],
  );
}

/** The limit: what the same answers cost by hand. */
export function startLimit(databaseUrl: string): Promise<Program> {
  return start(LIMIT, databaseUrl, []);
}

async function start(file: URL, databaseUrl: string, flags: readonly string[]): Promise<Program> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--expose-gc", "--import", PROBE, ...flags, fileURLToPath(file)], {
    env: {
      PATH: process.env["PATH"],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      HEYI_SECRET: SECRET,
      HEYI_DEMO: "false",
      HEYI_DATA: tmpdir(),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  await ready(port, child);
  return {
    port,
    readyAt: performance.now(),
    cpu: () => cpuOf(child.pid ?? 0),
    memory: async () => {
      child.send("memory");
      const [memory] = (await once(child, "message")) as [Memory];
      return memory;
    },
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

/** Linux tells each thread's time in nanoseconds; elsewhere it is not known. */
function cpuOf(pid: number): number {
  if (process.platform !== "linux") return Number.NaN;
  let ms = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [ns] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ");
    ms += Number(ns) / 1e6;
    const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim();
    if (children !== "") for (const child of children.split(" ")) ms += cpuOf(Number(child));
  }
  return ms;
}
