import { setTimeout as sleep } from "node:timers/promises";
import type { CompanyId, DepartmentId, ProjectId } from "../../api/src/kernel/ids.ts";
import type { QueueFilter } from "../../api/src/complaint/queue/filter.ts";
import type { House, Pool } from "./cluster.ts";
import type { Desk } from "./course.ts";
import { Course, finalRows } from "./judge-reader.ts";
import { readLedger } from "./ledger.ts";
import { type Person, signedIn } from "./people.ts";
import { NO_FILTER } from "./queue-pages.ts";
import { Subscriber } from "./subscriber.ts";

/** Who is at work in a house: people by name, and the desks of its two projects. */
export type Town = {
  readonly pool: Pool;
  readonly companyId: CompanyId;
  readonly person: (username: string) => Person;
  readonly desks: readonly Desk[];
};

export async function townOf({ pool }: House): Promise<Town> {
  const person = await signedIn(pool);
  const { companyId } = person("dispatcher").actor;
  const desks = [
    deskOf(person("agent"), person("dispatcher"), person("handler")),
    deskOf(person("agentb"), person("dispatcherb"), person("handlerb")),
  ];
  return { pool, companyId, person, desks };
}

function deskOf(agent: Person, dispatcher: Person, handler: Person): Desk {
  const [held] = handler.actor.roles;
  const { projectId, departmentId } = held ?? {};
  if (!projectId || !departmentId) throw new Error("the handler belongs nowhere");
  return { agent, dispatcher, handler, projectId, departmentId };
}

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

/** All of them with their first picture. */
export async function openScreens(
  { person }: Town,
  ports: readonly number[],
): Promise<Disposable & { readonly all: readonly Subscriber[] }> {
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
  const course = new Course((await readLedger(pool, companyId)).moves);
  const begun = performance.now();
  while (!screens.every((screen) => shows(screen, course)) && performance.now() - begun < withinMs)
    await sleep(50);
  return performance.now() - begun;
}

export function shows({ filter, sight, picture }: Subscriber, course: Course): boolean {
  const rows = finalRows(filter, sight, course);
  return rows.size === picture.size && [...rows].every(([id, version]) => picture.get(id) === version);
}
