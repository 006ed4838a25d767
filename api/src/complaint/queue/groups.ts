import { Group } from "../../events/group.ts";
import { sightKey, type Sight } from "../../org/access.ts";
import type { QueueMessage } from "./describe.ts";
import type { QueueFilter } from "./filter.ts";
import type { Moved } from "./moved.ts";
import type { QueueFacts } from "../queue-facts.ts";

/** Readers who see the same part of the queue under the same filter: each message is made once for all of them. */
export type QueueGroup = {
  readonly sight: Sight;
  readonly filter: QueueFilter;
  readonly readers: Group<QueueMessage>;
};

/** The groups of a company's readers, found by what they can see: a move asks only those it can concern. */
export class QueueGroups {
  readonly #groups = new Map<string, QueueGroup>();
  readonly #places = new Map<string, Set<QueueGroup>>();

  of(sight: Sight, filter: QueueFilter): QueueGroup {
    const key = groupKey(sight, filter);
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const group = { sight, filter, readers: new Group<QueueMessage>(() => this.#remove(key, group)) };
    this.#groups.set(key, group);
    for (const place of placesSeen(sight, filter)) {
      const there = this.#places.get(place) ?? new Set();
      this.#places.set(place, there.add(group));
    }
    return group;
  }

  all(): readonly QueueGroup[] {
    return [...this.#groups.values()];
  }

  /** Every group that one of these moves may concern. */
  near(moves: readonly Moved[]): ReadonlySet<QueueGroup> {
    const places = new Set(
      moves.flatMap(({ before, after }) => [
        ...placesOf(after),
        ...(before === null ? [] : placesOf(before)),
      ]),
    );
    const near = new Set<QueueGroup>();
    for (const place of places) for (const group of this.#places.get(place) ?? []) near.add(group);
    return near;
  }

  #remove(key: string, group: QueueGroup): void {
    if (this.#groups.get(key) === group) this.#groups.delete(key);
    for (const place of placesSeen(group.sight, group.filter)) {
      const there = this.#places.get(place);
      if (there?.delete(group) === true && there.size === 0) this.#places.delete(place);
    }
  }
}

const EVERYWHERE = "everywhere";

/** Where anything must lie, before or after it moved, for a group to hear of it. */
function placesSeen(sight: Sight, filter: QueueFilter): readonly string[] {
  if (sight.wholeCompany) return filter.projectIds ?? [EVERYWHERE];
  const { projectIds } = filter;
  const projects =
    projectIds === null ? sight.projectIds : sight.projectIds.filter((id) => projectIds.includes(id));
  return sight.personal ? [...projects, ...sight.departmentIds, sight.staffId] : projects;
}

function placesOf(facts: QueueFacts): readonly string[] {
  const { projectId, departmentId, ownerId, handlerId, taskDepartmentIds = [], measureOwnerIds = [] } = facts;
  const helpers = [...taskDepartmentIds, ...measureOwnerIds];
  return [EVERYWHERE, projectId, departmentId, ownerId, handlerId, ...helpers].filter(
    (place) => place !== null,
  );
}

/** The same for all who see the same under the same filter. */
export function groupKey(sight: Sight, filter: QueueFilter): string {
  const personal = filter.view === "MINE" ? sight.staffId : "";
  const phones = filter.text === null ? [] : sight.phoneProjectIds;
  return JSON.stringify([sightKey(sight), personal, phones, filter]);
}
