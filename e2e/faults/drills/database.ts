import { setTimeout as sleep } from "node:timers/promises";
import type { House } from "../cluster.ts";
import type { Drill } from "../drill.ts";
import { told } from "../findings.ts";
import { duringWork } from "../office.ts";

const SIZES = {
  short: { processes: 2, stops: 2, downMs: 3_000, upMs: 1_000, terminations: 3, perSecond: 20 },
  long: { processes: 3, stops: 10, downMs: 30_000, upMs: 10_000, terminations: 30, perSecond: 50 },
};
const TERMINATE_EVERY_MS = 2_000;

/** INT-4, LIV-1: PostgreSQL goes away as in a crash, and comes back. */
export const databaseStops: Drill = {
  name: "database",
  does: "PostgreSQL stopped hard and started again under work; no process is restarted",
  run(cluster, form) {
    const { processes, stops, downMs, upMs, perSecond } = SIZES[form];
    return duringWork(cluster, { processes, perSecond }, async () => {
      for (let n = 0; n < stops; n += 1) {
        await sleep(upMs);
        await cluster.stopHard();
        await sleep(downMs);
        await cluster.startAgain();
      }
      await sleep(upMs);
      return [told("stops, each for", `${stops}, ${downMs / 1000} s`)];
    });
  },
};

/** INT-4, LIV-1: every connection is cut off while the server itself stays. */
export const connectionsEnd: Drill = {
  name: "terminate",
  does: "pg_terminate_backend on all connections every 2 s under work",
  run(cluster, form) {
    const { processes, terminations, perSecond } = SIZES[form];
    return duringWork(cluster, { processes, perSecond }, async ({ house }) => {
      let cut = 0;
      for (let n = 0; n < terminations; n += 1) {
        await sleep(TERMINATE_EVERY_MS);
        cut += await terminateAll(house);
      }
      return [told("connections ended", `${cut} in ${terminations} strokes`)];
    });
  },
};

async function terminateAll({ pool }: House): Promise<number> {
  const { rows } = await pool.query<{ cut: number }>(TERMINATE);
  return rows[0]?.cut ?? 0;
}

const TERMINATE = `
  select count(pg_terminate_backend(pid))::int as cut
    from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
