import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { lastingPort } from "./port.ts";

const MAIN = fileURLToPath(new URL("../../api/src/main.ts", import.meta.url));
/** The same in every process, or a session would be good in one of them only. */
export const SECRET = "a secret for drills that is long enough";
const PATIENCE_MS = 60_000;
const ERROR_LEVEL = 50;

/** What a process is started with beside the usual: for node, and for the product. */
export type Settings = {
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
};

/** One process of the product, started by its own entry point on a database that is there already. */
export class ApiProcess implements AsyncDisposable {
  readonly port: number;
  readonly #env: NodeJS.ProcessEnv;
  readonly #flags: readonly string[];
  #child: ChildProcess | null = null;
  #greeted = false;
  /** What it logged as an error, over all its lives: message and how often. */
  readonly errors = new Map<string, number>();

  private constructor(port: number, databaseUrl: string, { flags = [], environment = {} }: Settings) {
    this.port = port;
    this.#flags = flags;
    this.#env = {
      PATH: process.env["PATH"],
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      HEYI_SECRET: SECRET,
      HEYI_DEMO: "false",
      HEYI_DATA: tmpdir(),
      LOG_LEVEL: "error",
      ...environment,
    };
  }

  static async start(databaseUrl: string, settings: Settings): Promise<ApiProcess> {
    const started = new ApiProcess(await lastingPort(), databaseUrl, settings);
    started.launch();
    await started.ready();
    return started;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Begins a new life at the same address; `ready` tells when it answers. */
  launch(): void {
    const child = spawn(process.execPath, [...this.#flags, MAIN], {
      env: this.#env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    this.#greeted = false;
    child.stdout.on("data", () => (this.#greeted = true));
    createInterface(child.stderr).on("line", (line) => this.#note(line));
  }

  async isReady(): Promise<boolean> {
    const signal = AbortSignal.timeout(2000);
    const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`, { signal }).catch(() => null);
    return answer?.ok === true;
  }

  /** It answers and has said so: with workers, when all of them have come up. */
  async ready(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline) {
      if (this.#greeted && (await this.isReady())) return;
      if (this.#hasEnded) break;
      await sleep(20);
    }
    throw new Error(`a process did not come up: ${[...this.errors.keys()].join("; ")}`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Of the processes it has started itself; Linux tells it. */
  get workers(): readonly string[] {
    return readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, "utf8")
      .split(" ")
      .filter((pid) => pid !== "");
  }

  /** Resolves when it has ended. */
  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null || this.#hasEnded) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** In megabytes; Linux tells it. */
  get residentMegabytes(): number {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  }

  get #hasEnded(): boolean {
    return this.#child === null || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #note(line: string): void {
    const message = errorIn(line);
    if (message !== null) this.errors.set(message, (this.errors.get(message) ?? 0) + 1);
  }

  /** The drill is over and nothing has to be put away. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.end("SIGKILL");
  }
}

/** Null for what is no error; what is not written by the product's own log is told as it stands. */
function errorIn(line: string): string | null {
  // Asked for by the drill that watches memory.
  if (line === "" || line.includes("Node.js report")) return null;
  if (!line.startsWith("{")) return line.replace(/^\(node:\d+\) /, "");
  const { level, msg, code } = JSON.parse(line) as { level: number; msg: string; code?: string };
  if (level < ERROR_LEVEL) return null;
  return code === undefined ? msg : `${msg} (${code})`;
}

export type Processes = AsyncDisposable & {
  readonly all: readonly ApiProcess[];
  readonly ports: readonly number[];
};

/** Several on one database, as a proxy would have them behind it. Their addresses stay. */
export async function startProcesses(
  databaseUrl: string,
  count: number,
  settings: Settings = {},
): Promise<Processes> {
  await using starting = new AsyncDisposableStack();
  const beginnings = Array.from({ length: count }, () => ApiProcess.start(databaseUrl, settings));
  const all = (await Promise.all(beginnings)).map((started) => starting.use(started));
  const running = starting.move();
  return {
    all,
    ports: all.map(({ port }) => port),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
