import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { encodeGlobalId } from "../src/graphql/global-id.ts";
import { type PageAnswer, QUEUE_PAGE } from "./documents.ts";
import { askOnce, type Ask } from "./load.ts";
import { readersOf, type Reader } from "./people.ts";
import { dataOf, postOf } from "./wire.ts";

export type QueueVariables = {
  readonly filter: object;
  readonly first: number;
  readonly after: string | null;
};
/** A question to the queue under somebody's rights. */
export type Case = { readonly name: string; readonly reader: Reader; readonly variables: QueueVariables };

const PAGE = 50;
const DEEP = 40;

/** The mix of an office: dispatchers and quality look at all of theirs, handlers at their department's and their own. */
export async function queueCases(databaseUrl: string): Promise<readonly Case[]> {
  const [dispatcher, quality, handler] = await officeOf(databaseUrl);
  const project = dispatcher.actor.roles.find((held) => held.projectId !== null)?.projectId ?? "";
  const page = (name: string, reader: Reader, filter: object): Case => ({
    name,
    reader,
    variables: { filter, first: PAGE, after: null },
  });
  return [
    page("dispatcher OPEN", dispatcher, { view: "OPEN" }),
    page("dispatcher OVERDUE", dispatcher, { view: "OVERDUE" }),
    page("dispatcher ESCALATED", dispatcher, { view: "ESCALATED" }),
    page("dispatcher text", dispatcher, { view: "OPEN", text: "电梯" }),
    page("dispatcher one project", dispatcher, {
      view: "OPEN",
      projectIds: [encodeGlobalId("Project", project)],
    }),
    page("quality OPEN", quality, { view: "OPEN" }),
    page("quality OVERDUE", quality, { view: "OVERDUE" }),
    page("quality text", quality, { view: "OPEN", text: "漏水" }),
    page("handler OPEN", handler, { view: "OPEN" }),
    page("handler MINE", handler, { view: "MINE" }),
  ];
}

async function officeOf(databaseUrl: string): Promise<readonly [Reader, Reader, Reader]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const [dispatcher] = await readersOf(client, "DISPATCHER", 1);
  const [quality] = await readersOf(client, "COMPANY_QA", 1);
  const [handler] = await readersOf(client, "HANDLER", 1);
  await client.end();
  if (!dispatcher || !quality || !handler) throw new Error("the company lacks people");
  return [dispatcher, quality, handler];
}

/** The same question on page 40, or on the last full page before it. */
export async function deepened(one: Case, port: number): Promise<Case> {
  let after: string | null = null;
  for (let page = 1; page < DEEP; page += 1) {
    const ask = toProduct({ ...one, variables: { ...one.variables, after } });
    const answer = dataOf(await askOnce(port, ask.bytes())) as PageAnswer;
    const { hasNextPage, endCursor } = answer.queue.pageInfo;
    if (!hasNextPage) break;
    after = endCursor;
  }
  return { ...one, name: `${one.name}, deep`, variables: { ...one.variables, after } };
}

export function toProduct({ name, reader, variables }: Case, query = QUEUE_PAGE): Ask {
  return always(name, postOf("/graphql", reader.cookie, { query, variables }));
}

export function toLimit({ name, reader, variables }: Case): Ask {
  return always(name, postOf("/queue", reader.cookie, variables));
}

export function always(name: string, bytes: Buffer): Ask {
  return { name, bytes: () => bytes };
}

/** @throws where the two do not answer the same: they would not have done the same work */
export async function requireSame(
  product: { readonly port: number; readonly asks: readonly Ask[] },
  limit: { readonly port: number; readonly asks: readonly Ask[] },
): Promise<void> {
  for (const [index, ask] of product.asks.entries()) {
    const other = limit.asks[index];
    if (other === undefined) throw new Error(`the limit is not asked ${ask.name}`);
    const ours = dataOf(await askOnce(product.port, ask.bytes()));
    const theirs = dataOf(await askOnce(limit.port, other.bytes()));
    const path = differenceOf(ours, theirs);
    if (path !== null) throw new Error(`${ask.name}: the product and its limit differ in ${path}`);
  }
}

/** Where two answers first differ, and how; null where they do not. */
function differenceOf(one: unknown, other: unknown, path = "data"): string | null {
  if (isDeepStrictEqual(one, other)) return null;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return `${path}: ${String(one)}, ${String(other)}`;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) {
    const inner = differenceOf(Reflect.get(one, name), Reflect.get(other, name), `${path}.${name}`);
    if (inner !== null) return inner;
  }
  return path;
}
