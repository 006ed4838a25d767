import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { QueueFilter, QueueView } from "../src/complaint/queue/filter.ts";
import { sightOf } from "../src/org/access.ts";
import type { BenchDatabases } from "./database.ts";
import { against, percentile, spread } from "./figures.ts";
import { sendCommands } from "./live-commands.ts";
import type { Assignment, Findings, ReaderJob } from "./live-readers.ts";
import { readersOf, type Reader } from "./people.ts";
import { startProduct } from "./program.ts";

const SUBSCRIBERS = 200;
const PER_SECOND = 50;
const SECONDS = 20;
/** The last messages are on their way. */
const SETTLE_MS = 2000;

const READERS = fileURLToPath(new URL("live-readers.ts", import.meta.url));

/** From commit to every subscriber's socket, with dispatchers at work over 20,000 open of a million complaints. */
export async function benchLive(databases: BenchDatabases): Promise<string[]> {
  const database = await databases.shared("large");
  await using server = await startProduct(database.url);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const dispatchers = await readersOf(client, "DISPATCHER", 10);
  const readers = jobsOf(
    dispatchers,
    await readersOf(client, "SUPERVISOR", 5),
    await readersOf(client, "HANDLER", 20),
    await readersOf(client, "COMPANY_QA", 3),
  );
  await client.end();

  const child = fork(READERS);
  const [companyId] = dispatchers.map(({ actor }) => actor.companyId);
  if (companyId === undefined) throw new Error("no dispatchers");
  child.send({
    url: `ws://127.0.0.1:${server.port}/graphql`,
    databaseUrl: database.url,
    companyId,
    readers,
  } satisfies Assignment);
  await once(child, "message");
  await sendCommands(server.port, dispatchers, PER_SECOND, 3);
  child.send("measure");
  const cpu = server.cpu();
  const sent = await sendCommands(server.port, dispatchers, PER_SECOND, SECONDS);
  const busy = (server.cpu() - cpu) / SECONDS / 10;
  await sleep(SETTLE_MS);
  child.send("judge");
  const [findings] = (await once(child, "message")) as [Findings];
  return report(findings, sent, busy);
}

function report(
  { latencies, deliveries, missing }: Findings,
  sent: Awaited<ReturnType<typeof sendCommands>>,
  busy: number,
): string[] {
  return [
    against("commit to socket, p50", percentile(latencies, 0.5), 20, "ms"),
    against("commit to socket, p99", percentile(latencies, 0.99), 100, "ms"),
    `${missing.length === 0 ? "ok  " : "MISS"} every subscriber ends with every complaint's last version: ${missing.length} missing`,
    ...missing.slice(0, 5).map((line) => `     ${line}`),
    `     commit to socket ${spread(latencies)}; ${SUBSCRIBERS} subscribers, ${PER_SECOND} commands/s, ${deliveries} messages`,
    `     commands, request to answer ${spread(sent.ms)}, ${sent.refused} refused; server busy ${busy.toFixed(0)} % of a core`,
  ];
}

const VIEWS: readonly QueueView[] = [
  "OPEN",
  "UNASSIGNED",
  "DUE_SOON",
  "OVERDUE",
  "ESCALATED",
  "OPEN",
  "MINE",
];

/** Dispatchers and supervisors of five projects, each with several views; a few screens of quality and of handlers. */
function jobsOf(
  dispatchers: readonly Reader[],
  supervisors: readonly Reader[],
  handlers: readonly Reader[],
  quality: readonly Reader[],
): ReaderJob[] {
  const desk = [...dispatchers, ...supervisors];
  return Array.from({ length: SUBSCRIBERS }, (_, n) => {
    const people = n % 20 === 0 ? quality : n % 10 === 1 ? handlers : desk;
    const reader = people[Math.floor(n / 2) % people.length];
    if (reader === undefined) throw new Error("the company lacks people");
    const sight = sightOf(reader.actor);
    const view = VIEWS[n % VIEWS.length] ?? "OPEN";
    const [project] = sight.projectIds;
    const projectIds = n % 7 === 5 && project !== undefined ? [project] : null;
    return { cookie: reader.cookie, sight, filter: filterOf(view, projectIds) };
  });
}

function filterOf(view: QueueView, projectIds: QueueFilter["projectIds"]): QueueFilter {
  return {
    view,
    projectIds,
    categories: null,
    states: null,
    priorities: null,
    channels: null,
    staffId: null,
    departmentId: null,
    text: null,
  };
}
