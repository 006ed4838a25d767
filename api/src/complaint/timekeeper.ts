import type { Pool } from "pg";

import { EVENTS_CHANNEL } from "../events/append.ts";
import type { Listener } from "../events/listener.ts";
import type { Clock } from "../kernel/clock.ts";
import { errorCode } from "../kernel/db.ts";
import { toError } from "../kernel/errors.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import type { Log } from "../kernel/log.ts";
import { inTransaction, read, type Tx } from "../kernel/sql.ts";
import { loadGroundsOf } from "./ground-of.ts";
import { catchUp } from "./rules/timers.ts";
import { save } from "./save.ts";
import { readAggregates } from "./store.ts";

const BATCH = 40;
/** Never sleeps longer than this, should a machine's clock be set or a notification be lost. */
const LONGEST_SLEEP_MS = 30_000;
/** What is due but held by another process is asked for again after this. */
const SHORTEST_SLEEP_MS = 10;
/** How long a complaint whose timers cannot be handled is left alone, so that the others are not held up. */
const SET_ASIDE_MS = 60_000;

/**
 * SLA-3: the one who says that a deadline has come. Sleeps until the next timer; claims what is due with SKIP LOCKED, so
 * that several processes share the work and each timer fires once; re-armed by the log's notifications.
 */
export class Timekeeper implements AsyncDisposable {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #aside = new Map<ComplaintId, number>();
  readonly #stopListening: () => void;
  #sleep: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #again = false;
  #closed = false;

  constructor(pool: Pool, clock: Clock, listener: Listener, log: Log) {
    this.#pool = pool;
    this.#clock = clock;
    this.#log = log;
    this.#stopListening = listener.on(EVENTS_CHANNEL, () => void this.wake());
  }

  /** Looks at once whether something is due. Resolves when all that is due has been told. */
  wake(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#again = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
    return this.#working;
  }

  async #work(): Promise<void> {
    let next: Date | null = null;
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        next = await this.#nextDue();
        // Every command wakes it, and hardly ever is something due: then that one question is all.
        if (next === null || next > this.#clock.now()) continue;
        while ((await this.#fireSome()) && !this.#closed);
        next = await this.#nextDue();
      }
    } catch (failure) {
      this.#log.error(
        { code: errorCode(toError(failure)) },
        "deadlines could not be read; tried again in a second",
      );
      next = new Date(this.#clock.now().getTime() + 1_000);
    }
    this.#sleepUntil(next);
  }

  #sleepUntil(next: Date | null): void {
    if (this.#sleep !== null) clearTimeout(this.#sleep);
    if (this.#closed) return;
    const wait = next === null ? LONGEST_SLEEP_MS : next.getTime() - this.#clock.now().getTime();
    this.#sleep = setTimeout(
      () => void this.wake(),
      Math.min(Math.max(wait, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS),
    );
  }

  /** Fires what is due, some complaints at a time; true when there may be more. */
  async #fireSome(): Promise<boolean> {
    try {
      return await inTransaction(this.#pool, async (tx) => {
        const { ids, mayBeMore } = await this.#claim(tx);
        await fire(tx, ids, this.#clock);
        return mayBeMore;
      });
    } catch (failure) {
      this.#log.error({ code: errorCode(toError(failure)) }, "deadlines failed together; now one by one");
      return this.#fireEach();
    }
  }

  /** One complaint that cannot be handled is set aside and named; the rest goes on. */
  async #fireEach(): Promise<boolean> {
    const { ids, mayBeMore } = await inTransaction(this.#pool, (tx) => this.#claim(tx));
    for (const id of ids) {
      try {
        await inTransaction(this.#pool, async (tx) => fire(tx, await lockOne(tx, id), this.#clock));
      } catch (failure) {
        this.#aside.set(id, this.#clock.now().getTime() + SET_ASIDE_MS);
        this.#log.error(
          { complaintId: id, code: errorCode(toError(failure)) },
          "a complaint's deadlines could not be handled",
        );
      }
    }
    return mayBeMore;
  }

  /** Locks the complaints of the first timers that are due; several of these may be one complaint's. */
  async #claim(tx: Tx): Promise<{ readonly ids: readonly ComplaintId[]; readonly mayBeMore: boolean }> {
    const now = this.#clock.now();
    for (const [id, until] of this.#aside) if (until <= now.getTime()) this.#aside.delete(id);
    const rows = await tx.query<{ id: ComplaintId }>(
      CLAIM,
      [now, BATCH, [...this.#aside.keys()]],
      "timer_claim",
    );
    return { ids: [...new Set(rows.map((row) => row.id))], mayBeMore: rows.length === BATCH };
  }

  async #nextDue(): Promise<Date | null> {
    const [row] = await read<{ at: Date | null }>(this.#pool, NEXT, [[...this.#aside.keys()]], "timer_next");
    return row?.at ?? null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    this.#stopListening();
    if (this.#sleep !== null) clearTimeout(this.#sleep);
    await this.#working;
  }
}

/** Tells of everything that is due for these complaints, which the transaction has locked, and arms their timers anew. */
async function fire(tx: Tx, ids: readonly ComplaintId[], clock: Clock): Promise<void> {
  if (ids.length === 0) return;
  const now = clock.now();
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

async function lockOne(tx: Tx, id: ComplaintId): Promise<readonly ComplaintId[]> {
  const rows = await tx.query<{ id: ComplaintId }>(
    "select id from complaint where id = $1 for update skip locked",
    [id],
    "timer_lock_one",
  );
  return rows.map((row) => row.id);
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
