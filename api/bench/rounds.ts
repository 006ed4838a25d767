import { median } from "./figures.ts";
import { load, type Ask, type Loaded } from "./load.ts";
import type { Program } from "./program.ts";

const ROUNDS = 5;
const WARM_UP = 2;
const CONNECTIONS = 6;
const ROUND_MS = 2500;

export type Side = { readonly program: Program; readonly asks: readonly Ask[] };
export type Rounds = { readonly one: readonly Loaded[]; readonly other: readonly Loaded[] };

/** Two sides in turns, so that whatever else the machine does falls on both. */
export async function inTurns(
  one: Side,
  other: Side,
  connections = CONNECTIONS,
  ms = ROUND_MS,
): Promise<Rounds> {
  const rounds = { one: [] as Loaded[], other: [] as Loaded[] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const loadedOne = await load(one.program, one.asks, connections, ms);
    const loadedOther = await load(other.program, other.asks, connections, ms);
    if (round < 0) continue;
    rounds.one.push(loadedOne);
    rounds.other.push(loadedOther);
  }
  return rounds;
}

/** Median of the rounds' ratios, one to other. */
export function ratioOf({ one, other }: Rounds, figure: keyof Loaded): number {
  return median(one.map((loaded, round) => loaded[figure] / (other[round]?.[figure] ?? Number.NaN)));
}

/** "1,234/s, 0.81 ms of server CPU each, p50 3.2 ms". */
export function words(side: readonly Loaded[]): string {
  const of = (figure: keyof Loaded) => median(side.map((loaded) => loaded[figure]));
  return `${of("perSecond").toFixed(0)}/s, ${of("cpuEach").toFixed(3)} ms of server CPU each, p50 ${of("latency").toFixed(2)} ms`;
}
