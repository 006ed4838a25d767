import {
  CHANNELS_TO_COMPLAINANTS,
  CHANNELS_TO_STAFF,
  type MessageKind,
} from "@heyi/schema/vocabulary/message.ts";

import type { ComplaintEvent } from "./events.ts";
import type { Folded } from "./fold.ts";

/** What an event gives rise to telling outside the house; null: nothing. Whether there is a way to tell it is the outbox's matter. */
export function messageKindOf(event: ComplaintEvent): MessageKind | null {
  switch (event.kind) {
    case "REGISTERED":
      return "ACKNOWLEDGEMENT";
    case "PROGRESS_NOTED":
    case "PLANNED":
    case "PROMISED":
    case "PROMISE_MOVED":
      // HND-5: told is what stands under the tracking code anyway.
      return event.public === true ? "PROGRESS" : null;
    case "RESOLVED":
      return "RESULT";
    case "VISITED":
      // VIS-3: tried in vain.
      return event.data.reached ? null : "VISIT";
    case "ESCALATED":
    case "CLOCK_OVERDUE":
    case "MAJOR_PROPOSED":
      return "STAFF_NOTICE";
    default:
      return null;
  }
}

/** As the outbox takes them; of several of one kind in one command the last says it all, but staff are told of each. */
export function messagesOf(changes: readonly Folded[]): readonly object[] {
  const found = new Map<string, object>();
  for (const [index, { event, facts }] of changes.flatMap(({ lines }) => lines).entries()) {
    const kind = messageKindOf(event);
    if (kind === null) continue;
    const line = index + 1;
    const toComplainant = kind !== "STAFF_NOTICE";
    found.set(toComplainant ? `${facts.id} ${kind}` : String(line), {
      kind,
      at: event.at,
      complaintId: facts.id,
      line,
      toComplainant,
      channels: toComplainant ? CHANNELS_TO_COMPLAINANTS : CHANNELS_TO_STAFF,
    });
  }
  return [...found.values()];
}
