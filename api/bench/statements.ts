import pg from "pg";
import { randomUUID } from "node:crypto";
import { queueCases, toProduct } from "./cases.ts";
import type { BenchDatabases } from "./database.ts";
import { COMPLAINT, LIST, type PageAnswer, REGISTER } from "./documents.ts";
import { holds, median } from "./figures.ts";
import { type Ask, askOnce } from "./load.ts";
import { startProduct } from "./program.ts";
import { countStatements } from "./proxy.ts";
import { readersOf } from "./people.ts";
import { inputOf } from "./register.ts";
import { dataOf, postOf } from "./wire.ts";

const TIMES = 9;
/** Statements of all kinds, begin and commit included. */
const MOST_FOR_REGISTER = 3;

/** What the database is asked for one request, session and rights included: the rows asked for must not tell. */
export async function benchStatements(databases: BenchDatabases): Promise<string[]> {
  const { url } = await databases.shared("small");
  await using proxy = await countStatements(url);
  await using product = await startProduct(proxy.url);
  const [page] = await queueCases(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const [dispatcher] = await readersOf(client, "DISPATCHER", 1);
  await client.end();
  const projectId = dispatcher?.actor.roles.find((held) => held.role === "DISPATCHER")?.projectId;
  if (page === undefined || dispatcher === undefined || !projectId)
    throw new Error("the company lacks people");

  const count = async (ask: Pick<Ask, "bytes">) => {
    const counts: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      proxy.take();
      dataOf(await askOnce(product.port, ask.bytes()));
      counts.push(proxy.take());
    }
    return median(counts);
  };
  const queue = (first: number, query?: string) =>
    count(toProduct({ ...page, variables: { ...page.variables, first } }, query));
  const rows = dataOf(await askOnce(product.port, toProduct(page).bytes())) as PageAnswer;
  const variables = { id: rows.queue.edges[0]?.node.id };
  const [ten, hundred, list] = [await queue(10), await queue(100), await queue(100, LIST)];
  const detail = await count({
    bytes: () => postOf("/graphql", page.reader.cookie, { query: COMPLAINT, variables }),
  });
  const register = await count({
    bytes: () =>
      postOf("/graphql", dispatcher.cookie, {
        query: REGISTER,
        variables: { input: inputOf(projectId, randomUUID()) },
      }),
  });
  return [
    holds(`queue page: first 10: ${ten}, first 100: ${hundred}`, ten === hundred),
    `     list of 100: ${list}, one complaint: ${detail}`,
    holds(`register: ${register} (at most ${MOST_FOR_REGISTER})`, register <= MOST_FOR_REGISTER),
  ];
}
