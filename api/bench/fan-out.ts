import { setTimeout as sleep } from "node:timers/promises";
import type { BenchDatabases } from "./database.ts";
import { judged, median, percentile } from "./figures.ts";
import { startLimit, startProduct, type Memory } from "./program.ts";
import type { Heard } from "./push/crowd.ts";
import { Side } from "./push/side.ts";

const ROUNDS = 5;
const BURST = 20;
const IDLE_MS = 3000;

/** How many listen, and how many events one round tells them, one by one and in bursts. */
const SIZES = [
  { subscribers: 100, events: 20, bursts: 4 },
  { subscribers: 1_000, events: 12, bursts: 3 },
  { subscribers: 10_000, events: 6, bursts: 1 },
] as const;
type Size = (typeof SIZES)[number];

/** Microseconds of the server's processor time for one event to one subscriber; milliseconds from commit to socket. */
type Told = {
  readonly cpuEach: number;
  readonly p50: number;
  readonly p99: number;
  readonly burstCpuEach: number;
};

type Kind = "ours" | "limit";
type Growth = { readonly held: number; readonly resident: number };

/**
 * One event told to many, against one prebuilt frame written to as many sockets. The two work on databases of their own,
 * so that neither hears what the other is told.
 */
export async function benchFanOut(databases: BenchDatabases): Promise<string[]> {
  const most = Math.max(...SIZES.map(({ subscribers }) => subscribers));
  const [large, apart] = [await databases.shared("large"), await databases.shared("small", "apart")];
  await using ours = await Side.start(large.url, startProduct, most, BURST);
  await using limit = await Side.start(apart.url, startLimit, most, BURST);
  const lines: string[] = [];
  for (const size of SIZES) lines.push(...(await compare(size, ours, limit)));
  return lines;
}

async function compare(size: Size, ours: Side, limit: Side): Promise<string[]> {
  const memory = { ours: await opened(size, ours, "ours", 0), limit: { held: 0, resident: 0 } };
  // The frame is as long as what the product says.
  await ours.begin();
  await ours.commit(1);
  const { bytes } = await ours.heard(true);
  memory.limit = await opened(size, limit, "limit", bytes);
  const idle = { ours: await idleOf(ours), limit: await idleOf(limit) };
  const rounds: Record<Kind, Told[]> = { ours: [], limit: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const told = {
      ours: await tell(size, ours, true, idle.ours),
      limit: await tell(size, limit, false, idle.limit),
    };
    // The first one warms caches and code.
    if (round > 0) for (const kind of ["ours", "limit"] as const) rounds[kind].push(told[kind]);
  }
  await ours.close();
  await limit.close();
  return report(size, rounds, memory, bytes);
}

/** Opens the sockets; says what each of them takes. */
async function opened({ subscribers }: Size, side: Side, kind: Kind, bytes: number): Promise<Growth> {
  const before = await side.program.memory();
  if (kind === "ours") await side.open(subscribers, "/graphql", true);
  else await side.open(subscribers, `/live?bytes=${bytes}`, false);
  await sleep(IDLE_MS);
  const after = await side.program.memory();
  const each = (figure: keyof Memory) => (after[figure] - before[figure]) / subscribers / 1000;
  return { held: each("held"), resident: each("resident") };
}

/** Milliseconds of processor time per millisecond while nothing happens. */
async function idleOf({ program }: Side): Promise<number> {
  const before = program.cpu();
  await sleep(IDLE_MS);
  return (program.cpu() - before) / IDLE_MS;
}

async function tell(size: Size, side: Side, hasCursors: boolean, idle: number): Promise<Told> {
  const { subscribers, events, bursts } = size;
  const single = await spent(side, idle, async () => {
    // One after the other, each heard by all: two in one frame would be a burst.
    let heard = await once(side, hasCursors);
    for (let n = 1; n < events; n += 1) heard = await once(side, hasCursors);
    return heard;
  });
  if (single.result.frames !== events * subscribers)
    throw new Error(`${single.result.frames} frames for ${events} events and ${subscribers} subscribers`);
  let burst = 0;
  for (let n = 0; n < bursts; n += 1) {
    const { cpu } = await spent(side, idle, async () => {
      await side.commit(BURST);
      return side.heard(hasCursors);
    });
    burst += cpu;
  }
  const { latencies } = single.result;
  return {
    cpuEach: (single.cpu * 1000) / (events * subscribers),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    burstCpuEach: (burst * 1000) / (bursts * BURST * subscribers),
  };
}

async function once(side: Side, hasCursors: boolean): Promise<Heard> {
  await side.commit(1);
  return side.heard(hasCursors);
}

/** Processor time of the server for a piece of work, beyond what it takes anyway. */
async function spent<Result>(side: Side, idle: number, work: () => Promise<Result>) {
  await side.begin();
  const [begun, before] = [performance.now(), side.program.cpu()];
  const result = await work();
  return { result, cpu: side.program.cpu() - before - idle * (performance.now() - begun) };
}

function report(
  { subscribers }: Size,
  rounds: Readonly<Record<Kind, readonly Told[]>>,
  memory: Readonly<Record<Kind, Growth>>,
  bytes: number,
): string[] {
  const ratio = (figure: keyof Told) =>
    median(rounds.ours.map((told, round) => told[figure] / (rounds.limit[round]?.[figure] ?? Number.NaN)));
  const words = (kind: Kind) => {
    const of = (figure: keyof Told) => median(rounds[kind].map((told) => told[figure])).toFixed(1);
    const { held, resident } = memory[kind];
    return `${of("cpuEach")} µs each, in bursts ${of("burstCpuEach")} µs; p50 ${of("p50")}, p99 ${of("p99")} ms; memory each ${held.toFixed(1)} KB held, ${resident.toFixed(1)} KB resident`;
  };
  const to = `to ${subscribers.toLocaleString("en")}`;
  const lines = [
    judged(`one event ${to}: CPU per delivery`, ratio("cpuEach"), { aim: 1.1, least: 1.4, unit: "times" }),
    judged(`one event ${to}: p99 from commit to socket`, ratio("p99"), { aim: 1.3, least: 2, unit: "times" }),
    judged(`bursts of ${BURST} ${to}: CPU per event delivered`, ratio("burstCpuEach"), {
      aim: 0.5,
      least: 0.8,
      unit: "times",
    }),
    `     ours  ${words("ours")}`,
    `     limit ${words("limit")}; frames of ${bytes} bytes`,
  ];
  if (subscribers === SIZES.at(-1)?.subscribers)
    lines.push(
      judged("memory per subscriber at 10,000", memory.ours.held, { aim: 10, least: 14, unit: "KB" }),
    );
  return lines;
}
