import type { QueueEntry } from "../entry.ts";
import type { QueueEdge } from "../page.ts";
import { encodePlace, type Place } from "../place.ts";

/** An open complaint as memory holds it; never changed, only replaced. `at` is its due time in milliseconds. */
export type OpenRow = QueueEdge & { readonly at: number };

/** Gives the one copy of a text that many rows have. */
type Share = <Text extends string | null>(text: Text) => Text;

export function sharing(): Share {
  const copies = new Map<string, string>();
  return <Text extends string | null>(text: Text): Text => {
    if (text === null) return text;
    const copy = copies.get(text);
    if (copy !== undefined) return copy as Text;
    copies.set(text, text);
    return text;
  };
}

/** All rows have one shape and share what is the same in many; only the database's open rows become one (ORG-5). */
export function toOpenRow(entry: QueueEntry, share: Share): OpenRow {
  if (entry.dueAt === null) throw new Error("an open complaint without anything due");
  const at = entry.dueAt.getTime();
  return { entry: shared(entry, share), at, cursor: encodePlace({ at, id: entry.id }) };
}

const NONE: readonly never[] = [];

/** Frozen: what is written of it is written once. */
function shared(entry: QueueEntry, share: Share): QueueEntry {
  return Object.freeze({
    id: entry.id,
    number: entry.number,
    version: entry.version,
    state: share(entry.state),
    companyId: share(entry.companyId),
    projectId: share(entry.projectId),
    projectCode: share(entry.projectCode),
    projectName: share(entry.projectName),
    room: entry.room,
    excerpt: entry.excerpt,
    category: share(entry.category),
    subCategory: entry.subCategory,
    priority: share(entry.priority),
    severity: share(entry.severity),
    channel: share(entry.channel),
    level: entry.level,
    validity: share(entry.validity),
    mood: share(entry.mood),
    receivedAt: entry.receivedAt,
    dueAt: entry.dueAt,
    dueKind: share(entry.dueKind),
    urge: share(entry.urge),
    provisional: entry.provisional,
    ownerId: share(entry.ownerId),
    ownerName: share(entry.ownerName),
    handlerId: share(entry.handlerId),
    handlerName: share(entry.handlerName),
    departmentId: share(entry.departmentId),
    departmentName: share(entry.departmentName),
    acceptedAt: entry.acceptedAt,
    suspendReason: share(entry.suspendReason),
    repeatOfId: entry.repeatOfId,
    complainantKind: share(entry.complainantKind),
    taskDepartmentIds: entry.taskDepartmentIds.length === 0 ? NONE : entry.taskDepartmentIds,
    measureOwnerIds: entry.measureOwnerIds.length === 0 ? NONE : entry.measureOwnerIds,
  });
}

/** Whether two rows say the same. */
export function isSame(one: QueueEntry, other: QueueEntry): boolean {
  for (const name of Object.keys(one) as (keyof QueueEntry)[]) {
    const [value, otherValue] = [one[name], other[name]];
    if (value === otherValue) continue;
    const instants = value instanceof Date && otherValue instanceof Date;
    if (instants && value.getTime() === otherValue.getTime()) continue;
    if (Array.isArray(value) && String(value) === String(otherValue)) continue;
    return false;
  }
  return true;
}

/** The queue's order as SQL has it: ids are lower-case hexadecimal, so their text is ordered as they are. */
export function isBefore(one: OpenRow, other: OpenRow): boolean {
  return one.at < other.at || (one.at === other.at && one.entry.id < other.entry.id);
}

export function isBehind(row: OpenRow, place: Place): boolean {
  return row.at > place.at || (row.at === place.at && row.entry.id > place.id);
}
