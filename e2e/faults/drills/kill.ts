import { setTimeout as sleep } from "node:timers/promises";
import { between, oneOf } from "../chance.ts";
import type { Drill } from "../drill.ts";
import { told } from "../findings.ts";
import { duringWork } from "../office.ts";
import type { ApiProcess } from "../product.ts";

const SIZES = { short: { kills: 3, perSecond: 20 }, long: { kills: 200, perSecond: 50 } };

/** INT-3, INT-4, LIV-1: processes die at any moment while people work and screens look on. */
export const kill: Drill = {
  name: "kill",
  does: "kill -9 over three processes at work; screens cut their own sockets, too",
  run(cluster, form) {
    const { kills, perSecond } = SIZES[form];
    return duringWork(cluster, { processes: 3, perSecond }, async ({ processes }) => {
      for (let n = 0; n < kills; n += 1) {
        await sleep(between(500, 1500));
        await killOne(processes.all);
      }
      return [told("processes killed", `${kills}`)];
    });
  },
};

/** One of those that answer, so that there is something to lose, while another is left; it is started again at once. */
export async function killOne(processes: readonly ApiProcess[]): Promise<void> {
  for (;;) {
    const answers = await Promise.all(processes.map((one) => one.isReady()));
    const ready = processes.filter((_, n) => answers[n]);
    if (ready.length > 1) {
      const victim = oneOf(ready);
      await victim.end("SIGKILL");
      return victim.launch();
    }
    await sleep(10);
  }
}
