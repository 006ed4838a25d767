import { setTimeout as sleep } from "node:timers/promises";
import { between, oneOf } from "../chance.ts";
import type { Drill } from "../drill.ts";
import { told } from "../findings.ts";
import { Load } from "../load.ts";
import { type ApiProcess, startProcesses } from "../product.ts";
import type { Subscriber } from "../subscriber.ts";
import { openScreens, townOf } from "../town.ts";
import { verdict } from "../verdict.ts";

const SIZES = { short: { kills: 6, perSecond: 30 }, long: { kills: 200, perSecond: 50 } };

/** INT-3, INT-4, LIV-1: processes die at any moment while people work and screens look on. */
export const kill: Drill = {
  name: "kill",
  does: "kill -9 over three processes; the screens cut their own sockets, too",
  async run(cluster, form) {
    const { kills, perSecond } = SIZES[form];
    await using house = await cluster.house();
    const town = await townOf(house);
    await using processes = await startProcesses(house.url, 3);
    const ports = processes.all.map(({ port }) => port);
    using screens = await openScreens(town, ports);
    const load = new Load({ ports, desks: town.desks, perSecond, attempts: Infinity });
    using _cutting = cuttingAtRandom(screens.all);
    for (let n = 0; n < kills; n += 1) {
      await sleep(between(500, 1500));
      await killOne(processes.all);
    }
    const sent = await load.stop();
    await Promise.all(processes.all.map((process) => process.ready()));
    return [
      told("processes killed", `${kills}`),
      ...(await verdict(town, sent, screens.all, processes.all)),
    ];
  },
};

/** One that answers, so that there is something to lose; it is started again at once. */
async function killOne(processes: readonly ApiProcess[]): Promise<void> {
  for (;;) {
    const process = oneOf(processes);
    if (await process.isReady()) {
      await process.end("SIGKILL");
      return process.launch();
    }
    await sleep(10);
  }
}

/** A screen's network breaks off now and then: about each second one of them. */
export function cuttingAtRandom(screens: readonly Subscriber[]): Disposable {
  const timer = setInterval(() => oneOf(screens).cut(), 1000);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
