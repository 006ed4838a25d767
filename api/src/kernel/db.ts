import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { Log } from "./log.ts";

declare const transaction: unique symbol;

/** An open transaction. Helpers that write take this, so that a plain client does not compile. */
export type Tx = Prisma.TransactionClient & { readonly [transaction]: true };

/** Reads by a statement of one's own, prepared once per connection and planned once. */
export type HotPool = {
  rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]): Promise<Row[]>;
};

export type Database = AsyncDisposable & {
  readonly url: string;
  readonly prisma: PrismaClient;
  readonly hot: HotPool;
};

// A date stays its text: as a Date it would move by the machine's zone. Positions in the log outgrow doubles.
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.INT8]: (text) => BigInt(text),
};
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    (format !== "binary" && PARSERS[id]) || pg.types.getTypeParser(id, format),
};

/** A pool that survives PostgreSQL's restart: without a listener an idle client's error would end the process. */
export function createPool(url: string, log: Log, config: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "heyi",
    ...config,
    options: ["-c timezone=UTC", config.options].filter(Boolean).join(" "),
  });
  pool.on("error", (error) => log.warn({ code: errorCode(error) }, "idle database connection lost"));
  return pool;
}

export function openDatabase(url: string, log: Log, connections = 10): Database {
  const pool = createPool(url, log, { max: connections });
  // Planning the queue's statement takes longer than running it, so its plan is kept whatever the parameters.
  const hotPool = createPool(url, log, { max: connections, types, options: "-c plan_cache_mode=force_generic_plan" });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    url,
    prisma,
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

const names = new Map<string, string>();

function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = createHash("sha256").update(text).digest("hex").slice(0, 32)));
  return name;
}

const TRIES = 3;

/** The one way to write. Run again from the start when PostgreSQL chose it as the victim of a deadlock. */
export async function inTransaction<T>(db: Database, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.prisma.$transaction((tx) => run(tx as Tx), { maxWait: 10_000, timeout: 20_000 });
    } catch (thrown) {
      if (attempt === TRIES || !isSerializationFailure(thrown)) throw thrown;
    }
  }
}

function isSerializationFailure(thrown: unknown): boolean {
  if (!(thrown instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return thrown.code === "P2034" || /\b40(001|P01)\b/.test(thrown.message);
}

/** PostgreSQL's five characters or Node's name, for logs: the message could hold values. */
export function errorCode(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
