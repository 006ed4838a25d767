import type { ClockState } from "@heyi/schema/vocabulary/clock.ts";

type Clock = { readonly state: ClockState; readonly dueAt: string; readonly endedAt: string | null };

/** Those that run, what runs out first on top; then those that are over, the latest first. */
export function inOrder<C extends Clock>(clocks: readonly C[]): [running: C[], past: C[]] {
  const lasting = ({ state }: C) => state === "RUNNING" || state === "PAUSED";
  const end = ({ endedAt, dueAt }: C) => Date.parse(endedAt ?? dueAt);
  return [
    clocks.filter(lasting).toSorted((one, two) => Date.parse(one.dueAt) - Date.parse(two.dueAt)),
    clocks.filter((clock) => !lasting(clock)).toSorted((one, two) => end(two) - end(one)),
  ];
}
