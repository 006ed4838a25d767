import type { Keeper } from "../events/timekeeper.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import { loadGroundsOf } from "./ground-of.ts";
import { catchUp } from "./rules/timers.ts";
import { save } from "./save.ts";
import { readAggregates } from "./store.ts";

/** SLA-3: the deadlines of complaints. */
export const complaintKeeper: Keeper<ComplaintId> = {
  noun: "complaintId",
  async next(reader, aside) {
    const [row] = await reader.query<{ at: Date | null }>(NEXT, [aside], "timer_next");
    return row?.at ?? null;
  },
  async claim(tx, now, most, aside) {
    const rows = await tx.query<{ id: ComplaintId }>(CLAIM, [now, most, aside], "timer_claim");
    return rows.map(({ id }) => id);
  },
  async lockOne(tx, id) {
    const rows = await tx.query<{ id: ComplaintId }>(LOCK_ONE, [id], "timer_lock_one");
    return rows.map((row) => row.id);
  },
  fire,
};

const LOCK_ONE = "select id from complaint where id = $1 for update skip locked";

async function fire(tx: Tx, ids: readonly ComplaintId[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const byCompany = Map.groupBy(await readAggregates(tx, ids), ({ facts }) => facts.companyId);
  for (const [companyId, complaints] of [...byCompany].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const groundOf = await loadGroundsOf(
      tx,
      companyId,
      complaints.map(({ facts }) => facts.id),
    );
    await save(
      tx,
      companyId,
      complaints.map((before) => {
        const ground = { ...groundOf(before), now };
        return { before, birth: null, events: catchUp(before, ground), ground };
      }),
    );
  }
}

/** The complaint is locked, not the timer, in the same order as commands do; one being worked on now is left to that command. */
const CLAIM = `
  select c.id
    from timer t
    join complaint c on c.id = t.complaint_id
   where t.fire_at <= $1 and not (c.id = any($3))
   order by t.fire_at
   limit $2
     for update of c skip locked`;

const NEXT = "select min(fire_at) as at from timer where not (complaint_id = any($1))";
