import { InvalidError } from "../kernel/errors.ts";

const MOST = 100;

/** @throws InvalidError unless it is 1 to 100 */
export function pageSize(first: number): number {
  if (first >= 1 && first <= MOST) return first;
  throw new InvalidError([{ path: "first", code: "OUT_OF_RANGE", allowed: `1–${MOST}` }]);
}
