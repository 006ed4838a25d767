import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiProcess } from "./product.ts";

/** In megabytes, some seconds after the beginning. */
export type Sample = { readonly second: number; readonly resident: number; readonly heap: number };

/** Node's own report on a signal tells of the heap; the product knows nothing of it. */
export type Reports = AsyncDisposable & {
  /** What processes are to be started with. */
  readonly flags: readonly string[];
  sample(process: ApiProcess, second: number): Promise<Sample>;
};

const PATIENCE_MS = 10_000;

type Report = {
  readonly javascriptHeap: { readonly usedMemory: number };
};

export async function openReports(): Promise<Reports> {
  const folder = await mkdtemp(join(tmpdir(), "heyi-drill-reports-"));
  return {
    flags: [
      "--report-on-signal",
      "--report-signal=SIGUSR2",
      `--report-directory=${folder}`,
      "--report-compact",
      "--report-exclude-network",
    ],
    async sample(server, second) {
      const resident = server.residentMegabytes;
      process.kill(server.pid, "SIGUSR2");
      const { javascriptHeap } = await taken(folder, server.pid);
      return { second, resident, heap: javascriptHeap.usedMemory / 2 ** 20 };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

/** The report once it is written to its end. */
async function taken(folder: string, pid: number): Promise<Report> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    await sleep(50);
    const name = (await readdir(folder)).find((file) => file.includes(`.${pid}.`));
    const text = name === undefined ? "" : await readFile(join(folder, name), "utf8");
    if (name === undefined || !text.trimEnd().endsWith("}")) continue;
    await rm(join(folder, name));
    return JSON.parse(text) as Report;
  }
  throw new Error(`process ${pid} wrote no report`);
}

/** How much a figure rises over the samples, by the straight line that fits them best. */
export function rise(samples: readonly Sample[], figure: "resident" | "heap"): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const seconds = samples.map(({ second }) => second);
  const values = samples.map((sample) => sample[figure]);
  const [middle, level] = [mean(seconds), mean(values)];
  const spread = seconds.reduce((sum, second) => sum + (second - middle) ** 2, 0);
  if (spread === 0) return 0;
  const slope =
    seconds.reduce((sum, second, n) => sum + (second - middle) * ((values[n] ?? level) - level), 0) / spread;
  return slope * ((seconds.at(-1) ?? 0) - (seconds[0] ?? 0));
}
