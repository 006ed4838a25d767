import { randomBytes } from "node:crypto";
import pg from "pg";
import { newId } from "../src/kernel/ids.ts";
import { BUDGET } from "../src/partner/budget.ts";
import { hashOf, KEY_PREFIX } from "../src/partner/partner.ts";
import { PARTNER_SCOPES } from "@heyi/schema/vocabulary/partner.ts";
import type { BenchDatabases } from "./database.ts";
import { against, percentile, spread } from "./figures.ts";
import { startProduct } from "./program.ts";

const OWN = 10_000;
const ROUNDS = 60;
const FIELDS = `number state stateText project content demand receivedAt department handler promisedAt promiseMoved quietUntil outcome
  confirmed rated canRemark canAddEvidence canConfirm canRefuse canRate trackingCode
  entries { id kind title at text reason promisedAt ways file { name form url previewUrl } }`;
const page = (alias: string) =>
  `${alias}: submittedComplaints(first: 100) { ... on SubmittedComplaints { nodes { ${FIELDS} } endCursor hasNextPage } }`;

/** PAR-1: what an app may ask for at most, of the million. */
export async function benchPartner(databases: BenchDatabases): Promise<string[]> {
  const { url } = await databases.shared("large");
  const key = await ownSome(url);
  await using product = await startProduct(url);
  const one = await timed(product.port, key, `{ ${page("one")} }`);
  const dearest = await timed(product.port, key, `{ ${page("one")} ${page("two")} }`);
  const changes = await timed(
    product.port,
    key,
    `{ submittedChanges(first: 100) { ... on SubmittedChanges { changes { kind at complaint { ${FIELDS} } } endCursor } } }`,
  );
  return [
    against("a page of 100 with everything, p95", percentile(one.ms, 0.95), 250, "ms"),
    `${spread(one.ms)}, costs ${one.requested} asked and ${one.actual} in fact of ${BUDGET.perRequest}`,
    against("the dearest that is let through, p95", percentile(dearest.ms, 0.95), 1_000, "ms"),
    `${spread(dearest.ms)}, costs ${dearest.requested} asked of ${BUDGET.perRequest}`,
    against("100 changes with everything from far behind, p95", percentile(changes.ms, 0.95), 250, "ms"),
    spread(changes.ms),
  ];
}

/** An app to which some of the company's complaints are given, the newest. */
async function ownSome(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const now = new Date();
  const [appId, keyId] = [newId(now), newId(now)];
  const key = `${KEY_PREFIX}${randomBytes(32).toString("base64url")}`;
  const { rows } = await client.query<{ companyId: string; staffId: string }>(
    'select company_id as "companyId", id as "staffId" from staff order by id limit 1',
  );
  const [staff] = rows;
  if (staff === undefined) throw new Error("the company lacks people");
  await client.query(
    `insert into partner_app (id, company_id, name, scopes, project_ids, staff_id, since, created_at)
     values ($1, $2, 'bench', $3, '{}', $4, 0, $5)`,
    [appId, staff.companyId, PARTNER_SCOPES, staff.staffId, now],
  );
  await client.query(
    "insert into partner_key (id, app_id, hash, shown, staff_id, created_at) values ($1, $2, $3, $4, $5, $6)",
    [keyId, appId, hashOf(key), key.slice(0, 15), staff.staffId, now],
  );
  await client.query(
    `update complaint set partner_app_id = $1
      where id in (select id from complaint where company_id = $2 order by received_at desc limit $3)`,
    [appId, staff.companyId, OWN],
  );
  await client.query("analyze complaint");
  await client.end();
  return key;
}

type Timed = { readonly ms: readonly number[]; readonly requested: number; readonly actual: number };

async function timed(port: number, key: string, query: string): Promise<Timed> {
  const ms: number[] = [];
  let cost = { requested: 0, actual: 0 };
  for (let round = 0; round < ROUNDS;) {
    const from = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ query }),
    });
    const body = (await response.json()) as { errors?: unknown; extensions?: { cost: typeof cost } };
    if (response.status === 429) {
      // The budget: as long as it says, and then on.
      const wait = Number(response.headers.get("retry-after")) * 1_000;
      await new Promise((resolve) => void setTimeout(resolve, wait));
      continue;
    }
    if (body.errors !== undefined || body.extensions === undefined)
      throw new Error(JSON.stringify(body.errors));
    ({ cost } = body.extensions);
    ms.push(performance.now() - from);
    round += 1;
  }
  return { ms: ms.slice(10), ...cost };
}
