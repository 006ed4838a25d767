import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHmac, randomBytes } from "node:crypto";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startApp, type App } from "../src/app.ts";
import { hashed } from "../src/auth/accounts.ts";
import type { Services } from "../src/context.ts";
import type { S3Options } from "../src/evidence/s3-store.ts";
import { schema as houseSchema } from "../src/graphql/schema.ts";
import { portDoor } from "../src/http/door.ts";
import type { MessageOptions } from "../src/message/room.ts";
import { newId } from "../src/kernel/ids.ts";
import { createLog, type Log } from "../src/kernel/log.ts";
import { castOf, type Cast, PASSWORD } from "./cast.ts";
import { testClock, type TestClock } from "./clock.ts";
import { cloneDatabase, type TestDatabase } from "./databases.ts";
import { type Live, openLive } from "./live.ts";
import type { Person } from "./people.ts";

export type World = {
  readonly app: App;
  readonly clock: TestClock;
  readonly url: string;
  readonly cast: Cast;
  /** Time passes, and everything that falls due in it has been told. */
  readonly pass: (ms: number) => Promise<void>;
  /** A session of this person, as the browser would send it. */
  readonly cookieOf: (person: Person) => Promise<string>;
  /** Acts as a person would, through the API; null is someone signed out. */
  readonly gql: <Data = Record<string, unknown>>(
    as: Person | null,
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<ExecutionResult<Data>>;
  readonly live: (as: Person | null, query: string, variables?: Record<string, unknown>) => Promise<Live>;
  /** A second process on the same database, as its callers see it; it ends with this one. */
  readonly beside: () => Promise<World>;
};

/** By which every world of this run wraps the keys of its cases. */
export const MASTER_KEY = randomBytes(32);
export const SECRET = "a secret for tests that is long enough";
/** Wednesday 11 February 2026, 10:00 in Shanghai: a working day before the Spring Festival. */
const START = "2026-02-11T02:00:00Z";
const passwordHash = hashed(PASSWORD);

export type WorldOptions = {
  readonly start?: string;
  readonly schema?: GraphQLSchema;
  readonly log?: Log;
  /** Where it lives; a clone on the server of all tests unless it is to suffer. */
  readonly database?: () => Promise<TestDatabase>;
  /** Where files are kept; a folder of its own unless said otherwise. */
  readonly s3?: () => S3Options;
  /** By which way messages leave; none unless said otherwise. */
  readonly messages?: () => MessageOptions;
  /** By which its processes wake each other in place of the database. */
  readonly redisUrl?: () => Promise<string>;
};

/** A server over a database of its own for this test file; a test that leaves a socket open fails. */
export function useWorld({
  start: begin = START,
  schema = houseSchema,
  log = createLog(process.env["LOG_LEVEL"] ?? "silent"),
  database: open = cloneDatabase,
  redisUrl: openRedis,
  s3,
  messages,
}: WorldOptions = {}): () => World {
  const stack = new AsyncDisposableStack();
  const lives: Live[] = [];
  let world: World | null = null;

  beforeAll(async () => {
    const clock = testClock(begin);
    const database = stack.use(await open());
    const redisUrl = (await openRedis?.()) ?? null;
    const folder = await mkdtemp(join(tmpdir(), "heyi-evidence-"));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const start = async (furnish: (services: Services) => Promise<null>) => {
      const app = await startApp({
        databaseUrl: database.url,
        redisUrl,
        clock,
        log,
        schema,
        demo: false,
        secret: SECRET,
        masterKeys: { current: MASTER_KEY, earlier: [] },
        publicUrl: "http://localhost",
        door: portDoor("127.0.0.1", 0),
        consoleFolder: "/nonexistent",
        evidence: { folder: folder, s3: s3?.() ?? null },
        messages: messages?.() ?? { smtp: null, allowPrivate: false },
        development: false,
        behindProxy: false,
        furnish,
      });
      return stack.use(app);
    };
    const cast: { made: Cast | null } = { made: null };
    const app = await start(async ({ db }) => {
      cast.made = await castOf(db, await passwordHash, clock.now());
      return null;
    });
    const { made } = cast;
    if (made === null) throw new Error("the house was not furnished");
    const beside = async (): Promise<World> =>
      worldOf(await start(() => Promise.resolve(null)), clock, made, lives, beside);
    world = worldOf(app, clock, made, lives, beside);
  });

  afterEach(async () => {
    const open = lives.splice(0).filter((live) => live.isOpen);
    await Promise.all(open.map((live) => live.close()));
    if (open.length > 0) throw new Error(`${open.length} subscription(s) left open by this test`);
  });

  afterAll(() => stack.disposeAsync());

  return () => {
    if (world === null) throw new Error("only inside a test");
    return world;
  };
}

function worldOf(app: App, clock: TestClock, cast: Cast, lives: Live[], beside: () => Promise<World>): World {
  const host = `127.0.0.1:${app.server.port}`;
  const cookies = new Map<string, Promise<string>>();
  const cookieOf = (person: Person) => {
    const known = cookies.get(person.userId) ?? createSession(app, person);
    cookies.set(person.userId, known);
    return known;
  };
  const headersOf = async (as: Person | null) => (as === null ? {} : { cookie: await cookieOf(as) });
  return {
    app,
    clock,
    cast,
    url: `http://${host}`,
    cookieOf,
    pass: async (ms) => {
      clock.advance(ms);
      await app.timekeeper.wake();
      await app.caseTimekeeper.wake();
    },
    gql: async (as, query, variables = {}) => {
      const response = await fetch(`http://${host}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(await headersOf(as)) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as never;
    },
    live: async (as, query, variables = {}) => {
      const live = openLive(`ws://${host}/graphql`, await headersOf(as), { query, variables });
      lives.push(live);
      return live;
    },
    beside,
  };
}

/** A session without the password's 0.2 s; sign-in itself has its own test. */
async function createSession({ services: { db } }: App, person: Person): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await db.prisma.session.create({ data: { id: newId(now), token, userId: person.userId, expiresAt } });
  const signature = createHmac("sha256", SECRET).update(token).digest("base64");
  return `heyi.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
