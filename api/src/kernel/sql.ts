import type { Pool, PoolClient, QueryResultRow } from "pg";

declare const inside: unique symbol;

/** A statement runner bound to one open transaction; a pool alone does not satisfy it. */
export interface Tx {
  readonly [inside]: true;
  /** Runs one statement; with a name it is prepared once per connection. */
  query<Row extends QueryResultRow>(text: string, params?: readonly unknown[], name?: string): Promise<Row[]>;
}

const LOST_RACE = new Set(["40P01", "40001"]);
const ATTEMPTS = 4;

/**
 * Runs `work` in one transaction and commits it. A transaction that lost a race is run again from the start,
 * so `work` must have no effect outside the database.
 */
export async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(pool, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isLostRace(error)) throw error;
    }
  }
}

/** Lost to another transaction by no fault of the command: deadlock, serialisation failure. */
export function isLostRace(error: unknown): boolean {
  return LOST_RACE.has(sqlState(error) ?? "");
}

/** What was to be unique is another's already. */
export function isTaken(error: unknown): boolean {
  return sqlState(error) === "23505";
}

/** Runs reads that must agree with one another: all see what was committed when the first of them began. */
export function inSnapshot<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return runOnce(pool, (tx) => work(oneByOne(tx)), "begin isolation level repeatable read, read only");
}

/** Those who read in a snapshot ask side by side; its connection is asked one thing at a time. */
function oneByOne(tx: Tx): Tx {
  let before: Promise<unknown> = Promise.resolve();
  const query: Tx["query"] = (text, params, name) => {
    const answer = before.then(() => tx.query<never>(text, params, name));
    before = answer.catch(() => undefined);
    return answer;
  };
  return { query } as Tx;
}

async function runOnce<T>(pool: Pool, work: (tx: Tx) => Promise<T>, begin = "begin"): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(txOf(client));
    await client.query("commit");
    return result;
  } catch (error) {
    try {
      await client.query("rollback");
    } catch (rollbackError) {
      // The connection itself is gone: PostgreSQL has rolled back, the pool must not reuse it.
      broken = rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
    }
    throw error;
  } finally {
    client.release(broken);
  }
}

function txOf(client: PoolClient): Tx {
  const query = async (text: string, params: readonly unknown[] = [], name?: string) => {
    const result = await client.query(
      name === undefined ? { text, values: [...params] } : { name, text, values: [...params] },
    );
    return result.rows;
  };
  return { query } as Tx;
}

/** Whoever can run one statement: an open transaction, or a pool, where each is a transaction of its own. */
export type Reader = Pick<Tx, "query">;

export function readerOf(pool: Pool): Reader {
  return { query: (text, params = [], name) => read(pool, text, params, name) };
}

/** One statement on the pool, for reads. */
export async function read<Row extends QueryResultRow>(
  pool: Pool,
  text: string,
  params: readonly unknown[] = [],
  name?: string,
): Promise<Row[]> {
  const result = await pool.query<Row>(
    name === undefined ? { text, values: [...params] } : { name, text, values: [...params] },
  );
  return result.rows;
}

/** PostgreSQL's five-letter code of an error, when it is one of PostgreSQL's. */
function sqlState(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** The name of the constraint a statement broke, when it broke one. */
export function brokenConstraint(error: unknown): string | null {
  return error instanceof Error && "constraint" in error && typeof error.constraint === "string"
    ? error.constraint
    : null;
}
