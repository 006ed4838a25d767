import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { until } from "./until.ts";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** The product as its users start it. */
export type Program = {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Told on standard error as JSON lines, by their `msg`. */
  logged(message: string): readonly Record<string, unknown>[];
};

export function startProgram(environment: NodeJS.ProcessEnv): Program {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [MAIN], { env: { ...inherited, ...environment } });
  const said = { out: "", err: "" };
  child.stdout.on("data", (data: Buffer) => (said.out += data.toString()));
  child.stderr.on("data", (data: Buffer) => (said.err += data.toString()));
  return {
    child,
    said,
    ended: once(child, "exit").then(([code]) => code as number | null),
    logged: (message) =>
      said.err
        .split("\n")
        .filter((line) => line.startsWith("{") && line.endsWith("}"))
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter(({ msg }) => msg === message),
  };
}

/** Resolves when it has greeted whoever started it. */
export async function greeted({ said, child }: Program): Promise<void> {
  await until(() => said.out.includes("Heyi is up") || child.exitCode !== null, 60_000, "greeted");
  if (child.exitCode !== null) throw new Error(said.err);
}

export async function stopped(program: Program, signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
  program.child.kill(signal);
  return program.ended;
}
