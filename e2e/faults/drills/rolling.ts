import { setTimeout as sleep } from "node:timers/promises";
import type { Drill } from "../drill.ts";
import { atMost, told } from "../findings.ts";
import { duringWork } from "../office.ts";

const SIZES = { short: { restarts: 3, perSecond: 20 }, long: { restarts: 20, perSecond: 50 } };
const BETWEEN_MS = 500;
/** SIGTERM to end: what is under way is answered, then the process lets go. */
const DRAIN_MS = 5000;

/** Processes restarted one after the other: nobody sees a failed command after one retry. */
export const rolling: Drill = {
  name: "rolling",
  does: "processes restarted one after the other under work; each command is tried twice at most",
  run(cluster, form) {
    const { restarts, perSecond } = SIZES[form];
    return duringWork(cluster, { processes: 3, perSecond, attempts: 2 }, async ({ processes }) => {
      let slowest = 0;
      for (let n = 0; n < restarts; n += 1) {
        const process = processes.all[n % processes.all.length];
        const begun = performance.now();
        await process?.end("SIGTERM");
        slowest = Math.max(slowest, performance.now() - begun);
        process?.launch();
        await process?.ready();
        await sleep(BETWEEN_MS);
      }
      return [
        told("processes restarted", `${restarts}`),
        atMost("longest from SIGTERM to the end", slowest, DRAIN_MS, "ms"),
      ];
    });
  },
};
