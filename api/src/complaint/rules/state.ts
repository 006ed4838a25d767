import { ENDED_STATES, type State } from "@heyi/schema/vocabulary/complaint.ts";

const ENDED: ReadonlySet<State> = new Set(ENDED_STATES);

/** ORG-5: everything that has not ended must have an owner and a next due action. */
export function isOpen(state: State): boolean {
  return !ENDED.has(state);
}
