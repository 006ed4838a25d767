import { ZodError } from "zod";
import { startApp } from "./app.ts";
import { readConfig, type Config } from "./config.ts";
import { bootDatabase, DatabaseRefusedError } from "./database.ts";
import { schema } from "./graphql/schema.ts";
import { systemClock } from "./kernel/clock.ts";
import { AlreadyRunningError } from "./kernel/embedded/alone.ts";
import { createLog, type Log } from "./kernel/log.ts";
import { SchemaMismatchError } from "./kernel/migrations/apply.ts";
import { ensureAdministrator, NoAdministratorError } from "./org/first-admin.ts";
import { signingSecret } from "./secret.ts";
import { seedDemo } from "./seed/demo.ts";
import type { Demo } from "./server.ts";

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
  await serve(config, createLog(config.logLevel));
  // All is put away. The migration engine alone would keep the process, by a timer it leaves behind for ten seconds.
  process.exit();
} catch (error) {
  const words = plainWords(error);
  if (words === null) throw error;
  process.stderr.write(`\n${words}\n\n`);
  process.exitCode = 1;
}

async function serve(config: Config, log: Log): Promise<void> {
  await using database = await bootDatabase(config, log);
  await using app = await startApp({
    ...config,
    databaseUrl: database.url,
    clock: systemClock,
    log,
    schema,
    secret: signingSecret(config),
    furnish: async (services) => {
      if (config.demo) return seedDemo(services.db, services.clock);
      await ensureAdministrator(services, config.admin);
      return null;
    },
  });
  database.alone?.reachedAt(config.publicUrl);
  process.stdout.write(greeting(config.publicUrl, app.demoPeople));
  log.info({ port: app.server.port }, "listening");
  if (!stop.signal.aborted) await new Promise((resolve) => stop.signal.addEventListener("abort", resolve));
}

function greeting(url: string, demo: Demo | null): string {
  const people =
    demo?.people.map(({ username, name, title }) => `  ${username.padEnd(16)}${name} ${title}`) ?? [];
  const trial = demo === null ? "" : `演示密码 (demo password): ${demo.password}\n${people.join("\n")}\n`;
  return `\n和议已启动 (Heyi is up): ${url}\n${trial}停止 (stop): Ctrl-C\n\n`;
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
