import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { EVENTS_CHANNEL } from "../src/events/append.ts";
import type { ComplaintId } from "../src/kernel/ids.ts";
import { type BenchDatabases, IN_SMALL } from "./database.ts";
import { type Bounds, judged, percentile, spread } from "./figures.ts";
import { type Program, startProduct } from "./program.ts";

const COUNT = IN_SMALL ? 50 : 500;
const SPREAD = { count: COUNT, overMs: 10_000 };
const AT_ONCE = { count: COUNT, overMs: 0 };
const DOWN_MS = 30_000;
/** Time to set them before the first is due. */
const LEAD_MS = 2000;
const PATIENCE_MS = 60_000;
const IDLE_MS = 30_000;
/** What a start leaves to be done. */
const SETTLE_MS = 10_000;

const LATENESS: Bounds = { aim: 25, least: 100, unit: "ms" };

/** How late a deadline is told while a million timers are pending, what waiting for them costs, and how soon after a downtime. */
export async function benchDeadlines(databases: BenchDatabases): Promise<string[]> {
  const database = await databases.shared("large");
  await using watch = await Watch.open(database.url);
  const lines: string[] = [`     ${await watch.pending()} timers pending`];
  for (const processes of [1, 2]) {
    await using servers = new AsyncDisposableStack();
    for (let n = 0; n < processes; n += 1) {
      const server = servers.use(await startProduct(database.url));
      if (processes === 1) lines.push(await idle(server));
    }
    const name = `${processes} process${processes === 1 ? "" : "es"}`;
    lines.push(...verdict(`${name}, ${SPREAD.count} over 10 s`, await watch.fire(SPREAD)));
    lines.push(...verdict(`${name}, ${AT_ONCE.count} at once`, await watch.fire(AT_ONCE)));
    if (processes === 1) {
      await servers.disposeAsync();
      lines.push(await afterDowntime(database.url, watch));
    }
  }
  return lines;
}

async function idle(server: Program): Promise<string> {
  await sleep(SETTLE_MS);
  const before = server.cpu();
  await sleep(IDLE_MS);
  const share = ((server.cpu() - before) / IDLE_MS) * 100;
  return judged("idle server, share of a core", share, { aim: 1, least: 2, unit: "%" });
}

async function afterDowntime(databaseUrl: string, watch: Watch): Promise<string> {
  const set = await watch.set({ count: SPREAD.count, overMs: DOWN_MS - LEAD_MS });
  await sleep(DOWN_MS);
  const begun = performance.now();
  await using server = await startProduct(databaseUrl);
  const told = await watch.told(set);
  const last = Math.max(...told.map(({ at }) => at)) - performance.timeOrigin;
  const [fromStart, fromReady] = [last - begun, last - server.readyAt];
  return `     after ${DOWN_MS / 1000} s down, ${SPREAD.count} deadlines behind: all told ${fromStart.toFixed(0)} ms after the start, ${fromReady.toFixed(0)} ms after ready, ${doubles(told)} told twice`;
}

function verdict(what: string, told: readonly Told[]): string[] {
  const late = told.map(({ at, due }) => at - due);
  return [
    judged(`${what}: lateness p99`, percentile(late, 0.99), LATENESS),
    `     ${spread(late)}; ${doubles(told)} told twice`,
  ];
}

function doubles(told: readonly Told[]): number {
  return told.filter(({ times }) => times !== 1).length;
}

type Told = { readonly due: number; readonly at: number; readonly times: number };
type Plan = { readonly count: number; readonly overMs: number };

/** Moves deadlines near and listens for the log telling of them. */
class Watch implements AsyncDisposable {
  readonly #client: pg.Client;
  readonly #commits: { seq: number; at: number }[] = [];

  constructor(client: pg.Client) {
    this.#client = client;
    client.on("notification", ({ payload = "" }) =>
      this.#commits.push({
        seq: Number(payload.split(":")[1]),
        at: performance.timeOrigin + performance.now(),
      }),
    );
  }

  static async open(databaseUrl: string): Promise<Watch> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(`listen ${EVENTS_CHANNEL}`);
    return new Watch(client);
  }

  async pending(): Promise<number> {
    const { rows } = await this.#client.query<{ count: number }>("select count(*)::int as count from timer");
    return rows[0]?.count ?? 0;
  }

  async fire(plan: Plan): Promise<readonly Told[]> {
    return this.told(await this.set(plan));
  }

  /** Reply clocks in time so far, each now due at its own instant. */
  async set({ count, overMs }: Plan): Promise<ReadonlyMap<ComplaintId, number>> {
    const first = new Date(performance.timeOrigin + performance.now() + LEAD_MS);
    const { rows } = await this.#client.query<{ id: ComplaintId; due_at: Date }>(SET, [count, first, overMs]);
    await this.#client.query("select pg_notify($1, company_id || ':' || seq) from log_head", [
      EVENTS_CHANNEL,
    ]);
    if (rows.length < count)
      throw new Error(`only ${rows.length} deadlines of ${count} are left to be moved`);
    return new Map(rows.map((row) => [row.id, row.due_at.getTime()]));
  }

  async told(set: ReadonlyMap<ComplaintId, number>): Promise<readonly Told[]> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const { rows } = await this.#client.query<{ complaint_id: ComplaintId; seq: string }>(TOLD, [
        [...set.keys()],
      ]);
      const seqs = Map.groupBy(rows, (row) => row.complaint_id);
      if (seqs.size === set.size)
        return [...set].map(([id, due]) =>
          this.#told(
            due,
            (seqs.get(id) ?? []).map(({ seq }) => Number(seq)),
          ),
        );
      if (performance.now() > deadline)
        throw new Error(`only ${seqs.size} of ${set.size} deadlines were told`);
      await sleep(500);
    }
  }

  #told(due: number, seqs: readonly number[]): Told {
    const [seq = Number.NaN] = seqs;
    // A notification carries the last number of its transaction.
    const at = this.#commits
      .filter((commit) => commit.seq >= seq)
      .reduce((first, commit) => Math.min(first, commit.at), Infinity);
    return { due, at, times: seqs.length };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end();
  }
}

const SET = `
  with chosen as (
    select k.id, k.complaint_id, $2::timestamptz + interval '1 millisecond' * ($3::int * (row_number() over (order by k.id) - 1) / $1::int) as due_at
      from (select k.id, k.complaint_id from clock k join complaint c on c.id = k.complaint_id
             where k.kind = 'REPLY' and k.state = 'RUNNING' and k.due_soon_fired_at is null and c.state in ('INVESTIGATING', 'RECTIFYING') and c.level = 0
             order by k.id limit $1) k
  ), clocks as (
    update clock k set due_at = c.due_at, due_soon_at = now(), due_soon_fired_at = now() from chosen c where k.id = c.id
  ), timers as (
    update timer t set fire_at = c.due_at from chosen c where t.complaint_id = c.complaint_id and t.kind = 'CLOCK_OVERDUE' and t.subject = 'REPLY:1'
  ), soon as (
    delete from timer t using chosen c where t.complaint_id = c.complaint_id and t.kind = 'CLOCK_DUE_SOON' and t.subject = 'REPLY:1'
  )
  select complaint_id as id, due_at from chosen`;

const TOLD = `
  select complaint_id, seq from event
   where complaint_id = any($1) and kind = 'CLOCK_OVERDUE' and data->>'clock' = 'REPLY' order by event.seq`;
