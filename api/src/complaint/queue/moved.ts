import type { LogEvent } from "../../events/log.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { isConfidential } from "../confidential.ts";
import type { QueueFacts } from "../queue-facts.ts";

/** What a stretch of the log made of one complaint: from before its first event to after its last. */
export type Moved = {
  readonly id: ComplaintId;
  readonly before: QueueFacts | null;
  readonly after: QueueFacts;
  readonly last: LogEvent;
};

export function foldMoves(events: readonly LogEvent[]): readonly Moved[] {
  const moves = new Map<ComplaintId, Moved>();
  for (const event of events) {
    if (event.complaintId === null || event.after === null || isConfidential(event.kind)) continue;
    const earlier = moves.get(event.complaintId);
    // Written by save.ts in this very shape.
    const before = earlier === undefined ? (event.before as QueueFacts | null) : earlier.before;
    moves.set(event.complaintId, {
      id: event.complaintId,
      before,
      after: event.after as QueueFacts,
      last: event,
    });
  }
  return [...moves.values()];
}
