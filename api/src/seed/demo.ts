import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";

import { importDisputes } from "../import/disputes/import.ts";
import type { Vault } from "../mediation/vault.ts";
import { importComplaints } from "../import/import.ts";
import { faultText } from "../import/fault.ts";
import type { Clock } from "../kernel/clock.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { read } from "../kernel/sql.ts";
import { companyData, type CompanyData } from "./company-data.ts";
import { seedCompany } from "./company.ts";
import { DEMO_PASSWORD, demoPeople, type DemoPeople } from "./demo-people.ts";
import { playStories } from "./fresh.ts";
import { disputesToToday } from "./shift-disputes.ts";
import { shiftedToToday } from "./shift.ts";
import { RISEN } from "./stories/risen.ts";
import { RUNNING } from "./stories/running.ts";
import { UNANSWERED } from "./stories/unanswered.ts";
import { WAITING } from "./stories/waiting.ts";

export type DemoHouse = {
  readonly db: { readonly pool: Pool };
  readonly clock: Clock;
  readonly vault: Vault;
};

/**
 * The demo company with two months of complaints that end today and a desk at work. Each part is made once: a start
 * that finds them does nothing, one that was cut short goes on where it stopped.
 */
export async function seedDemo({ db, clock, vault }: DemoHouse): Promise<DemoPeople> {
  const data = await shippedCompany();
  await inTurn(db.pool, async () => {
    const { companyId } = await seedCompany(db, data, clock, { password: DEMO_PASSWORD });
    if (!(await has(db.pool, IMPORTED, companyId))) await importPast(db.pool, clock, companyId);
    if (!(await has(db.pool, MEDIATED, companyId))) await importCases({ db, clock, vault }, companyId);
    if (!(await has(db.pool, PLAYED, companyId))) {
      await playStories(db.pool, clock, companyId, STORIES);
    }
  });
  return demoPeople(data);
}

/** Who is in the demo company, without making it. */
export async function demoCast(): Promise<DemoPeople> {
  return demoPeople(await shippedCompany());
}

async function shippedCompany(): Promise<CompanyData> {
  return companyData.parse(JSON.parse(await readShipped("company.json")));
}

const STORIES = [...UNANSWERED, ...WAITING, ...RUNNING, ...RISEN];

// Any number will do as long as every process takes the same.
const ONE_AT_A_TIME = 20_261_124;

/** Several processes may start at once on an empty database; one makes the demo, the others wait and find it. */
async function inTurn(pool: Pool, work: () => Promise<void>): Promise<void> {
  const guard = await pool.connect();
  try {
    // Asked for again and again rather than waited for: a statement may not take that long.
    while (!(await locked(guard))) await sleep(200);
    await work();
  } finally {
    await guard.query("select pg_advisory_unlock($1)", [ONE_AT_A_TIME]);
    guard.release();
  }
}

async function locked(guard: PoolClient): Promise<boolean> {
  const { rows } = await guard.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
    ONE_AT_A_TIME,
  ]);
  return rows[0]?.mine === true;
}

async function importPast(pool: Pool, clock: Clock, companyId: CompanyId): Promise<void> {
  const now = clock.now();
  const file = shiftedToToday(await readShipped("complaints.jsonl"), now);
  const { faults } = await importComplaints(pool, clock, file, { companyId, asOf: now });
  if (faults.length > 0) throw new Error(faults.map((fault) => faultText(fault, "en")).join("\n"));
}

async function importCases({ db, clock, vault }: DemoHouse, companyId: CompanyId): Promise<void> {
  const file = disputesToToday(await readShipped("disputes.jsonl"), clock.now());
  const { faults } = await importDisputes({ pool: db.pool, clock, vault }, file, companyId);
  if (faults.length > 0) throw new Error(faults.map((fault) => faultText(fault, "en")).join("\n"));
}

function readShipped(name: string): Promise<string> {
  return readFile(fileURLToPath(import.meta.resolve(`@heyi/schema/data/demo/${name}`)), "utf8");
}

async function has(pool: Pool, sql: string, companyId: CompanyId): Promise<boolean> {
  return (await read(pool, sql, [companyId])).length > 0;
}

const IMPORTED = "select 1 from complaint where company_id = $1 and external_id is not null limit 1";
const MEDIATED = "select from mediation_case where company_id = $1 limit 1";
const PLAYED = "select 1 from complaint where company_id = $1 and external_id is null limit 1";
