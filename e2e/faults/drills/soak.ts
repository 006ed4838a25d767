import { setTimeout as sleep } from "node:timers/promises";
import { oneOf } from "../chance.ts";
import { ENDING_COURSES } from "../course.ts";
import type { Drill, Form } from "../drill.ts";
import { atMost, type Finding, told } from "../findings.ts";
import { openReports, type Reports, rise, type Sample } from "../memory.ts";
import { duringWork, type Office } from "../office.ts";
import type { ApiProcess } from "../product.ts";
import { NO_FILTER } from "../queue-pages.ts";
import { Subscriber } from "../subscriber.ts";

const SIZES = { short: { forMs: 4_000, sampleMs: 1_000 }, long: { forMs: 3_600_000, sampleMs: 10_000 } };
/** Caches and compiled code fill up first; from here on it must stay level. */
const WARM_SHARE = 1 / 3;
const RISE_SHARE = 0.1;
const VISITORS_AT_A_TIME = 5;
/** Samples written down; all are judged. */
const SHOWN = 60;

/** People come and go all day, complaints begin and end: memory stays as it is. */
export const soak: Drill = {
  name: "soak",
  does: "sockets come and go, pages are read, complaints begin and end; memory stays level",
  async run(cluster, form) {
    await using reports = await openReports();
    const day = { processes: 2, perSecond: 10, courses: ENDING_COURSES, settings: { flags: reports.flags } };
    return await duringWork(cluster, day, (office) => watch(office, reports, form));
  },
};

async function watch(office: Office, reports: Reports, form: Form): Promise<readonly Finding[]> {
  const { forMs, sampleMs } = SIZES[form];
  const begun = performance.now();
  const elapsed = () => performance.now() - begun;
  const samples = new Map<ApiProcess, Sample[]>(office.processes.all.map((server) => [server, []]));
  let visits = 0;
  const visitors = Array.from({ length: VISITORS_AT_A_TIME }, async () => {
    for (; elapsed() < forMs; visits += 1) await visit(office);
  });
  for (let next = 0; next <= forMs; next += sampleMs) {
    await sleep(Math.max(0, next - elapsed()));
    for (const [server, taken] of samples)
      taken.push(await reports.sample(server, Math.round(elapsed() / 1000)));
  }
  await Promise.all(visitors);
  const found = [...samples.values()].flatMap((taken, n) => level(`process ${n + 1}`, taken, form));
  return [told("visitors who looked on for a while", `${visits}`), ...found];
}

/** Opens a screen of some kind, looks on for a moment and leaves. */
async function visit({ town, processes }: Office): Promise<void> {
  const username = oneOf(["dispatcher", "agent", "handler", "supervisor", "qa", "dispatcherb"]);
  const view = oneOf(["OPEN", "UNASSIGNED", "MINE", "ESCALATED"] as const);
  using visitor = new Subscriber("visitor", town.person(username), { ...NO_FILTER, view }, processes.ports);
  await visitor.open();
  await sleep(500 + Math.random() * 1000);
}

function level(name: string, samples: readonly Sample[], form: Form): readonly Finding[] {
  const judged = samples.slice(Math.floor(samples.length * WARM_SHARE));
  const findings = (["resident", "heap"] as const).map((figure) => {
    const mean = judged.reduce((sum, sample) => sum + sample[figure], 0) / judged.length;
    const risen = rise(judged, figure);
    const what = `${name}: rise of ${figure} memory, of ${mean.toFixed(0)} MB`;
    return form === "short"
      ? told(what, `${risen.toFixed(1)} MB`)
      : atMost(what, risen, Math.round(RISE_SHARE * mean), "MB");
  });
  const every = Math.ceil(samples.length / SHOWN);
  const shown = samples
    .filter((_, n) => n % every === 0)
    .map(({ second, resident, heap }) => `${second}:${resident.toFixed(0)}/${heap.toFixed(0)}`);
  return [...findings, told(`${name}: second:resident/heap MB`, shown.join(" "))];
}
