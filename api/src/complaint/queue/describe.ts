import { encodeCursor } from "../../events/cursor.ts";
import type { LogEvent } from "../../events/log.ts";
import { shareable } from "../../events/shared.ts";
import type { ComplaintId, StaffId } from "../../kernel/ids.ts";
import type { Sight } from "../../org/access.ts";
import type { QueueCounters } from "./counters.ts";
import type { Described } from "./described.ts";
import type { QueueEntry } from "./entry.ts";
import { isCounted, matches, type QueueFilter } from "./filter.ts";
import type { Moved } from "./moved.ts";

export type QueueChange = {
  readonly kind: "ADDED" | "CHANGED" | "REMOVED";
  readonly id: ComplaintId;
  /** Null once the reader may no longer see it. */
  readonly entry: QueueEntry | null;
  /** Who did what last, for the row that leaves. */
  readonly event: LogEvent["kind"];
  readonly at: Date;
  readonly by: { readonly id: StaffId; readonly name: string } | null;
};

export type QueueChanges = {
  readonly type: "QueueChanges";
  readonly cursor: string;
  readonly changes: readonly QueueChange[];
  readonly counters: QueueCounters;
  readonly loads: readonly { readonly staffId: StaffId; readonly open: number }[];
};
export type QueueReload = {
  readonly type: "QueueReload";
  readonly reason: "CURSOR_TOO_OLD" | "CURSOR_UNKNOWN" | "RIGHTS_CHANGED";
};
export type QueueMessage = QueueChanges | QueueReload;

/**
 * LIV-1: what a stretch of the log means to readers with this sight and filter; null when nothing of it reaches them.
 * Gaining sight is ADDED and losing it REMOVED, each decided by the facts before and after.
 */
export async function describe(
  described: Described,
  sight: Sight,
  filter: QueueFilter,
): Promise<QueueMessage | null> {
  const concerned = described.moved.filter(
    ({ before, after }) =>
      isCounted(filter, sight, after) || (before !== null && isCounted(filter, sight, before)),
  );
  if (concerned.length === 0) return null;
  const holding = filter.text === null ? null : await described.holding(filter.text, sight);
  const entries = await described.entries();
  const changes = concerned.flatMap((move) => {
    const kind = kindOf(move, sight, filter, holding);
    return kind === null ? [] : [toChange(kind, move, sight, filter, entries)];
  });
  const loads = await described.loads(concerned, filter.projectIds);
  return shareable<QueueChanges>({
    type: "QueueChanges",
    cursor: encodeCursor({ companyId: described.batch.companyId, seq: described.batch.upTo }),
    changes,
    counters: await described.counters(sight, filter.projectIds),
    loads: [...loads].map(([staffId, open]) => ({ staffId, open })),
  });
}

function kindOf(
  { id, before, after }: Moved,
  sight: Sight,
  filter: QueueFilter,
  holding: ReadonlySet<ComplaintId> | null,
): QueueChange["kind"] | null {
  const holds = holding === null || holding.has(id);
  const was = holds && before !== null && matches(filter, sight, before);
  const is = holds && matches(filter, sight, after);
  if (is) return was ? "CHANGED" : "ADDED";
  return was ? "REMOVED" : null;
}

function toChange(
  kind: QueueChange["kind"],
  { id, after, last }: Moved,
  sight: Sight,
  filter: QueueFilter,
  entries: ReadonlyMap<ComplaintId, QueueEntry>,
): QueueChange {
  const visible = kind !== "REMOVED" || isCounted(filter, sight, after);
  return {
    kind,
    id,
    entry: visible ? (entries.get(id) ?? null) : null,
    event: last.kind,
    at: last.at,
    by: last.actorId === null || last.actorName === null ? null : { id: last.actorId, name: last.actorName },
  };
}
