import { setTimeout as sleep } from "node:timers/promises";
import type { Drill } from "../drill.ts";
import { type Due, moveNear, type Told, toldOf } from "../due.ts";
import { type Finding, none, told } from "../findings.ts";
import { takeIn } from "../intake.ts";
import { judge, Past } from "../judge-reader.ts";
import { readLedger } from "../ledger.ts";
import { startProcesses } from "../product.ts";
import { openScreens, untilWhole } from "../screens.ts";
import { townOf } from "../town.ts";
import { killOne } from "./kill.ts";

const SIZES = {
  short: { processes: 2, complaints: 100, overMs: 2_000 },
  long: { processes: 3, complaints: 1_000, overMs: 10_000 },
};
const LEAD_MS = 3_000;
const KILL_EVERY_MS = 1_000;
const PATIENCE_MS = 60_000;

/** SLA-3: each deadline is told exactly once, whoever dies in the middle of telling it. */
export const deadlines: Drill = {
  name: "deadlines",
  does: "complaints fall due within seconds while a process is killed every second",
  async run(cluster, form) {
    const { processes: count, complaints, overMs } = SIZES[form];
    await using house = await cluster.house();
    const town = await townOf(house);
    const { pool, companyId, desks } = town;
    await using processes = await startProcesses(house.url, count);
    const [desk] = desks;
    if (desk === undefined) throw new Error("nobody is at work");
    const ids = await takeIn(processes.ports[0] ?? 0, desk, complaints);
    using screens = await openScreens(town, processes.ports);
    const first = new Date(Date.now() + LEAD_MS);
    const due = await moveNear(pool, companyId, ids, first, overMs);
    let kills = 0;
    while (Date.now() < first.getTime() + overMs) {
      await sleep(KILL_EVERY_MS);
      await killOne(processes.all);
      kills += 1;
    }
    const found = await untilTold(() => toldOf(pool, ids));
    await untilWhole(town, screens.all, PATIENCE_MS);
    const past = new Past((await readLedger(pool, companyId)).moves);
    return [
      told("complaints, processes killed", `${complaints}, ${kills}`),
      none("not due soon exactly once", notOnce(found, "dueSoon")),
      none("not overdue exactly once", notOnce(found, "overdue")),
      none("not escalated exactly once", notOnce(found, "escalated")),
      none(
        "events missed or out of order at a screen",
        screens.all.flatMap((screen) => judge(screen, past)),
      ),
      lateness(found, due),
    ];
  },
};

async function untilTold(look: () => Promise<readonly Told[]>): Promise<readonly Told[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    const all = found.every(({ overdue, escalated }) => overdue > 0 && escalated > 0);
    if (all || performance.now() > deadline) return found;
    await sleep(250);
  }
}

function notOnce(found: readonly Told[], what: "dueSoon" | "overdue" | "escalated"): readonly string[] {
  return found.filter((one) => one[what] !== 1).map((one) => `${one.id}: ${one[what]} times`);
}

function lateness(found: readonly Told[], due: Due): Finding {
  const late = found
    .map(({ id, overdueAt }) => (overdueAt?.getTime() ?? Infinity) - (due.get(id)?.getTime() ?? 0))
    .toSorted((one, other) => one - other);
  const at = (share: number) => late[Math.min(late.length - 1, Math.floor(share * late.length))] ?? Infinity;
  return told("told after the instant: median, p99, longest", `${at(0.5)}, ${at(0.99)}, ${at(1)} ms`);
}
