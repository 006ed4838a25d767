import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../../generated/prisma/client.ts";
import { type Announce, announceFrom, HANDED_OVER } from "./announce.ts";
import type { Log } from "./log.ts";

/** Reads by a statement of one's own, prepared once per connection and planned once. */
export type HotPool = {
  rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]>;
};

export type Database = AsyncDisposable & {
  readonly url: string;
  readonly prisma: PrismaClient;
  /** For commands: see sql.ts, whose transactions are the one way to write. */
  readonly pool: pg.Pool;
  readonly hot: HotPool;
};

// A date stays its text: as a Date it would move by the machine's zone. Positions in the log outgrow doubles. For our
// own statements only: the job library writes what it reads into JSON, which knows no bigint.
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.INT8]: (text) => BigInt(text),
  [pg.types.builtins.TIMESTAMPTZ]: toInstant,
};
const anyInstant: (text: string) => unknown = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);

/** Our connections stand in UTC. In a list of rows the library's own way, by expression, is a tenth of all the work. */
function toInstant(text: string): unknown {
  const isPlain = text.endsWith("+00") && text.charAt(4) === "-" && text.length <= 29;
  return isPlain ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : anyInstant(text);
}

const parsers: pg.CustomTypesConfig = {
  getTypeParser: (id: Parameters<typeof pg.types.getTypeParser>[0], format?: "text" | "binary") =>
    (format !== "binary" && PARSERS[id]) || pg.types.getTypeParser(id, format),
};

/** Nobody waits longer for an answer; what runs on would only keep a connection from the others. */
const LONGEST_STATEMENT_MS = 30_000;

/** A pool that survives PostgreSQL's restart: without listeners the error of a lost connection would end the process. */
export function createPool(url: string, log: Log, config: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: "heyi",
    ...config,
    options: [`-c timezone=UTC -c statement_timeout=${LONGEST_STATEMENT_MS}`, config.options]
      .filter(Boolean)
      .join(" "),
  });
  const told = (error: Error) => {
    if (!pool.ending) log.warn({ code: errorCode(error) }, "database connection lost");
  };
  pool.on("error", told);
  // While it is lent out, and between two statements, a connection's error reaches nobody else.
  pool.on("connect", (client) => client.on("error", told));
  return pool;
}

/** How long one statement may take, and wait for a lock, in milliseconds; beyond it the caller is told to try again. */
export type Limits = { readonly statement: number; readonly lock: number };

const COMMAND_LIMITS: Limits = { statement: 30_000, lock: 5_000 };
const HOT_LIMITS: Limits = { statement: 10_000, lock: 5_000 };
/** For work that is done once, over much: it may take its time. */
export const NO_LIMITS: Limits = { statement: 0, lock: 0 };

export type DatabaseOptions = {
  readonly limits?: Limits;
  /** How others learn of what has been committed; without it by NOTIFY. */
  readonly announce?: Announce;
};

export function openDatabase(
  url: string,
  log: Log,
  connections = 10,
  { limits = COMMAND_LIMITS, announce }: DatabaseOptions = {},
): Database {
  const own = limited(limits);
  const options = announce === undefined ? own.options : `${own.options} ${HANDED_OVER}`;
  const pool = createPool(url, log, { max: connections, types: parsers, ...own, options });
  if (announce !== undefined) announceFrom(pool, announce);
  // Planning the queue's statement takes longer than running it, so its plan is kept whatever the parameters.
  const hot = limited(HOT_LIMITS);
  const hotPool = createPool(url, log, {
    ...hot,
    max: connections,
    types: parsers,
    options: `${hot.options} -c plan_cache_mode=force_generic_plan`,
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    url,
    prisma,
    pool,
    hot: {
      rows: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) =>
        (await hotPool.query<Row>({ name: statementName(text), text, values: [...values] })).rows,
    },
    [Symbol.asyncDispose]: async () => {
      await prisma.$disconnect();
      await Promise.all([pool.end(), hotPool.end()]);
    },
  };
}

/** PostgreSQL keeps the limits; where it does not even answer any more, the driver does. */
function limited({ statement, lock }: Limits) {
  const options = `-c statement_timeout=${statement} -c lock_timeout=${lock} -c idle_in_transaction_session_timeout=60000`;
  return statement === 0 ? { options } : { options, query_timeout: statement + 5_000 };
}

const names = new Map<string, string>();

function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined)
    names.set(text, (name = createHash("sha256").update(text).digest("hex").slice(0, 32)));
  return name;
}

/** PostgreSQL's five characters or Node's name, for logs: the message could hold values. */
export function errorCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
