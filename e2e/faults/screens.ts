import { setTimeout as sleep } from "node:timers/promises";
import type { QueueFilter } from "../../api/src/complaint/queue/filter.ts";
import { oneOf } from "./chance.ts";
import { Past, rowsAt } from "./judge-reader.ts";
import { readLedger } from "./ledger.ts";
import { NO_FILTER } from "./queue-pages.ts";
import { Subscriber } from "./subscriber.ts";
import type { Town } from "./town.ts";

/** Twenty screens as they stand about: every view, whole projects and own work, one project of two, one channel. */
const SCREENS: readonly { username: string; filter: Partial<QueueFilter> }[] = [
  { username: "dispatcher", filter: {} },
  { username: "dispatcher2", filter: {} },
  { username: "dispatcher", filter: { view: "UNASSIGNED" } },
  { username: "dispatcher", filter: { view: "MINE" } },
  { username: "dispatcher", filter: { view: "ESCALATED" } },
  { username: "agent", filter: { channels: ["WECHAT"] } },
  { username: "agent", filter: { view: "ENDED" } },
  { username: "handler", filter: {} },
  { username: "handler", filter: { view: "MINE" } },
  { username: "cleaner", filter: {} },
  { username: "supervisor", filter: { view: "ESCALATED" } },
  { username: "supervisor", filter: { categories: ["FACILITIES"] } },
  { username: "manager", filter: { states: ["INVESTIGATING", "ASSIGNED"] } },
  { username: "dispatcherb", filter: {} },
  { username: "dispatcherb", filter: { priorities: ["P3", "P4"] } },
  { username: "supervisorb", filter: { view: "ALL" } },
  { username: "handlerb", filter: { view: "MINE" } },
  { username: "qa", filter: {} },
  { username: "qa", filter: { view: "ALL" } },
  { username: "admin", filter: { view: "ESCALATED" } },
];

export type Screens = Disposable & { readonly all: readonly Subscriber[] };

/** All of them with their first picture. */
export async function openScreens({ person }: Town, ports: readonly number[]): Promise<Screens> {
  const all = SCREENS.map(({ username, filter }, n) => {
    const name = `${n + 1} ${username} ${Object.values(filter).flat().join(",") || "OPEN"}`;
    return new Subscriber(name, person(username), { ...NO_FILTER, ...filter }, ports);
  });
  using opening = new DisposableStack();
  for (const screen of all) opening.use(screen);
  await Promise.all(all.map((screen) => screen.open()));
  const open = opening.move();
  return { all, [Symbol.dispose]: () => open.dispose() };
}

/** Waits until every screen shows what the log says it must; gives up after `withinMs`. Returns how long it took. */
export async function untilWhole(
  { pool, companyId }: Town,
  screens: readonly Subscriber[],
  withinMs: number,
): Promise<number> {
  const past = new Past((await readLedger(pool, companyId)).moves);
  const begun = performance.now();
  while (!screens.every((screen) => shows(screen, past)) && performance.now() - begun < withinMs)
    await sleep(50);
  return performance.now() - begun;
}

function shows(screen: Subscriber, past: Past): boolean {
  const { picture } = screen;
  const rows = rowsAt(Infinity, screen, past);
  return rows.size === picture.size && [...rows].every(([id, version]) => picture.get(id) === version);
}

/** A screen's network breaks off now and then: each second one of them. */
export function cuttingAtRandom(screens: readonly Subscriber[]): Disposable {
  const timer = setInterval(() => oneOf(screens).cut(), 1000);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
