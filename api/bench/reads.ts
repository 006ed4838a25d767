import pg from "pg";
import { encodeGlobalId } from "../src/graphql/global-id.ts";
import { always, deepened, queueCases, requireSame, toLimit, toProduct } from "./cases.ts";
import type { BenchDatabases } from "./database.ts";
import { COMPLAINT, LIST } from "./documents.ts";
import { type Bounds, judged } from "./figures.ts";
import type { Ask } from "./load.ts";
import { readersOf } from "./people.ts";
import { startLimit, startProduct } from "./program.ts";
import { inTurns, ratioOf, words } from "./rounds.ts";
import { postOf } from "./wire.ts";

type Pair = { readonly product: Ask; readonly limit: Ask };

/** The queue's page of 50 rows with names, due times and counters, over readers and views as an office asks it. */
export async function benchQueuePage(databases: BenchDatabases): Promise<string[]> {
  const { url } = await databases.shared("large");
  await using product = await startProduct(url);
  const cases = await queueCases(url);
  const mixed = [...cases];
  for (const one of cases.filter(({ name }) => name.endsWith(" OPEN")))
    mixed.push(await deepened(one, product.port));
  const pairs = mixed.map((one) => ({ product: toProduct(one), limit: toLimit(one) }));
  return against(url, "queue page of 50, requests per second against the limit's", pairs, {
    aim: 4,
    least: 2,
    unit: "times",
  });
}

/** A complaint with thirty events, as the console's page asks it. */
export async function benchDetail(databases: BenchDatabases): Promise<string[]> {
  const { url } = await databases.shared("large");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const [reader] = await readersOf(client, "COMPANY_QA", 1);
  const { rows } = await client.query<{ id: string }>(WITH_HISTORY);
  await client.end();
  if (reader === undefined) throw new Error("the company lacks people");
  const pairs = rows.map((row) => {
    const id = encodeGlobalId("Complaint", row.id);
    return {
      product: always(row.id, postOf("/graphql", reader.cookie, { query: COMPLAINT, variables: { id } })),
      limit: always(row.id, postOf("/detail", reader.cookie, { id })),
    };
  });
  return against(url, "one complaint with 30 events, requests per second against the limit's", pairs, {
    aim: 0.9,
    least: 0.7,
    unit: "times",
  });
}

const WITH_HISTORY = `
  select c.id from complaint c
   where c.state in ('INVESTIGATING', 'RECTIFYING') and c.version = 30
     and (select count(*) from event e where e.company_id = c.company_id and e.complaint_id = c.id) = 30
   order by c.id limit 20`;

/** The first hundred of everything that a reader sees, the latest first. */
export async function benchList(databases: BenchDatabases): Promise<string[]> {
  const { url } = await databases.shared("large");
  const readers = new Map((await queueCases(url)).map(({ reader }) => [reader.cookie, reader]));
  const pairs = [...readers.values()].map((reader, index) => {
    const one = {
      name: `reader ${index + 1}`,
      reader,
      variables: { filter: { view: "ALL" }, first: 100, after: null, bare: true },
    };
    const { bare: _, ...variables } = one.variables;
    return { product: toProduct({ ...one, variables }, LIST), limit: toLimit(one) };
  });
  return against(url, "list of 100, requests per second against the limit's", pairs, {
    aim: 0.95,
    least: 0.8,
    unit: "times",
  });
}

async function against(
  databaseUrl: string,
  what: string,
  pairs: readonly Pair[],
  bounds: Bounds,
): Promise<string[]> {
  await using product = await startProduct(databaseUrl);
  await using limit = await startLimit(databaseUrl);
  const asks = { product: pairs.map((pair) => pair.product), limit: pairs.map((pair) => pair.limit) };
  await requireSame({ port: product.port, asks: asks.product }, { port: limit.port, asks: asks.limit });
  const rounds = await inTurns(
    { program: product, asks: asks.product },
    { program: limit, asks: asks.limit },
  );
  return [
    judged(what, ratioOf(rounds, "perSecond"), bounds),
    `     ours  ${words(rounds.one)}`,
    `     limit ${words(rounds.other)}`,
    `     ratios: server CPU ${ratioOf(rounds, "cpuEach").toFixed(2)}, latency ${ratioOf(rounds, "latency").toFixed(2)}; ${pairs.length} cases, each answered alike by both`,
  ];
}
