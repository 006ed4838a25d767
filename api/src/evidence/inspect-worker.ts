import { parentPort, workerData } from "node:worker_threads";

import { inspect } from "./inspect.ts";

const { path } = workerData as { readonly path: string };
parentPort?.postMessage(await inspect(path));
