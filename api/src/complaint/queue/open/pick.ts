import type { ProjectId } from "../../../kernel/ids.ts";
import type { Sight } from "../../../org/access.ts";
import { COUNTED } from "../counters.ts";
import type { QueueEntry } from "../entry.ts";
import { isOfOpen } from "../conditions.ts";
import type { OpenView, QueueFilter } from "../filter.ts";
import type { Place } from "../place.ts";
import { isBefore, type OpenRow } from "./open-row.ts";
import type { Shelf } from "./shelf.ts";
import type { Shelves } from "./shelves.ts";

/** What memory can answer: words are asked of the database, and what has ended stands there alone. */
export type OpenFilter = QueueFilter & { readonly view: OpenView; readonly text: null };

export function isOfMemory(filter: QueueFilter): filter is OpenFilter {
  return isOfOpen(filter.view) && filter.text === null;
}

/** The shortest shelves that together hold whatever a filter can find under a sight; a row may stand on several. */
export function shelvesOf(shelves: Shelves, filter: OpenFilter, sight: Sight): readonly Shelf[] {
  if (filter.view === "MINE") return [shelves.person(sight.staffId)];
  if (filter.staffId !== null) return [shelves.person(filter.staffId)];
  if (filter.departmentId !== null) return [shelves.department(filter.departmentId)];
  const view = COUNTED[filter.view];
  const inProject = (id: ProjectId) => shelves.project(id)[view];
  if (sight.wholeCompany)
    return filter.projectIds === null ? [shelves.company[view]] : filter.projectIds.map(inProject);
  const seen = seenProjects(sight, filter.projectIds).map(inProject);
  return sight.personal ? [...seen, ...personalShelves(shelves, sight)] : seen;
}

/** What somebody sees beside whole projects. */
export function personalShelves(shelves: Shelves, { departmentIds, staffId }: Sight): readonly Shelf[] {
  const departments = departmentIds.map((id) => shelves.department(id));
  return [...departments, shelves.person(staffId), shelves.helper(staffId)];
}

/** The whole projects in sight under a filter, for those who do not see the whole company. */
export function seenProjects({ projectIds }: Sight, filter: QueueFilter["projectIds"]): readonly ProjectId[] {
  return filter === null ? projectIds : filter.filter((id) => projectIds.includes(id));
}

/** The first rows behind a place in the order of the queue, from all shelves at once, each row once. */
export function pick(
  shelves: readonly Shelf[],
  after: Place | null,
  most: number,
  isWanted: (entry: QueueEntry) => boolean,
): OpenRow[] {
  const picked: OpenRow[] = [];
  const next = shelves.map((shelf) => shelf.behind(after));
  let last: OpenRow | null = null;
  while (picked.length < most) {
    const row = takeFirst(shelves, next);
    if (row === null) break;
    if (row !== last && isWanted(row.entry)) picked.push(row);
    last = row;
  }
  return picked;
}

/** The row that comes first of those next on each shelf; that shelf goes on by one. */
function takeFirst(shelves: readonly Shelf[], next: number[]): OpenRow | null {
  let first: OpenRow | null = null;
  let from = 0;
  for (let index = 0; index < shelves.length; index += 1) {
    const row = shelves[index]?.rows[next[index] ?? 0];
    if (row === undefined || (first !== null && !isBefore(row, first))) continue;
    first = row;
    from = index;
  }
  if (first !== null) next[from] = (next[from] ?? 0) + 1;
  return first;
}
