import type { GraphQLSchema } from "graphql";
import { createAuth, type Auth } from "./auth/library.ts";
import { caseKeeper } from "./agreement/timekeeper.ts";
import { complaintKeeper } from "./complaint/timekeeper.ts";
import { Timekeeper } from "./events/timekeeper.ts";
import { Callers } from "./auth/callers.ts";
import { createSessionLookup } from "./auth/session.ts";
import { RightsWatch } from "./auth/watch.ts";
import type { Services } from "./context.ts";
import { Listener } from "./events/listener.ts";
import { createPublisher } from "./events/redis.ts";
import type { Door } from "./http/door.ts";
import type { Clock } from "./kernel/clock.ts";
import type { CaseId, ComplaintId } from "./kernel/ids.ts";
import { openDatabase } from "./kernel/db.ts";
import { createLive } from "./live.ts";
import type { Log } from "./kernel/log.ts";
import { type MessageOptions, openMessages } from "./message/room.ts";
import { openEvidence, type EvidenceOptions } from "./evidence/room.ts";
import { type MasterKeys, Vault } from "./mediation/vault.ts";
import { createVisitors } from "./resident/visitors.ts";
import { type Demo, startServer, type RunningServer } from "./server.ts";
import { Courier } from "./webhook/courier.ts";
import { startWorker } from "./worker.ts";

/** To the database, for reads and for commands each; with the jobs' and the listening one some thirty in all. */
const CONNECTIONS = 10;

export type AppOptions = {
  /** Of a database at this program's version. */
  readonly databaseUrl: string;
  /** By which processes wake each other, the same for all of them; left out or null: by the database. */
  readonly redisUrl?: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly schema: GraphQLSchema;
  readonly demo: boolean;
  readonly secret: string;
  readonly publicUrl: string;
  readonly door: Door;
  readonly consoleFolder: string;
  readonly evidence: EvidenceOptions;
  readonly messages: MessageOptions;
  readonly masterKeys: MasterKeys;
  readonly development: boolean;
  readonly behindProxy: boolean;
  /** Runs before the door opens: makes the first administrator, or the demo company and who may try it out. */
  readonly furnish: (services: Services) => Promise<Demo | null>;
};

export type App = AsyncDisposable & {
  readonly services: Services;
  readonly auth: Auth;
  readonly server: RunningServer;
  readonly timekeeper: Timekeeper<ComplaintId>;
  readonly caseTimekeeper: Timekeeper<CaseId>;
  readonly courier: Courier;
  readonly demoPeople: Demo | null;
};

/** Everything that runs in one process, the same in production and in a test. Disposed of in reverse order. */
export async function startApp(options: AppOptions): Promise<App> {
  await using starting = new AsyncDisposableStack();
  const { databaseUrl, clock, log, demo, secret, publicUrl } = options;
  const redisUrl = options.redisUrl ?? null;
  const publisher = redisUrl === null ? null : starting.use(createPublisher(redisUrl, log));
  const db = starting.use(openDatabase(databaseUrl, log, CONNECTIONS, publisher ?? {}));
  const listener = starting.use(new Listener(redisUrl ?? databaseUrl, log));
  const rights = starting.use(new RightsWatch(db.pool, listener, log));
  const live = starting.use(createLive(db.pool, listener, rights, log));
  const visitors = createVisitors(secret);
  const evidence = openEvidence(options.evidence);
  const messages = starting.use(openMessages(options.messages, options));
  const vault = new Vault(options.masterKeys, (master) =>
    log.error({ master }, "a master key is missing: what it seals stays closed"),
  );
  const services: Services = { db, clock, log, live, demo, visitors, evidence, messages, vault };
  const auth = createAuth(db.prisma, { secret, publicUrl });
  const sessionOf = createSessionLookup(db.pool, secret);
  const callers = starting.use(new Callers(db.pool, secret, listener));
  const demoPeople = await options.furnish(services);
  const timekeeper = starting.use(new Timekeeper(complaintKeeper, db.pool, clock, listener, log));
  const caseTimekeeper = starting.use(new Timekeeper(caseKeeper, db.pool, clock, null, log));
  const courier = starting.use(new Courier(services, listener));
  starting.use(await startWorker(services));
  const server = starting.use(
    await startServer(
      { ...options, services, auth, sessionOf, callers, rights, listener, demoPeople },
      options.door,
    ),
  );
  const running = starting.move();
  return {
    services,
    auth,
    server,
    timekeeper,
    caseTimekeeper,
    courier,
    demoPeople,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
