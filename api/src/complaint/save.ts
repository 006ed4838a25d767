import { append } from "../events/append.ts";
import { newId, type CompanyId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import type { Aggregate } from "./facts.ts";
import { fold, type Change, type Folded } from "./fold.ts";
import { recipientsOf } from "./notices.ts";
import { countsOf, queueFactsOf, type Counts } from "./queue-facts.ts";
import { standingOf } from "./rules/standing.ts";
import { timersOf } from "./rules/timers.ts";
import { COUNT_AND_TELL, INSERT_COMPLAINTS, UPDATE_COMPLAINTS, WRITE_PARTS } from "./save-sql.ts";

/**
 * The one write path: folds the events, derives the standing and the timers, and writes rows, log, counters and notices.
 * The log is appended last. Returns the complaints as they stand now.
 */
export async function save(
  tx: Tx,
  companyId: CompanyId,
  changes: readonly Change[],
): Promise<readonly Aggregate[]> {
  const folded = changes.map(fold);
  await writeRows(tx, folded);
  const lines = folded.flatMap((change) => change.lines);
  const first = await append(
    tx,
    companyId,
    lines.map((line) => line.logged),
  );
  const notices = lines.flatMap((line, index) =>
    recipientsOf(line.event, line.facts).map((to) => ({
      ...to,
      companyId,
      kind: line.event.kind,
      at: line.event.at,
      actorId: line.event.actorId,
      complaintId: line.facts.id,
      seq: first + index + 1,
    })),
  );
  await countAndTell(tx, folded, notices);
  return folded.map((change) => change.after);
}

/** Brings the counters in step with what was written, and leaves the notices; after the log, whose lock comes first. */
export async function countAndTell(
  tx: Tx,
  changes: readonly Folded[],
  notices: readonly object[],
): Promise<void> {
  await tx.query(
    COUNT_AND_TELL,
    [JSON.stringify(counterDeltas(changes)), JSON.stringify(notices)],
    "complaint_tell",
  );
}

/** The complaints themselves with their clocks, suspensions and timers. */
export async function writeRows(tx: Tx, changes: readonly Folded[]): Promise<void> {
  const rows = changes.map(({ after, ground, birth }) =>
    toRow({ ...after.facts, ...standingOf(after, ground), ...birth }),
  );
  const born = rows.filter((_, index) => changes[index]?.birth !== null);
  const changed = rows.filter((_, index) => changes[index]?.birth === null);
  if (born.length > 0) await tx.query(INSERT_COMPLAINTS, [JSON.stringify(born)], "complaint_insert");
  if (changed.length > 0) await tx.query(UPDATE_COMPLAINTS, [JSON.stringify(changed)], "complaint_update");
  const parts = changes.map(({ after, ground }) => ({
    id: after.facts.id,
    after,
    timers: timersOf(after, ground),
  }));
  await tx.query(
    WRITE_PARTS,
    [
      parts.map((part) => part.id),
      JSON.stringify(
        parts.flatMap(({ id, after }) =>
          after.clocks.map((clock) => toRow({ id: newId(clock.startedAt), complaintId: id, ...clock })),
        ),
      ),
      JSON.stringify(
        parts.flatMap(({ id, after }) =>
          after.suspensions.map((stretch) =>
            toRow({ id: newId(stretch.startedAt), complaintId: id, ...stretch }),
          ),
        ),
      ),
      JSON.stringify(
        parts.flatMap(({ id, timers }) =>
          timers.map(({ kind, subject, fireAt }) => toRow({ complaintId: id, kind, subject, fireAt })),
        ),
      ),
    ],
    "complaint_parts",
  );
}

function counterDeltas(changes: readonly Folded[]): readonly ({ projectId: string } & Counts)[] {
  const deltas = new Map<string, Counts>();
  for (const { birth, before, after } of changes) {
    const was = countsOf(birth === null ? queueFactsOf(before) : null);
    const is = countsOf(queueFactsOf(after));
    const sum = deltas.get(after.facts.projectId) ?? countsOf(null);
    for (const view of Object.keys(sum) as (keyof Counts)[]) sum[view] += is[view] - was[view];
    deltas.set(after.facts.projectId, sum);
  }
  return [...deltas].map(([projectId, counts]) => ({ projectId, ...counts }));
}

function toRow(values: object): object {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [snake(name), value]));
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
