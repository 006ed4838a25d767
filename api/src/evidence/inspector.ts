import { once } from "node:events";
import { Worker } from "node:worker_threads";

import type { Verdict } from "./verdict.ts";

const PROGRAM = new URL("inspect-worker.ts", import.meta.url);
const LONGEST_MS = 90_000;
/** Pixels of the largest picture lie outside this heap. */
const LIMITS = { maxOldGenerationSizeMb: 400, maxYoungGenerationSizeMb: 64 };

/** Looks at one file after the other, each in a thread of its own, which what is made to hurt may take along but not the server. */
export class Inspector {
  #last: Promise<unknown> = Promise.resolve();

  inspect(path: string): Promise<Verdict> {
    const mine = this.#last.then(() => inspectApart(path));
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

async function inspectApart(path: string): Promise<Verdict> {
  const worker = new Worker(PROGRAM, { workerData: { path }, resourceLimits: LIMITS, env: {} });
  const timeout = AbortSignal.timeout(LONGEST_MS);
  try {
    const said = once(worker, "message", { signal: timeout }) as Promise<[Verdict]>;
    const [verdict] = await said;
    return verdict;
  } catch (error) {
    const isFilesFault =
      timeout.aborted || (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
    if (!isFilesFault) throw error;
    return { refused: "BROKEN" };
  } finally {
    await worker.terminate();
  }
}
