import type { State } from "@heyi/schema/vocabulary/complaint.ts";

/** HND-1: the line; every other state stands beside it. */
export const LINE = [
  "REGISTERED",
  "ASSIGNED",
  "INVESTIGATING",
  "RECTIFYING",
  "RESOLVED",
  "CLOSED",
] as const satisfies readonly State[];

type Reached = {
  readonly state: State;
  readonly assignedAt: string | null;
  readonly acceptedAt: string | null;
  readonly resolvedAt: string | null;
};

/** How far along the line it has come, also for a complaint that stands beside it now. */
export function lineReached({ state, assignedAt, acceptedAt, resolvedAt }: Reached): number {
  const on = LINE.findIndex((step) => step === state);
  if (on >= 0) return on;
  if (resolvedAt !== null) return LINE.indexOf("RESOLVED");
  if (acceptedAt !== null) return LINE.indexOf("INVESTIGATING");
  return assignedAt === null ? 0 : LINE.indexOf("ASSIGNED");
}
