import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashed } from "../../api/src/auth/accounts.ts";
import { prepareDatabase } from "../../api/src/database.ts";
import { openDatabase } from "../../api/src/kernel/db.ts";
import { startEmbedded } from "../../api/src/kernel/embedded/embedded.ts";
import { createLog } from "../../api/src/kernel/log.ts";
import { castOf, PASSWORD } from "../../api/test/cast.ts";
import { databaseAt } from "../../api/test/database-url.ts";
import type { KeeperRequest, KeeperAnswer } from "./houses.ts";
import { multiply } from "./multiply.ts";
import { outrun } from "./outrun.ts";

// A process of its own, run by Node as the product is: the files of the API stay as they are, untouched by a test
// runner's compiler. Keeps one PostgreSQL with the small world of the API's tests, and hands out copies of it.

const TEMPLATE = "heyi_small_world";
/** Nothing here has to survive a power cut. */
const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

const log = createLog("warn");
const folder = await mkdtemp(join(tmpdir(), "heyi-e2e-worlds-"));
await chmod(folder, 0o755);
const server = await startEmbedded(folder, FAST);
await run("postgres", [`create database ${TEMPLATE}`]);
await prepareDatabase(databaseAt(server.urlOf("postgres"), TEMPLATE), log);
await furnish();

process.on("message", (request: KeeperRequest) => {
  answer(request).then(
    (result) => send({ of: request.of, ...result }),
    (error: unknown) => send({ of: request.of, error: String(error) }),
  );
});
process.on("disconnect", () => {
  void stop();
});
send({ of: 0, url: "" });

async function answer(request: KeeperRequest): Promise<{ url: string }> {
  switch (request.ask) {
    case "COPY": {
      const name = `heyi_${randomBytes(6).toString("hex")}`;
      await run("postgres", [`create database ${name} template ${TEMPLATE}`]);
      return { url: server.urlOf(name) };
    }
    case "MULTIPLY": {
      await using db = openDatabase(request.url, log);
      await multiply(db.pool, request.number, request.times);
      return { url: request.url };
    }
    case "OUTRUN": {
      await using db = openDatabase(request.url, log);
      await outrun(db.pool, request.times);
      return { url: request.url };
    }
    default:
      throw new Error(`unknown request ${String(request satisfies never)}`);
  }
}

async function furnish(): Promise<void> {
  await using db = openDatabase(server.urlOf(TEMPLATE), log);
  await castOf(db, await hashed(PASSWORD), new Date());
}

async function run(database: string, statements: readonly string[]): Promise<void> {
  await using db = openDatabase(server.urlOf(database), log);
  for (const statement of statements) await db.pool.query(statement);
}

function send(message: KeeperAnswer): void {
  process.send?.(message);
}

async function stop(): Promise<void> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}
