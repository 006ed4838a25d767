import { seesProject, sightKey, type Sight } from "../../../org/access.ts";
import { countsOf, type Counts } from "../../queue-facts.ts";
import { COUNT_BOUND, knownCount, type OwnCounters, type QueueCounters } from "../counters.ts";
import type { QueueEntry } from "../entry.ts";
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

/** The counters of a reader's page: of whole projects by how much stands on their shelves, of the rest by counting it. */
export function countersOf(shelves: Shelves, sight: Sight, filter: QueueFilter): OwnCounters {
  const sum = sumOf(wholesOf(shelves, sight, filter));
  const mine = mineOf(shelves, sight, filter);
  if (!sight.personal || sight.wholeCompany) return { ...sum, mine };
  const besides = personalShelves(shelves, sight);
  const question = `${sightKey(sight)} ${filter.projectIds?.join(",") ?? "*"}`;
  const beside = shelves.counters.get(question, besides, () => countBeside(besides, sight, filter));
  for (const view of VIEWS) sum[view] += beside[view];
  return { ...sum, mine };
}

function sumOf(wholes: readonly Views[]): Counts {
  const sum = countsOf(null);
  for (const views of wholes) for (const view of VIEWS) sum[view] += views[view].rows.length;
  return sum;
}

/** What somebody sees beside whole projects. */
function countBeside(shelves: readonly Shelf[], sight: Sight, filter: QueueFilter): Counts {
  const sum = countsOf(null);
  const isBeside = (entry: QueueEntry) =>
    !seesProject(sight, entry.projectId) && isCounted(filter, sight, entry);
  for (const { entry } of pick(shelves, null, Infinity, isBeside)) {
    const counts = countsOf(entry);
    for (const view of VIEWS) sum[view] += counts[view];
  }
  return sum;
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
  const question = JSON.stringify([sightKey(sight), sight.staffId, filter]);
  return shelves.totals.get(question, asked, () => countOn(asked, sight, filter));
}

function countOn(shelves: readonly Shelf[], sight: Sight, filter: OpenFilter): number {
  const isFound = (entry: QueueEntry) => matches(filter, sight, entry);
  // Only shelves of different kinds hold a row twice.
  if (sight.personal) return pick(shelves, null, COUNT_BOUND, isFound).length;
  let found = 0;
  for (const shelf of shelves) for (const { entry } of shelf.rows) if (isFound(entry)) found += 1;
  return Math.min(found, COUNT_BOUND);
}
