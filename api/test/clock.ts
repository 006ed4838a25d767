import type { Clock } from "../src/kernel/clock.ts";

/** Stands still until it is told otherwise. */
export type TestClock = Clock & {
  set(at: Date | string): void;
  advance(ms: number): void;
};

export function testClock(start: string): TestClock {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    set: (at) => (now = new Date(at)),
    advance: (ms) => (now = new Date(now.getTime() + ms)),
  };
}
