import type { Batch } from "../../events/log.ts";
import type { ComplaintId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { Sight } from "../../org/access.ts";
import { Conditions, addText } from "./conditions.ts";
import type { QueueCounters } from "./counters.ts";
import { entriesOf } from "./batch-entries.ts";
import type { QueueEntry } from "./entry.ts";
import { foldMoves, type Moved } from "./moved.ts";
import { Tally } from "./tally.ts";

/** A stretch of the log with what its readers ask of the database, each asked once and all in the stretch's own snapshot. */
export class Described {
  readonly batch: Batch;
  readonly moved: readonly Moved[];
  readonly #tally: Tally;
  readonly #answers = new Map<string, Promise<unknown>>();

  /** With the tally of the stretch before this one there is less to count. */
  constructor(batch: Batch, tally: Tally = new Tally()) {
    this.batch = batch;
    this.moved = foldMoves(batch.events);
    this.#tally = tally;
    tally.advance(batch, this.moved);
  }

  entries(): Promise<ReadonlyMap<ComplaintId, QueueEntry>> {
    return entriesOf(this.batch);
  }

  counters(sight: Sight, projectIds: readonly ProjectId[] | null): Promise<QueueCounters> {
    return this.#tally.counters(this.batch, sight, projectIds);
  }

  /** Open loads of everyone whose own work one of these moves changed, under the project filter of the page's own counter. */
  loads(
    moves: readonly Moved[],
    projectIds: readonly ProjectId[] | null,
  ): Promise<ReadonlyMap<StaffId, number>> {
    return this.#tally.loads(this.batch.snapshot, touchedBy(moves), projectIds);
  }

  /** Which of the moved complaints hold a text; their words never change, so it is asked of them as they are. */
  holding(text: string, sight: Sight): Promise<ReadonlySet<ComplaintId>> {
    return this.#once(`text ${sight.phoneProjectIds.join(",")} ${text}`, async () => {
      const where = new Conditions();
      where.and(
        "c.id = any(?)",
        this.moved.map((move) => move.id),
      );
      addText(where, text, sight);
      const rows = await this.batch.snapshot.query<{ id: ComplaintId }>(
        `select c.id from complaint c where ${where.text}`,
        where.params,
      );
      return new Set(rows.map((row) => row.id));
    });
  }

  #once<Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(question) as Promise<Answer> | undefined;
    if (known !== undefined) return known;
    const answer = ask();
    this.#answers.set(question, answer);
    return answer;
  }
}

function touchedBy(moves: readonly Moved[]): ReadonlySet<StaffId> {
  const ids = moves.flatMap(({ before, after }) => [
    before?.ownerId,
    before?.handlerId,
    after.ownerId,
    after.handlerId,
  ]);
  return new Set(ids.filter((id) => id !== null && id !== undefined));
}
