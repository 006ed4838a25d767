import { setTimeout as sleep } from "node:timers/promises";
import type { Desk } from "../course.ts";
import type { Drill, Form } from "../drill.ts";
import { atMost, type Finding, none, told } from "../findings.ts";
import { takeIn } from "../intake.ts";
import { judge, Past, rowsAt } from "../judge-reader.ts";
import { readLedger } from "../ledger.ts";
import { crowd } from "../people.ts";
import { startProcesses } from "../product.ts";
import { NO_FILTER } from "../queue-pages.ts";
import { Subscriber } from "../subscriber.ts";
import { type Town, townOf } from "../town.ts";

const SIZES = { short: { clients: 50 }, long: { clients: 1_000 } };
const BACK_WITHIN_MS = 10_000;
const MEANWHILE = 20;
const PATIENCE_MS = 60_000;

/** LIV-1: everybody loses the connection at once; all are back and whole within ten seconds. */
export const herd: Drill = {
  name: "herd",
  does: "all clients of a process cut at once: their sockets, then the process itself; people work on at another",
  async run(cluster, form) {
    const { clients: count } = SIZES[form];
    await using house = await cluster.house();
    const town = await townOf(house);
    await using processes = await startProcesses(house.url, 2);
    const [struck, other] = processes.all;
    const [desk] = town.desks;
    if (struck === undefined || other === undefined || desk === undefined)
      throw new Error("nobody is at work");
    await takeIn(struck.port, desk, 100);
    const people = await crowd(town.pool, town.person("dispatcher"), count);
    using leaving = new DisposableStack();
    const clients = people.map((person, n) =>
      leaving.use(new Subscriber(`client ${n + 1}`, person, NO_FILTER, [struck.port])),
    );
    await Promise.all(clients.map((client) => client.open()));
    await backAndWhole(town, clients, 0);
    const office = { port: other.port, desk };
    const cut = async () => clients.forEach((client) => client.cut());
    const killed = async () => {
      await struck.end("SIGKILL");
      struck.launch();
    };
    return [
      told("clients", `${count}`),
      ...(await strike("sockets cut", town, clients, office, form, cut)),
      ...(await strike("process killed", town, clients, office, form, killed)),
      none("events missed or out of order", await missed(town, clients)),
    ];
  },
};

/** Strikes; people at the other process take complaints in meanwhile; waits for everybody. */
async function strike(
  what: string,
  town: Town,
  clients: readonly Subscriber[],
  office: { readonly port: number; readonly desk: Desk },
  form: Form,
  blow: () => Promise<void>,
): Promise<readonly Finding[]> {
  const struckAt = performance.now();
  await blow();
  await takeIn(office.port, office.desk, MEANWHILE);
  const tookMs = (await backAndWhole(town, clients, struckAt)) - struckAt;
  const connected = Math.max(...clients.map(({ connectedAt }) => connectedAt)) - struckAt;
  const name = `${what}: all back and whole after`;
  return [
    told(`${what}: the last connected after`, `${connected.toFixed(0)} ms`),
    form === "short" ? told(name, `${tookMs.toFixed(0)} ms`) : atMost(name, tookMs, BACK_WITHIN_MS, "ms"),
  ];
}

/** When all were connected by a connection made after `since`, and showed what the log says. */
async function backAndWhole(town: Town, clients: readonly Subscriber[], since: number): Promise<number> {
  const [first] = clients;
  if (first === undefined) throw new Error("no clients");
  const past = new Past((await readLedger(town.pool, town.companyId)).moves);
  // All of them look at the same.
  const rows = [...rowsAt(Infinity, first, past)];
  const isWhole = ({ connectedAt, picture }: Subscriber) =>
    connectedAt > since &&
    picture.size === rows.length &&
    rows.every(([id, version]) => picture.get(id) === version);
  const begun = performance.now();
  while (!clients.every(isWhole) && performance.now() - begun < PATIENCE_MS) await sleep(50);
  return performance.now();
}

async function missed(town: Town, clients: readonly Subscriber[]): Promise<readonly string[]> {
  const past = new Past((await readLedger(town.pool, town.companyId)).moves);
  return clients.flatMap((client) => judge(client, past));
}
