import { setTimeout as sleep } from "node:timers/promises";

/** Asks until it is so; like `expect.poll`, for what is prepared outside a test. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
  what: string,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await sleep(25);
  }
}
