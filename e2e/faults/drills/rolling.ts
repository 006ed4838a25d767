import { setTimeout as sleep } from "node:timers/promises";
import type { Drill } from "../drill.ts";
import { atMost, type Finding, told } from "../findings.ts";
import { duringWork } from "../office.ts";
import type { ApiProcess } from "../product.ts";

const SIZES = {
  short: { processes: 2, restarts: 2, renewals: 1, perSecond: 20 },
  long: { processes: 3, restarts: 20, renewals: 7, perSecond: 50 },
};
const BETWEEN_MS = 500;
/** SIGTERM to end: what is under way is answered, then the process lets go. */
const DRAIN_MS = 5_000;
const PATIENCE_MS = 60_000;

/** Processes restarted one after the other: nobody sees a failed command after one retry. */
export const rolling: Drill = {
  name: "rolling",
  does: "processes restarted one after the other under work; each command is tried twice at most",
  run(cluster, form) {
    const { processes: count, restarts, perSecond } = SIZES[form];
    return duringWork(cluster, { processes: count, perSecond, attempts: 2 }, async ({ processes }) => {
      let slowest = 0;
      for (let n = 0; n < restarts; n += 1) {
        const [turn] = processes.all.slice(n % processes.all.length);
        if (turn !== undefined) slowest = Math.max(slowest, await restart(turn));
        await sleep(BETWEEN_MS);
      }
      return [
        told("processes restarted", `${restarts}`),
        atMost("longest from SIGTERM to the end", slowest, DRAIN_MS, "ms"),
      ];
    });
  },
};

/** @returns how long it took to end, in milliseconds */
async function restart(server: ApiProcess): Promise<number> {
  const begun = performance.now();
  await server.end("SIGTERM");
  const tookMs = performance.now() - begun;
  server.launch();
  await server.ready();
  return tookMs;
}

/** The same behind one port: the product's own crew, renewed worker by worker. */
export const renewal: Drill = {
  name: "renewal",
  does: "HEYI_PROCESSES workers renewed by SIGHUP under work; each command is tried twice at most",
  run(cluster, form) {
    const { processes: crew, renewals, perSecond } = SIZES[form];
    const settings = { environment: { HEYI_PROCESSES: String(crew) } };
    return duringWork(
      cluster,
      { processes: 1, perSecond, attempts: 2, settings },
      async ({ processes }): Promise<readonly Finding[]> => {
        for (let n = 0; n < renewals; n += 1) for (const leader of processes.all) await renew(leader);
        return [told("workers renewed", `${renewals * crew}`)];
      },
    );
  },
};

/** Resolves when none of the workers is left that were there before. */
async function renew(leader: ApiProcess): Promise<void> {
  const before = leader.workers;
  const deadline = performance.now() + PATIENCE_MS;
  leader.signal("SIGHUP");
  while (before.some((pid) => leader.workers.includes(pid)) || leader.workers.length < before.length) {
    if (performance.now() > deadline) throw new Error("the workers were not renewed");
    await sleep(50);
  }
}
