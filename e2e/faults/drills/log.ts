import { setTimeout as sleep } from "node:timers/promises";
import { encodeCursor } from "../../../api/src/events/cursor.ts";
import type { Pool } from "../cluster.ts";
import type { Drill, Form } from "../drill.ts";
import { atLeast, type Finding, none, tally, told } from "../findings.ts";
import { importAtOnce } from "../import-file.ts";
import { judge, Past, rowsAt } from "../judge-reader.ts";
import { headOf, readLedger } from "../ledger.ts";
import { duringWork, type Office } from "../office.ts";
import { NO_FILTER } from "../queue-pages.ts";
import { Subscriber } from "../subscriber.ts";

const SIZES = {
  short: { heldForMs: 3_000, perSecond: 20, events: 1_000 },
  long: { heldForMs: 60_000, perSecond: 40, events: 5_000 },
};
const EVENTS_PER_SECOND = 5_000;
const PATIENCE_MS = 30_000;
/** Whoever sees everything is told of every event. */
const EVERYTHING = { ...NO_FILTER, view: "ALL" } as const;

/** LIV-1: what makes logs lose events elsewhere: late commits, thousands of events in one transaction, late joiners. */
export const log: Drill = {
  name: "log",
  does: "one commit in ten held back 150 ms; thousands of events in one transaction; joiners from far behind",
  run(cluster, form) {
    const { heldForMs, perSecond, events } = SIZES[form];
    return duringWork(cluster, { processes: 2, perSecond }, async (office) => {
      const { pool } = office.town;
      await holdCommitsBack(pool);
      await sleep(heldForMs);
      const held = await letCommitsGo(pool);
      await importAtOnce(office.house.url, events);
      return [
        told("commits held back", `${held}`),
        atLeast("events in one transaction", await largestTransaction(pool), events, "events"),
        ...(await joinLate(office, form)),
      ];
    });
  },
};

/** At the instant of the commit: everything is written, nothing to be seen yet. */
async function holdCommitsBack(pool: Pool): Promise<void> {
  await pool.query(`
    create sequence drill_held;
    create function drill_hold_back() returns trigger language plpgsql as $$
    begin
      if pg_current_xact_id()::text::bigint % 10 = 0
         and coalesce(current_setting('drill.held', true), '') <> pg_current_xact_id()::text then
        perform set_config('drill.held', pg_current_xact_id()::text, true), nextval('drill_held'), pg_sleep(0.15);
      end if;
      return null;
    end $$;
    create constraint trigger drill_hold_back after insert on event
      deferrable initially deferred for each row execute function drill_hold_back()`);
}

/** @returns how many were held back */
async function letCommitsGo(pool: Pool): Promise<number> {
  await pool.query("drop trigger drill_hold_back on event; drop function drill_hold_back()");
  const { rows } = await pool.query<{ held: string }>("select last_value as held from drill_held");
  return Number(rows[0]?.held);
}

/** From the beginning of the log, and from not quite as far; each told everything, or to load anew, and then whole. */
async function joinLate({ town, processes }: Office, form: Form): Promise<readonly Finding[]> {
  const { pool, companyId } = town;
  const findings: Finding[] = [];
  for (const share of [1, 0.5]) {
    const head = await headOf(pool, companyId);
    const from = head - Math.floor(head * share);
    using late = new Subscriber("late", town.person("qa"), EVERYTHING, processes.ports);
    const past = new Past((await readLedger(pool, companyId)).moves);
    const rows = [...rowsAt(from, late, past)].map(([id, version]) => ({ id, version }));
    const begun = performance.now();
    late.resume({ cursor: encodeCursor({ companyId, seq: from }), from, upTo: from, rows });
    while (late.position < head && performance.now() - begun < PATIENCE_MS) await sleep(5);
    const tookMs = performance.now() - begun;
    const name = `${head - from} events behind`;
    const rate = ((head - from) * 1000) / tookMs;
    const seen = `${rate.toFixed(0)} events a second, ${tally(late.troubles)}`;
    const since = new Past((await readLedger(pool, companyId)).moves);
    findings.push(
      form === "short"
        ? told(name, seen)
        : atLeast(`${name} (${tally(late.troubles)})`, rate, EVENTS_PER_SECOND, "events/s"),
      none(`${name}: events missed`, judge(late, since, late.position)),
    );
  }
  return findings;
}

/** The most events that one transaction has appended. */
async function largestTransaction(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ events: number }>(
    "select count(*)::int as events from event group by xmin order by 1 desc limit 1",
  );
  return rows[0]?.events ?? 0;
}
