import type { Cluster, House } from "./cluster.ts";
import { ALL_COURSES, type Course } from "./course.ts";
import type { Finding } from "./findings.ts";
import { Load } from "./load.ts";
import { type Processes, type Settings, startProcesses } from "./product.ts";
import { cuttingAtRandom, openScreens, type Screens } from "./screens.ts";
import { type Town, townOf } from "./town.ts";
import { verdict } from "./verdict.ts";

/** A working day: processes up, people at work, screens that look on and lose their network now and then. */
export type Office = {
  readonly house: House;
  readonly town: Town;
  readonly processes: Processes;
  readonly screens: Screens;
};

export type Day = {
  readonly processes: number;
  readonly perSecond: number;
  /** How often one command is tried; without end when left out. */
  readonly attempts?: number;
  readonly courses?: readonly Course[];
  readonly settings?: Settings;
};

/** Does `work` while people work, then asks whether all of it came through. */
export async function duringWork(
  cluster: Cluster,
  { processes: count, perSecond, attempts = Infinity, courses = ALL_COURSES, settings = {} }: Day,
  work: (office: Office) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  await using house = await cluster.house();
  const town = await townOf(house);
  await using processes = await startProcesses(house.url, count, settings);
  using screens = await openScreens(town, processes.ports);
  const { ports } = processes;
  using load = new Load({ ports, desks: town.desks, courses, perSecond, attempts });
  const findings = await whileCutting(screens, () => work({ house, town, processes, screens }));
  const sent = await load.stop();
  await Promise.all(processes.all.map((process) => process.ready()));
  return [...findings, ...(await verdict(town, sent, screens.all, processes.all))];
}

async function whileCutting<Found>(screens: Screens, work: () => Promise<Found>): Promise<Found> {
  using _cutting = cuttingAtRandom(screens.all);
  return await work();
}
