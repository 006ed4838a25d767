import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { encodeGlobalId } from "../src/graphql/global-id.ts";
import { type Answered, Caller } from "./caller.ts";
import type { BenchDatabases, SizeName } from "./database.ts";
import { QUEUE_PAGE, type PageAnswer } from "./documents.ts";
import { against, median, percentile, spread } from "./figures.ts";
import { readersOf, type Reader } from "./people.ts";
import { countStatements } from "./proxy.ts";
import { type BenchServer, startServer } from "./server.ts";

const ROUNDS = 5;
const PER_SECOND = 20;
const CONNECTIONS = 4;
const THROUGHPUT_MS = 2500;
/** Each question this often per round. */
const REPEATS = 8;
const DEEP = 40;

type Case = {
  readonly name: string;
  readonly reader: Reader;
  readonly variables: { filter: object; first: number; after: string | null };
};
type Measured = { readonly server: BenchServer; readonly caller: Caller; readonly cases: readonly Case[] };
type Round = {
  readonly latencies: ReadonlyMap<string, number[]>;
  readonly perSecond: number;
  readonly cpuEach: number;
};

/** A page of 50 rows with names, due times and counters, over 20,000 open of a million against 1,000 of ten thousand. */
export async function benchQueuePage(databases: BenchDatabases): Promise<string[]> {
  const asked = await statements(databases);
  await using stack = new AsyncDisposableStack();
  const sides = {
    small: await prepare(databases, "small", stack),
    large: await prepare(databases, "large", stack),
  };
  const rounds: Record<SizeName, Round[]> = { small: [], large: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const size of ["small", "large"] as const) {
      const measured = await measure(sides[size]);
      // The first one warms caches and code.
      if (round > 0) rounds[size].push(measured);
    }
  }
  return [...report(rounds), asked];
}

async function prepare(
  databases: BenchDatabases,
  size: SizeName,
  stack: AsyncDisposableStack,
): Promise<Measured> {
  const database = stack.use(await databases.copy(size));
  const server = stack.use(await startServer(database.url));
  const caller = stack.use(new Caller(server.port));
  return { server, caller, cases: await casesOf(database.url, caller) };
}

async function casesOf(databaseUrl: string, caller: Caller): Promise<readonly Case[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const [dispatcher] = await readersOf(client, "DISPATCHER", 1);
  const [quality] = await readersOf(client, "COMPANY_QA", 1);
  const [handler] = await readersOf(client, "HANDLER", 1);
  await client.end();
  if (!dispatcher || !quality || !handler) throw new Error("the company lacks people");
  const project = dispatcher.actor.roles.find((held) => held.projectId !== null)?.projectId ?? "";
  const page = (name: string, reader: Reader, filter: object): Case => ({
    name,
    reader,
    variables: { filter, first: 50, after: null },
  });
  const cases = [
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
  const deep = [cases[0], cases[5]].filter((one) => one !== undefined);
  return [...cases, ...(await Promise.all(deep.map((one) => deepened(one, caller))))];
}

/** The same question on page 40, or on the last full page before it. */
async function deepened(one: Case, caller: Caller): Promise<Case> {
  let after: string | null = null;
  for (let pageNumber = 1; pageNumber < DEEP; pageNumber += 1) {
    const page: Answered<PageAnswer> = await caller.ask(one.reader.cookie, QUEUE_PAGE, {
      ...one.variables,
      after,
    });
    const { hasNextPage, endCursor } = page.data.queue.pageInfo;
    if (!hasNextPage) break;
    after = endCursor;
  }
  return { ...one, name: `${one.name}, deep`, variables: { ...one.variables, after } };
}

async function measure({ server, caller, cases }: Measured): Promise<Round> {
  const latencies = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
  const ask = async ({ name, reader, variables }: Case) => {
    const { ms } = await caller.ask(reader.cookie, QUEUE_PAGE, variables);
    latencies.get(name)?.push(ms);
  };
  const calls: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < REPEATS * cases.length; n += 1) {
    await sleep(Math.max(0, begun + (n * 1000) / PER_SECOND - performance.now()));
    const one = cases[n % cases.length];
    if (one !== undefined) calls.push(ask(one));
  }
  await Promise.all(calls);
  return { latencies, ...(await throughput(server, caller, cases)) };
}

async function throughput(server: BenchServer, caller: Caller, cases: readonly Case[]) {
  const [begun, cpu] = [performance.now(), server.cpu()];
  let asked = 0;
  const worker = async () => {
    while (performance.now() - begun < THROUGHPUT_MS) {
      const one = cases[(asked += 1) % cases.length];
      if (one !== undefined) await caller.ask(one.reader.cookie, QUEUE_PAGE, one.variables);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return { perSecond: (asked * 1000) / (performance.now() - begun), cpuEach: (server.cpu() - cpu) / asked };
}

function report(rounds: Record<SizeName, Round[]>): string[] {
  const all = (size: SizeName, name?: string) =>
    rounds[size].flatMap(({ latencies }) =>
      name === undefined ? [...latencies.values()].flat() : (latencies.get(name) ?? []),
    );
  const names = [...(rounds.large[0]?.latencies.keys() ?? [])];
  const ratios = rounds.large.map((round, index) => {
    const small = rounds.small[index];
    return (
      median([...round.latencies.values()].flat()) / median([...(small?.latencies.values() ?? [])].flat())
    );
  });
  const rate = (size: SizeName) => median(rounds[size].map((round) => round.perSecond)).toFixed(0);
  const cpu = (size: SizeName) => median(rounds[size].map((round) => round.cpuEach)).toFixed(1);
  return [
    against(`page p99 at ${PER_SECOND}/s over 20,000 of 1,000,000`, percentile(all("large"), 0.99), 60, "ms"),
    against("large/small, median of five rounds", median(ratios), 1.5, "times"),
    `     small ${spread(all("small"))}`,
    `     large ${spread(all("large"))}`,
    `     ${CONNECTIONS} connections: small ${rate("small")}/s, ${cpu("small")} ms of server CPU each; large ${rate("large")}/s, ${cpu("large")} ms`,
    ...names.map((name) => {
      const [small, large] = [all("small", name), all("large", name)];
      const ratio = (median(large) / median(small)).toFixed(2);
      return `     ${name.padEnd(24)} small p50 ${median(small).toFixed(1)}  large ${spread(large)}  ratio ${ratio}`;
    }),
  ];
}

async function statements(databases: BenchDatabases): Promise<string> {
  await using database = await databases.copy("small");
  await using proxy = await countStatements(database.url);
  await using server = await startServer(proxy.url);
  using caller = new Caller(server.port);
  const [one] = await casesOf(database.url, caller);
  if (one === undefined) throw new Error("no case");
  const count = async (first: number) => {
    const counts: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      proxy.take();
      await caller.ask(one.reader.cookie, QUEUE_PAGE, { ...one.variables, first });
      counts.push(proxy.take());
    }
    return median(counts);
  };
  const [ten, hundred] = [await count(10), await count(100)];
  return `${ten === hundred ? "ok  " : "MISS"} statements per request, session and rights included: first 10: ${ten}, first 100: ${hundred}`;
}
