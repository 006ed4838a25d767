import { deepStrictEqual } from "node:assert/strict";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { encodeGlobalId } from "../src/graphql/global-id.ts";
import { newId, type ProjectId, type UserId } from "../src/kernel/ids.ts";
import type { BenchDatabases } from "./database.ts";
import { REGISTER } from "./documents.ts";
import { judged } from "./figures.ts";
import { type Ask, askOnce } from "./load.ts";
import { readersOf } from "./people.ts";
import { startLimit, startProduct } from "./program.ts";
import { inTurns, ratioOf, words } from "./rounds.ts";
import { createSessions } from "./sessions.ts";
import { dataOf, postOf } from "./wire.ts";

/** A complaint taken in: the product with its deadlines, counters and notices, the limit with four rows in a transaction. */
export async function benchRegister(databases: BenchDatabases): Promise<string[]> {
  const { url } = await databases.shared("large");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const [dispatcher] = await readersOf(client, "DISPATCHER", 1);
  const projectId = dispatcher?.actor.roles.find((held) => held.role === "DISPATCHER")?.projectId;
  if (dispatcher === undefined || !projectId) throw new Error("the company lacks people");
  const apart = await companyApart(client);
  await client.end();
  await using product = await startProduct(url);
  await using limit = await startLimit(url);
  const ours = registering("/graphql", dispatcher.cookie, (key) => ({
    query: REGISTER,
    variables: { input: inputOf(projectId, key) },
  }));
  const theirs = registering("/register", apart.cookie, (key) => ({ input: inputOf(apart.projectId, key) }));
  deepStrictEqual(
    shapeOf(dataOf(await askOnce(product.port, ours.bytes()))),
    shapeOf(dataOf(await askOnce(limit.port, theirs.bytes()))),
  );
  const rounds = await inTurns({ program: product, asks: [ours] }, { program: limit, asks: [theirs] });
  return [
    judged("register, commands per second against the limit's", ratioOf(rounds, "perSecond"), {
      aim: 0.7,
      least: 0.5,
      unit: "times",
    }),
    `     ours  ${words(rounds.one)}`,
    `     limit ${words(rounds.other)}`,
    `     ratios: server CPU ${ratioOf(rounds, "cpuEach").toFixed(2)}, latency ${ratioOf(rounds, "latency").toFixed(2)}`,
  ];
}

const PLACEHOLDER = "00000000-0000-4000-8000-000000000000";

/** Every command has a key of its own; the rest of the bytes stays. */
function registering(path: string, cookie: string, body: (key: string) => object): Ask {
  const template = postOf(path, cookie, body(PLACEHOLDER));
  const at = template.indexOf(PLACEHOLDER);
  return {
    name: "register",
    bytes: () => {
      const bytes = Buffer.from(template);
      bytes.write(randomUUID(), at, "latin1");
      return bytes;
    },
  };
}

export function inputOf(projectId: ProjectId, idempotencyKey: string): object {
  return {
    idempotencyKey,
    projectId: encodeGlobalId("Project", projectId),
    channel: "HOTLINE",
    content: "电梯又停在半路,老人被困了十分钟,物业说明天才来人。",
    complainant: { kind: "OWNER", name: "王建国", phone: "13800001234" },
  };
}

/** What is there, whatever it says. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]));
}

/** The limit's rows go into a company of their own, so that the product's live queue is not fed by them. */
async function companyApart(client: pg.Client): Promise<{ cookie: string; projectId: ProjectId }> {
  const now = new Date();
  const [companyId, staffId] = [newId(now), newId(now)];
  const [userId, projectId] = [newId<"User">(now), newId<"Project">(now)];
  await client.query("insert into company (id, code, name, created_at) values ($1, 'LIMIT', 'Limit', $2)", [
    companyId,
    now,
  ]);
  await client.query("insert into log_head (company_id) values ($1)", [companyId]);
  await client.query(
    "insert into auth_user (id, name, email, updated_at) values ($1, 'limit', 'limit@example.invalid', $2)",
    [userId, now],
  );
  await client.query(
    "insert into staff (id, company_id, user_id, username, name, title) values ($1, $2, $3, 'limit', 'Limit', 'Limit')",
    [staffId, companyId, userId],
  );
  await client.query(
    `insert into project (id, company_id, code, name, city, area, position, service_hours)
     values ($1, $2, 'LIM', 'Limit', 'Limit', 1, 1, '[["08:30","18:00"]]')`,
    [projectId, companyId],
  );
  await client.query(
    "insert into staff_role (id, staff_id, role, project_id) values ($1, $2, 'DISPATCHER', $3)",
    [newId(now), staffId, projectId],
  );
  const [cookie = ""] = await createSessions(client, [userId satisfies UserId]);
  return { cookie, projectId };
}
