import { createServer } from "node:net";

// Below those that a system hands out by itself: while a process is down, a client that knocks again and again could
// be given the very port it knocks at, and the process could not come back.
const [FIRST, LAST] = [20_000, 32_000];
const TRIES = 100;

/** A port that stays free while the process that has it is being restarted. */
export async function lastingPort(): Promise<number> {
  for (let n = 0; n < TRIES; n += 1) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
  throw new Error(`no port is free from ${FIRST} to ${LAST}`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
