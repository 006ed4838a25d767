import type { ComplaintId, DepartmentId, ProjectId, StaffId } from "../../../kernel/ids.ts";
import { countsOf } from "../../queue-facts.ts";
import type { QueueCounters } from "../counters.ts";
import type { QueueEntry } from "../entry.ts";
import { Kept } from "./kept.ts";
import { isSame, type OpenRow, sharing, toOpenRow } from "./open-row.ts";
import { Shelf } from "./shelf.ts";

/** One shelf for each view that is counted: how many rows stand on it is the counter. */
export type Views = { readonly [View in keyof QueueCounters]: Shelf };

const NOTHING = new Shelf();
const NO_VIEWS = newViews();

/** Every open complaint of a company once, and on each shelf on which somebody may look for it. */
export class Shelves {
  readonly company: Views = newViews();
  readonly counters = new Kept<QueueCounters>();
  readonly totals = new Kept<number>();
  readonly #rows = new Map<ComplaintId, OpenRow>();
  readonly #projects = new Map<ProjectId, Views>();
  readonly #departments = new Map<DepartmentId, Shelf>();
  readonly #staff = new Map<StaffId, Shelf>();
  readonly #helpers = new Map<StaffId, Shelf>();
  readonly #share = sharing();

  get size(): number {
    return this.#rows.size;
  }

  project(id: ProjectId): Views {
    return this.#projects.get(id) ?? NO_VIEWS;
  }

  /** Assigned to it, or with a task for it (HND-8). */
  department(id: DepartmentId): Shelf {
    return this.#departments.get(id) ?? NOTHING;
  }

  /** What a person owns or handles. */
  person(id: StaffId): Shelf {
    return this.#staff.get(id) ?? NOTHING;
  }

  /** Where a person has a preventive measure to carry out (HND-7). */
  helper(id: StaffId): Shelf {
    return this.#helpers.get(id) ?? NOTHING;
  }

  /** In place of what was known of this complaint; a row that says nothing new stays the very object it was. */
  put(entry: QueueEntry, known: OpenRow | undefined = this.#rows.get(entry.id)): void {
    const row = known !== undefined && isSame(known.entry, entry) ? known : toOpenRow(entry, this.#share);
    if (this.#rows.get(entry.id) === row) return;
    this.remove(entry.id);
    this.#rows.set(entry.id, row);
    for (const shelf of this.#shelvesOf(row.entry)) shelf.put(row);
  }

  remove(id: ComplaintId): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.#rows.delete(id);
    for (const shelf of this.#shelvesOf(row.entry)) shelf.remove(row);
  }

  row(id: ComplaintId): OpenRow | undefined {
    return this.#rows.get(id);
  }

  #shelvesOf(entry: QueueEntry): Shelf[] {
    const project = made(this.#projects, entry.projectId, newViews);
    const counts = countsOf(entry);
    const shelves = (Object.keys(counts) as (keyof QueueCounters)[])
      .filter((view) => counts[view] > 0)
      .flatMap((view) => [this.company[view], project[view]]);
    for (const id of new Set([entry.departmentId, ...entry.taskDepartmentIds])) {
      if (id !== null) shelves.push(made(this.#departments, id, newShelf));
    }
    for (const id of entry.measureOwnerIds) shelves.push(made(this.#helpers, id, newShelf));
    for (const id of new Set([entry.ownerId, entry.handlerId])) {
      if (id !== null) shelves.push(made(this.#staff, id, newShelf));
    }
    return shelves;
  }
}

function made<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function newShelf(): Shelf {
  return new Shelf();
}

function newViews(): Views {
  return {
    open: newShelf(),
    unassigned: newShelf(),
    dueSoon: newShelf(),
    overdue: newShelf(),
    escalated: newShelf(),
  };
}
