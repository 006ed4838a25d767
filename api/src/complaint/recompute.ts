import type { Pool } from "pg";

import type { Clock } from "../kernel/clock.ts";
import type { CompanyId, ComplaintId, ProjectId } from "../kernel/ids.ts";
import { inTransaction, read } from "../kernel/sql.ts";
import { loadGround } from "../sla/ground.ts";
import type { ComplaintEvent } from "./events.ts";
import type { Aggregate } from "./facts.ts";
import { evolveAll } from "./rules/evolve.ts";
import type { Ground } from "./rules/ground.ts";
import { movedDeadline } from "./rules/suspension.ts";
import { catchUp } from "./rules/timers.ts";
import { save } from "./save.ts";
import { lockAggregates } from "./store.ts";
import { OPEN } from "./queue/conditions.ts";

const BATCH = 50;

/**
 * SLA-2, SLA-6: computes the running deadlines of all open complaints anew on the calendar as it is now. What moves is an
 * event; what was breached stays breached. Timers that hang on the calendar are armed anew either way.
 */
export async function recompute(pool: Pool, clock: Clock, companyId: CompanyId, year: number): Promise<void> {
  for (let after: ComplaintId | null = null; ;) {
    const rows: { id: ComplaintId; project_id: ProjectId }[] = await read(
      pool,
      SELECT_OPEN,
      [companyId, after, BATCH],
      "recompute_next",
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const [projectId, some] of Map.groupBy(rows, (row) => row.project_id)) {
      await recomputeSome(
        pool,
        clock,
        companyId,
        projectId,
        some.map((row) => row.id),
        year,
      );
    }
    after = last.id;
  }
}

async function recomputeSome(
  pool: Pool,
  clock: Clock,
  companyId: CompanyId,
  projectId: ProjectId,
  ids: readonly ComplaintId[],
  year: number,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const complaints = await lockAggregates(tx, ids);
    const ground = { ...(await loadGround(tx, companyId, projectId)), now: clock.now() };
    await save(
      tx,
      companyId,
      complaints.map((before) => ({
        before,
        birth: null,
        events: recomputation(before, ground, year),
        ground,
      })),
    );
  });
}

/** What had fallen due before is told first; then every running deadline that the new calendar moves. */
export function recomputation(complaint: Aggregate, ground: Ground, year: number): readonly ComplaintEvent[] {
  const overdue = catchUp(complaint, ground);
  const current = evolveAll(complaint, overdue);
  const clocks = current.clocks
    .filter((clock) => clock.state === "RUNNING")
    .flatMap((clock) => movedDeadline(clock, current, ground));
  if (clocks.length === 0) return overdue;
  return [
    ...overdue,
    { kind: "DEADLINES_RECOMPUTED", at: ground.now, actorId: null, data: { year }, clocks },
  ];
}

const SELECT_OPEN = `
  select c.id, c.project_id from complaint c
   where ${OPEN} and c.company_id = $1 and ($2::uuid is null or c.id > $2)
   order by c.id limit $3`;
