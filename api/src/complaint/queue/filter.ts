import type { Category, Channel, Priority, State } from "@heyi/schema/vocabulary/complaint.ts";

import type { DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";
import { sees, type Sight } from "../../org/access.ts";
import type { QueueFacts } from "../queue-facts.ts";
import { isOpen } from "../rules/state.ts";

export const QUEUE_VIEWS = [
  "OPEN",
  "UNASSIGNED",
  "MINE",
  "DUE_SOON",
  "OVERDUE",
  "ESCALATED",
  "ENDED",
  "ALL",
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
/** Views that show nothing that has ended. */
export type OpenView = Exclude<QueueView, "ENDED" | "ALL">;

/** What part of the queue is looked at. Null: not filtered by that. */
export type QueueFilter = {
  readonly view: QueueView;
  readonly projectIds: readonly ProjectId[] | null;
  readonly categories: readonly Category[] | null;
  readonly states: readonly State[] | null;
  readonly priorities: readonly Priority[] | null;
  readonly channels: readonly Channel[] | null;
  /** Owner or handler. */
  readonly staffId: StaffId | null;
  readonly departmentId: DepartmentId | null;
  /** Number, room, phone or words. */
  readonly text: string | null;
};

/**
 * Whether a complaint stands in a reader's queue, by its facts alone; the text is asked of the database, which has it.
 * The same question as `conditions` in sql.ts; a test holds the two together.
 */
export function matches(filter: QueueFilter, sight: Sight, facts: QueueFacts): boolean {
  return (
    sees(sight, facts) &&
    inView(filter.view, sight.staffId, facts) &&
    among(filter.projectIds, facts.projectId) &&
    among(filter.categories, facts.category) &&
    among(filter.states, facts.state) &&
    among(filter.priorities, facts.priority) &&
    among(filter.channels, facts.channel) &&
    (filter.staffId === null || isWith(filter.staffId, facts)) &&
    (filter.departmentId === null || filter.departmentId === facts.departmentId)
  );
}

/** Whether the counters of a reader's page count this complaint: they stand under sight and project only. */
export function isCounted(filter: QueueFilter, sight: Sight, facts: QueueFacts): boolean {
  return sees(sight, facts) && among(filter.projectIds, facts.projectId);
}

function isWith(staffId: StaffId, facts: QueueFacts): boolean {
  return facts.ownerId === staffId || facts.handlerId === staffId;
}

function among<Value>(wanted: readonly Value[] | null, value: Value | null): boolean {
  return wanted === null || (value !== null && wanted.includes(value));
}

function inView(view: QueueView, reader: StaffId, facts: QueueFacts): boolean {
  switch (view) {
    case "ALL":
      return true;
    case "ENDED":
      return !isOpen(facts.state);
    case "OPEN":
      return isOpen(facts.state);
    case "UNASSIGNED":
      return facts.state === "REGISTERED";
    case "MINE":
      return isOpen(facts.state) && isWith(reader, facts);
    case "DUE_SOON":
    case "OVERDUE":
      return isOpen(facts.state) && facts.urge === view;
    case "ESCALATED":
      return isOpen(facts.state) && facts.level > 0;
    default:
      return view satisfies never;
  }
}
