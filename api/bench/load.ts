import type { Program } from "./program.ts";
import { median } from "./figures.ts";
import { type Answer, requireGood, Wire } from "./wire.ts";

/** One question of a mix; the bytes may be new each time. */
export type Ask = { readonly name: string; bytes(): Buffer };

export type Loaded = {
  readonly perSecond: number;
  /** Milliseconds of the server's processor time for one request. */
  readonly cpuEach: number;
  /** Median from request to answer, in milliseconds. */
  readonly latency: number;
};

/** So many connections ask one question after another for so long. */
export async function load(
  program: Program,
  asks: readonly Ask[],
  connections: number,
  ms: number,
): Promise<Loaded> {
  using wires = openWires(program.port, connections);
  const latencies: number[] = [];
  const [begun, cpu] = [performance.now(), program.cpu()];
  let asked = 0;
  const worker = async (wire: Wire) => {
    while (performance.now() - begun < ms) {
      const ask = asks[(asked += 1) % asks.length];
      if (ask === undefined) throw new Error("nothing to ask");
      const from = performance.now();
      requireGood(await wire.ask(ask.bytes()));
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(wires.all.map(worker));
  const took = performance.now() - begun;
  return {
    perSecond: (latencies.length * 1000) / took,
    cpuEach: (program.cpu() - cpu) / latencies.length,
    latency: median(latencies),
  };
}

export async function askOnce(port: number, bytes: Buffer): Promise<Answer> {
  using wire = new Wire(port);
  return await wire.ask(bytes);
}

function openWires(port: number, count: number) {
  const all = Array.from({ length: count }, () => new Wire(port));
  return {
    all,
    [Symbol.dispose]: () => {
      for (const wire of all) wire[Symbol.dispose]();
    },
  };
}
