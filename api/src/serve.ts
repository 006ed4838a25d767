import { startApp } from "./app.ts";
import type { Config } from "./config.ts";
import type { Services } from "./context.ts";
import { type BootedDatabase, bootDatabase, comesUp } from "./database.ts";
import { furnish, furnished } from "./furnish.ts";
import { schema } from "./graphql/schema.ts";
import { type Door, portDoor } from "./http/door.ts";
import { systemClock } from "./kernel/clock.ts";
import { openDatabase } from "./kernel/db.ts";
import type { Log } from "./kernel/log.ts";
import { Crew } from "./processes/crew.ts";
import type { Leader } from "./processes/leader.ts";
import { Switchboard } from "./processes/switchboard.ts";
import { Vault } from "./mediation/vault.ts";
import { masterKeys } from "./mediation/master-key.ts";
import { signingSecret } from "./secret.ts";
import type { Demo } from "./server.ts";

/** Everything in this one process. */
export async function serveAlone(config: Config, log: Log, stop: AbortSignal): Promise<void> {
  await using database = await bootDatabase(config, log, stop);
  await using app = await open(config, database.url, portDoor(config.host, config.port), log, (services) =>
    furnish(config, services),
  );
  greet(config, database, app.demoPeople);
  log.info({ port: app.server.port }, "listening");
  await aborted(stop);
}

/** HEYI_PROCESSES: this one keeps the database and the door, its workers do the work. SIGHUP renews them in turn. */
export async function lead(program: string, config: Config, log: Log, stop: AbortSignal): Promise<void> {
  // Heard from the first breath to the last: whoever does not listen to a SIGHUP is ended by it.
  let renew = () => {};
  process.on("SIGHUP", () => renew());
  await using database = await bootDatabase(config, log, stop);
  const demo = await furnishOnce(config, database.url, log);
  await using board = await Switchboard.open(config.port, config.host);
  const environment = {
    ...process.env,
    DATABASE_URL: database.url,
    HEYI_DEMO: String(config.demo),
    HEYI_SECRET: signingSecret(config),
  };
  await using crew = new Crew({ program, environment, size: config.processes, board, log });
  renew = () => void crew.renew();
  await Promise.race([crew.start(), aborted(stop)]);
  if (!stop.aborted) greet(config, database, demo);
  log.info({ port: board.port, workers: config.processes }, "listening");
  await aborted(stop);
  // Before the workers go home: whoever is let in now would find nobody.
  board.close();
}

/** One of a crew. The house is furnished and its database at this program's version. */
export async function work(config: Config, leader: Leader, log: Log, stop: AbortSignal): Promise<void> {
  if (config.databaseUrl === null) throw new Error("a worker is told its database");
  await comesUp(config.databaseUrl, stop, () => Promise.resolve());
  await using _app = await open(config, config.databaseUrl, leader.door, log, () => furnished(config));
  leader.ready();
  await aborted(stop);
}

function open(
  config: Config,
  databaseUrl: string,
  door: Door,
  log: Log,
  furnish: (services: Services) => Promise<Demo | null>,
) {
  const secret = signingSecret(config);
  const keys = masterKeys(config);
  return startApp({
    ...config,
    databaseUrl,
    clock: systemClock,
    log,
    schema,
    secret,
    masterKeys: keys,
    door,
    furnish,
  });
}

async function furnishOnce(config: Config, url: string, log: Log): Promise<Demo | null> {
  await using db = openDatabase(url, log);
  return await furnish(config, { db, clock: systemClock, vault: new Vault(masterKeys(config)) });
}

function greet(config: Config, database: BootedDatabase, demo: Demo | null): void {
  database.alone?.reachedAt(config.publicUrl);
  const people =
    demo?.people.map(({ username, name, title }) => `  ${username.padEnd(16)}${name} ${title}`) ?? [];
  const trial = demo === null ? "" : `演示密码 (demo password): ${demo.password}\n${people.join("\n")}\n`;
  process.stdout.write(`\n和议已启动 (Heyi is up): ${config.publicUrl}\n${trial}停止 (stop): Ctrl-C\n\n`);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
