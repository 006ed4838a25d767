import { readFragment } from "../../generated/fragment-masking.ts";
import type { QueueChangedSubscription as MessageData } from "../../generated/graphql.ts";
import { QueueRow } from "./queue-documents.ts";
import type { Message } from "./queue-state.ts";

/** A live message as the queue's state takes it; `reload` when the reader must load anew. */
export function toMessage(data: MessageData | undefined, staffId: string): Message | "reload" | undefined {
  const message = data?.queueChanged;
  if (message === undefined) return undefined;
  if (message.__typename === "QueueReload") return "reload";
  return {
    cursor: message.cursor,
    changes: message.changes.map((change) => ({
      kind: change.kind,
      id: change.id,
      entry: readFragment(QueueRow, change.entry) ?? undefined,
      event: change.event,
      at: change.at,
      by: change.by?.name,
    })),
    counters: message.counters,
    mine: message.loads.find((load) => load.staffId === staffId)?.open,
  };
}
