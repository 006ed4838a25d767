import type { Pool } from "pg";

import type { Clock } from "../kernel/clock.ts";
import type { CompanyId, ComplaintId, ProjectId } from "../kernel/ids.ts";
import { inTransaction, read, type Tx } from "../kernel/sql.ts";
import { loadGroundsAt } from "../sla/ground.ts";
import { loadGroundsOf } from "./ground-of.ts";
import { OPEN } from "./queue/conditions.ts";
import { recomputation, type Recomputed, type Stood } from "./rules/recomputation.ts";
import { save } from "./save.ts";
import { lockAggregates } from "./store.ts";

const BATCH = 50;

/** `projectIds`: null for the whole company. */
type Recompute = Recomputed & { readonly projectIds: readonly ProjectId[] | null };

/**
 * SLA-2, SLA-6: computes the running deadlines of open complaints anew, on the calendar as it is now, or under newer rules,
 * which they live under from then on. What moves is an event; what was breached stays breached. Timers that hang on the
 * ground are armed anew either way.
 */
export async function recompute(
  pool: Pool,
  clock: Clock,
  companyId: CompanyId,
  { projectIds, ...what }: Recompute,
): Promise<void> {
  const version = what.cause === "POLICY" ? what.rulesVersion : null;
  for (let after: ComplaintId | null = null; ;) {
    const rows: { id: ComplaintId }[] = await read(
      pool,
      SELECT_OPEN,
      [companyId, after, projectIds, version, BATCH],
      "recompute_next",
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    const ids = rows.map(({ id }) => id);
    await inTransaction(pool, (tx) => recomputeSome(tx, clock, companyId, ids, what));
    after = last.id;
  }
}

async function recomputeSome(
  tx: Tx,
  clock: Clock,
  companyId: CompanyId,
  ids: readonly ComplaintId[],
  what: Recomputed,
): Promise<void> {
  const complaints = await lockAggregates(tx, ids);
  const stood = new Map((await tx.query<StoodRow>(SELECT_STOOD, [ids], "recompute_stood")).map(toStood));
  const groundOf = await loadGroundsOf(tx, companyId, ids);
  const projects = [...new Set(complaints.map(({ facts }) => facts.projectId))];
  const newer =
    what.cause === "POLICY" ? await loadGroundsAt(tx, companyId, projects, what.rulesVersion) : null;
  if (what.cause === "POLICY") await tx.query(COME_UNDER, [ids, what.rulesVersion], "complaints_come_under");
  const now = clock.now();
  await save(
    tx,
    companyId,
    complaints.map((before) => {
      const was = { ...groundOf(before), now };
      const is = { ...(newer?.get(before.facts.projectId) ?? was), now };
      const stands = stood.get(before.facts.id) ?? { nextAction: null, nextActionDueAt: null };
      const events = recomputation(before, stands, { was, is }, what);
      return { before, birth: null, events, ground: is };
    }),
  );
}

type StoodRow = Stood & { readonly id: ComplaintId };

function toStood({ id, ...stood }: StoodRow): [ComplaintId, Stood] {
  return [id, stood];
}

/** What already lives under those rules, or came in under newer ones, is left alone. */
const SELECT_OPEN = `
  select c.id from complaint c
   where ${OPEN} and c.company_id = $1 and ($2::uuid is null or c.id > $2)
     and ($3::uuid[] is null or c.project_id = any($3)) and ($4::int is null or c.rules_version < $4)
   order by c.id limit $5`;

const SELECT_STOOD = `
  select id, next_action as "nextAction", next_action_due_at as "nextActionDueAt" from complaint where id = any($1)`;

const COME_UNDER = "update complaint set rules_version = $2 where id = any($1) and rules_version < $2";
