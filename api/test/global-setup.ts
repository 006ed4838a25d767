import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "../src/database.ts";
import { startEmbedded } from "../src/kernel/embedded/embedded.ts";
import { createLog } from "../src/kernel/log.ts";
import { databaseAt } from "./database-url.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A server on which each test file clones its own database. */
    serverUrl: string;
    template: string;
  }
}

/** One PostgreSQL for the whole run, with an empty database at today's version to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const brought = process.env["TEST_DATABASE_URL"];
  const own = brought === undefined ? await startOwn() : null;
  const serverUrl = own?.url ?? brought ?? "";
  const template = `heyi_template_${process.pid}`;
  await run(serverUrl, `create database ${template}`);
  await prepareDatabase(databaseAt(serverUrl, template), createLog("warn"));
  project.provide("serverUrl", serverUrl);
  project.provide("template", template);
  return async () => {
    if (own === null) await run(serverUrl, `drop database ${template} with (force)`);
    else await own.stop();
  };
}

/** Nothing here has to survive a power cut. */
const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

async function startOwn() {
  const folder = await mkdtemp(join(tmpdir(), "heyi-test-"));
  // As root the server runs as nobody, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbedded(folder, FAST);
  return {
    url: server.urlOf("postgres"),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}
