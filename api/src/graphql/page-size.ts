import { InvalidError } from "../kernel/errors.ts";

const MOST = 100;

export function isPageSize(first: unknown): first is number {
  return typeof first === "number" && first >= 1 && first <= MOST;
}

/** @throws InvalidError unless it is 1 to 100 */
export function pageSize(first: number): number {
  if (isPageSize(first)) return first;
  throw new InvalidError([{ path: "first", code: "OUT_OF_RANGE", allowed: `1–${MOST}` }]);
}
