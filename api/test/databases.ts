import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { databaseAt } from "./database-url.ts";

export type TestDatabase = AsyncDisposable & { readonly url: string };

/** A database of one's own: a copy of the template, gone afterwards. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const [serverUrl, template] = [inject("serverUrl"), inject("template")];
  const name = `heyi_${randomBytes(6).toString("hex")}`;
  await run(serverUrl, `create database ${name} template ${template}`);
  return {
    url: databaseAt(serverUrl, name),
    [Symbol.asyncDispose]: () => run(serverUrl, `drop database ${name} with (force)`),
  };
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
