import { setTimeout as sleep } from "node:timers/promises";
import type { Drill } from "../drill.ts";
import { atMost, tally, told } from "../findings.ts";
import { duringWork } from "../office.ts";
import { crowd } from "../people.ts";
import { openSleepers } from "../sleepers.ts";

const SIZES = {
  short: { sleepers: 100, warmMs: 1_000, forMs: 5_000, perSecond: 30 },
  long: { sleepers: 1_000, warmMs: 30_000, forMs: 300_000, perSecond: 50 },
};
const GROWTH_MB = 150;
const SAMPLE_MS = 500;
/** Samples written down. */
const SHOWN = 40;

/** LIV-1: readers who never read cost nobody else an event, and the server no memory to speak of. */
export const slow: Drill = {
  name: "slow",
  does: "sockets that never read beside twenty screens that do, at one process",
  run(cluster, form) {
    const { sleepers: count, warmMs, forMs, perSecond } = SIZES[form];
    return duringWork(cluster, { processes: 1, perSecond }, async ({ town, processes }) => {
      const [server] = processes.all;
      if (server === undefined) throw new Error("no process");
      await sleep(warmMs);
      const before = server.residentMegabytes;
      // Company-wide: each of them is sent every event.
      const people = await crowd(town.pool, town.person("qa"), count);
      await using sleepers = await openSleepers(server.port, people, town);
      const opened = server.residentMegabytes;
      const seen: number[] = [];
      for (const end = performance.now() + forMs; performance.now() < end; await sleep(SAMPLE_MS))
        seen.push(server.residentMegabytes);
      const most = Math.max(...seen);
      const closed = await sleepers.wake();
      return [
        told("sockets that never read", `${count}`),
        atMost("growth of the server's memory since they fell asleep", most - opened, GROWTH_MB, "MB"),
        told("memory before they came, then along the way, MB", `${before.toFixed(0)}, ${thinned(seen)}`),
        told("how their sockets were found closed when they woke", tally(closed)),
      ];
    });
  },
};

function thinned(megabytes: readonly number[]): string {
  const every = Math.ceil(megabytes.length / SHOWN);
  return megabytes
    .filter((_, n) => n % every === 0)
    .map((one) => one.toFixed(0))
    .join(" ");
}
