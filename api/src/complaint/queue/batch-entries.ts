import type { Batch } from "../../events/log.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { SELECT_ENTRIES, type QueueEntry } from "./entry.ts";

type Entries = ReadonlyMap<ComplaintId, QueueEntry>;

const read = new WeakMap<Batch, Promise<Entries>>();

/** The rows of every complaint a stretch of the log tells of, as its snapshot has them: read once for all who follow. */
export function entriesOf(batch: Batch): Promise<Entries> {
  let entries = read.get(batch);
  if (entries === undefined) read.set(batch, (entries = readEntries(batch)));
  return entries;
}

async function readEntries({ events, snapshot }: Batch): Promise<Entries> {
  const ids = new Set(events.map((event) => event.complaintId).filter((id) => id !== null));
  const rows = await snapshot.query<QueueEntry>(SELECT_ENTRIES, [[...ids]], "queue_entries");
  // Frozen: all who follow are told the same, and it is written once.
  return new Map(rows.map((row) => [row.id, Object.freeze(row)]));
}
