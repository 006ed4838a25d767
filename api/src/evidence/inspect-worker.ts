import { parentPort, workerData } from "node:worker_threads";

import { inspect } from "./inspect.ts";

const { path } = workerData as { readonly path: string };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of ours, not a window
parentPort?.postMessage(await inspect(path));
