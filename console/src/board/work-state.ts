import { WORK_KINDS, type WorkKind } from "@heyi/schema/vocabulary/board.ts";
import type { Item } from "./documents.ts";

/** What waits, by complaint: a message tells all that one complaint asks, in place of what it asked before. */
export type WorkState = ReadonlyMap<string, readonly Item[]>;

export function toState(items: readonly Item[]): WorkState {
  return Map.groupBy(items, (item) => item.complaint.id);
}

export function changed(
  state: WorkState,
  changes: readonly { readonly complaintId: string; readonly items: readonly Item[] }[],
): WorkState {
  const next = new Map(state);
  for (const { complaintId, items } of changes) {
    if (items.length === 0) next.delete(complaintId);
    else next.set(complaintId, items);
  }
  return next;
}

export type WorkGroup = { readonly kind: WorkKind; readonly items: readonly Item[] };

/** In the order of the vocabulary, what runs out first on top of each. */
export function groupsOf(state: WorkState): readonly WorkGroup[] {
  const byKind = Map.groupBy([...state.values()].flat(), ({ kind }) => kind);
  return WORK_KINDS.flatMap((kind) => {
    const items = byKind.get(kind);
    return items === undefined ? [] : [{ kind, items: items.toSorted(byUrgency) }];
  });
}

function byUrgency(one: Item, other: Item): number {
  return momentOf(one) - momentOf(other) || (one.id < other.id ? -1 : 1);
}

function momentOf({ dueAt, since }: Item): number {
  const moment = dueAt ?? since;
  return moment === null ? 0 : Date.parse(moment);
}
