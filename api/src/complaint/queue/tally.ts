import type { Batch } from "../../events/log.ts";
import type { ProjectId, StaffId } from "../../kernel/ids.ts";
import type { Reader } from "../../kernel/sql.ts";
import { sees, sightKey, type Sight } from "../../org/access.ts";
import { countsOf, type Counts, type QueueFacts } from "../queue-facts.ts";
import { isOpen } from "../rules/state.ts";
import {
  readCounters,
  readLoadsByProject,
  readProjectCounters,
  sumOfSeen,
  type QueueCounters,
} from "./counters.ts";
import type { Moved } from "./moved.ts";

type Projects = readonly ProjectId[] | null;
type Load = Map<ProjectId, number>;
type Counted = { readonly sight: Sight; readonly projectIds: Projects; readonly counts: Counts };

/** Beyond these it begins anew; a company has fewer people. */
const MOST_KEPT = 5_000;

/**
 * What is counted row by row, counted once and then carried along the log: each event says how the complaint stood before
 * and after it. Holds for one place in the log; a stretch that does not begin there makes it forget everything.
 */
export class Tally {
  #at = -1;
  readonly #loads = new Map<StaffId, Load>();
  readonly #counters = new Map<string, Counted>();
  /** Null: not read yet. */
  #projects: Map<ProjectId, Counts & { readonly projectId: ProjectId }> | null = null;

  /** To the end of a stretch, before anything is asked of it there. */
  advance({ after, upTo }: Batch, moved: readonly Moved[]): void {
    const kept = this.#loads.size + this.#counters.size;
    if (this.#at !== after || kept > MOST_KEPT) this.#forget();
    this.#at = upTo;
    for (const move of moved) {
      if (move.before !== null) this.#add(move.before, -1);
      this.#add(move.after, 1);
    }
  }

  /** Open complaints each of these people owns or handles, in these projects. */
  async loads(
    snapshot: Reader,
    staffIds: ReadonlySet<StaffId>,
    projectIds: Projects,
  ): Promise<ReadonlyMap<StaffId, number>> {
    const unknown = [...staffIds].filter((id) => !this.#loads.has(id));
    if (unknown.length > 0) {
      const rows = await readLoadsByProject(snapshot, unknown);
      for (const id of unknown) this.#loads.set(id, new Map());
      for (const { staffId, projectId, open } of rows) this.#loads.get(staffId)?.set(projectId, open);
    }
    return new Map([...staffIds].map((id) => [id, sumOf(this.#loads.get(id), projectIds)]));
  }

  /** Readers of whole projects share one look at the sums kept; who sees departments only is counted for. */
  async counters(batch: Batch, sight: Sight, projectIds: Projects): Promise<QueueCounters> {
    if (sight.personal && !sight.wholeCompany) return this.#countersSeen(batch.snapshot, sight, projectIds);
    this.#projects ??= new Map(
      (await readProjectCounters(batch.snapshot, batch.companyId)).map((project) => [
        project.projectId,
        { ...project },
      ]),
    );
    return sumOfSeen([...this.#projects.values()], sight, projectIds);
  }

  async #countersSeen(snapshot: Reader, sight: Sight, projectIds: Projects): Promise<QueueCounters> {
    const key = `${sightKey(sight)} ${projectIds?.join(",") ?? "*"}`;
    const known = this.#counters.get(key);
    if (known !== undefined) return { ...known.counts };
    const counts = await readCounters(snapshot, sight, projectIds);
    this.#counters.set(key, { sight, projectIds, counts: { ...counts } });
    return counts;
  }

  #add(facts: QueueFacts, sign: 1 | -1): void {
    if (!isOpen(facts.state)) return;
    for (const staffId of new Set([facts.ownerId, facts.handlerId])) {
      const load = staffId === null ? undefined : this.#loads.get(staffId);
      load?.set(facts.projectId, (load.get(facts.projectId) ?? 0) + sign);
    }
    const counts = countsOf(facts);
    this.#addToProject(facts, counts, sign);
    for (const counted of this.#counters.values()) {
      const { sight, projectIds } = counted;
      if (!sees(sight, facts) || (projectIds !== null && !projectIds.includes(facts.projectId))) continue;
      for (const view of Object.keys(counts) as (keyof Counts)[]) counted.counts[view] += sign * counts[view];
    }
  }

  #addToProject({ projectId }: QueueFacts, counts: Counts, sign: 1 | -1): void {
    if (this.#projects === null) return;
    const sums = this.#projects.get(projectId) ?? { projectId, ...countsOf(null) };
    this.#projects.set(projectId, sums);
    for (const view of Object.keys(counts) as (keyof Counts)[]) sums[view] += sign * counts[view];
  }

  #forget(): void {
    this.#projects = null;
    this.#loads.clear();
    this.#counters.clear();
  }
}

function sumOf(load: Load | undefined, projectIds: Projects): number {
  let sum = 0;
  for (const [projectId, open] of load ?? []) {
    if (projectIds === null || projectIds.includes(projectId)) sum += open;
  }
  return sum;
}
