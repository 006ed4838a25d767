import { seesProject, type Sight } from "../../../org/access.ts";
import { countsOf } from "../../queue-facts.ts";
import { COUNT_BOUND, knownCount, type OwnCounters, type QueueCounters } from "../counters.ts";
import { isCounted, matches, type QueueFilter } from "../filter.ts";
import { type OpenFilter, personalShelves, pick, seenProjects, shelvesOf } from "./pick.ts";
import type { Shelf } from "./shelf.ts";
import type { Shelves, Views } from "./shelves.ts";

const VIEWS = [
  "open",
  "unassigned",
  "dueSoon",
  "overdue",
  "escalated",
] as const satisfies (keyof QueueCounters)[];

/**
 * The counters of a reader's page: of whole projects as many as stand on their shelves; what a handler sees beside those
 * is little, and is counted.
 */
export function countersOf(shelves: Shelves, sight: Sight, filter: QueueFilter): OwnCounters {
  const sum = { open: 0, unassigned: 0, dueSoon: 0, overdue: 0, escalated: 0 };
  for (const views of wholesOf(shelves, sight, filter)) {
    for (const view of VIEWS) sum[view] += views[view].rows.length;
  }
  if (sight.personal && !sight.wholeCompany) {
    const beside = pick(
      personalShelves(shelves, sight),
      null,
      Infinity,
      (entry) => !seesProject(sight, entry.projectId) && isCounted(filter, sight, entry),
    );
    for (const { entry } of beside) {
      const counts = countsOf(entry);
      for (const view of VIEWS) sum[view] += counts[view];
    }
  }
  return { ...sum, mine: mineOf(shelves, sight, filter) };
}

function wholesOf(shelves: Shelves, sight: Sight, { projectIds }: QueueFilter): readonly Views[] {
  if (sight.wholeCompany && projectIds === null) return [shelves.company];
  const seen = sight.wholeCompany ? projectIds : seenProjects(sight, projectIds);
  return (seen ?? []).map((id) => shelves.project(id));
}

function mineOf(shelves: Shelves, { staffId }: Sight, { projectIds }: QueueFilter): number {
  const own = shelves.person(staffId).rows;
  return projectIds === null
    ? own.length
    : own.filter(({ entry }) => projectIds.includes(entry.projectId)).length;
}

/** How many rows a filter finds, counted up to 10,000. */
export function totalOf(shelves: Shelves, sight: Sight, filter: OpenFilter, counters: OwnCounters): number {
  const known = knownCount(filter, counters);
  if (known !== null) return Math.min(known, COUNT_BOUND);
  const asked = shelvesOf(shelves, filter, sight);
  // Only shelves of different kinds hold a row twice.
  if (sight.personal) return pick(asked, null, COUNT_BOUND, (entry) => matches(filter, sight, entry)).length;
  const found = asked.reduce((sum, shelf) => sum + countOn(shelf, filter, sight), 0);
  return Math.min(found, COUNT_BOUND);
}

function countOn(shelf: Shelf, filter: OpenFilter, sight: Sight): number {
  let found = 0;
  for (const { entry } of shelf.rows) if (matches(filter, sight, entry)) found += 1;
  return found;
}
