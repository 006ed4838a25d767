import { matches } from "../filter.ts";
import { type QueuePage, type QueueQuestion, standsAt } from "../page.ts";
import { decodePlace } from "../place.ts";
import { countersOf, totalOf } from "./count.ts";
import { type OpenFilter, pick, shelvesOf } from "./pick.ts";
import type { Shelves } from "./shelves.ts";

/** All open complaints of a company as they stand at one place in its log. Ends with the breath in which it was taken. */
export type Moment = { readonly shelves: Shelves; readonly seq: number };

/**
 * LIV-2: what `queuePage` finds by SQL, from memory.
 * @throws InvalidError for a place that is none
 */
export function openPage(
  { shelves, seq }: Moment,
  { sight, first, after, wantsTotal }: QueueQuestion,
  filter: OpenFilter,
): QueuePage {
  const place = after === null ? null : decodePlace(after);
  const found = pick(shelvesOf(shelves, filter, sight), place, first + 1, (entry) =>
    matches(filter, sight, entry),
  );
  const counters = countersOf(shelves, sight, filter);
  return {
    entries: found.slice(0, first),
    hasNextPage: found.length > first,
    counters,
    ...standsAt(sight.companyId, seq),
    total: wantsTotal ? totalOf(shelves, sight, filter, counters) : null,
  };
}
