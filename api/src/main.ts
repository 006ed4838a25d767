import { fileURLToPath } from "node:url";
import { ZodError } from "zod";
import { readConfig } from "./config.ts";
import { DatabaseRefusedError } from "./database.ts";
import { AlreadyRunningError } from "./kernel/embedded/alone.ts";
import { createLog } from "./kernel/log.ts";
import { SchemaMismatchError } from "./kernel/migrations/apply.ts";
import { NoAdministratorError } from "./org/first-admin.ts";
import { findLeader } from "./processes/leader.ts";
import { lead, serveAlone, work } from "./serve.ts";

// Before anything is started: a signal during the start must not leave PostgreSQL alone. A second one means now.
const stop = new AbortController();
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
  });
}

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const leader = findLeader(() => stop.abort());
  if (leader !== null) {
    // Sent to all at a terminal that is closed; what becomes of the workers is the leader's word.
    process.on("SIGHUP", () => undefined);
    await work(config, leader, log, stop.signal);
  } else if (config.processes === 1) await serveAlone(config, log, stop.signal);
  else await lead(fileURLToPath(import.meta.url), config, log, stop.signal);
  // All is put away. The migration engine alone would keep the process, by a timer it leaves behind for ten seconds.
  process.exit();
} catch (error) {
  // Sent home before there was anything to put away.
  if (error === stop.signal.reason) process.exit();
  const words = plainWords(error);
  if (words === null) throw error;
  process.stderr.write(`\n${words}\n\n`);
  process.exitCode = 1;
}

/** What went wrong, for whoever typed the command; null for what only a programmer can mend. */
function plainWords(error: unknown): string | null {
  if (error instanceof AlreadyRunningError) {
    const where = [error.url, error.pid === null ? null : `process ${error.pid}`].filter(
      (part) => part !== null,
    );
    return (
      `和议已经在运行${error.url === null ? "" : `:${error.url}`}。直接打开即可;要重新启动,请先停止它。\n` +
      `Heyi is already running (${where.join(", ") || "starting"}). Open it, or stop it first.`
    );
  }
  if (error instanceof ZodError) {
    const lines = error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    return `环境变量有误 (the environment does not hold):\n${lines.join("\n")}`;
  }
  const known = [SchemaMismatchError, NoAdministratorError, DatabaseRefusedError];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return "端口已被占用,请换一个:PORT=4100 npm start\nThe port is taken; choose another: PORT=4100 npm start";
  }
  return null;
}
