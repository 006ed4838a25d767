import { readFile } from "node:fs/promises";
import pg from "pg";
import type { Aggregate } from "../src/complaint/facts.ts";
import { save } from "../src/complaint/save.ts";
import { searchTerms } from "../src/complaint/search-terms.ts";
import { lockAggregates } from "../src/complaint/store.ts";
import { createPool } from "../src/kernel/db.ts";
import type { CompanyId, ComplaintId } from "../src/kernel/ids.ts";
import { createLog } from "../src/kernel/log.ts";
import { inTransaction } from "../src/kernel/sql.ts";
import { companyData } from "../src/seed/company-data.ts";
import { seedCompany } from "../src/seed/company.ts";
import { loadGrounds } from "../src/sla/ground.ts";
import * as sql from "./generate-sql.ts";

export type Size = { readonly complaints: number; readonly open: number };

const DEMO = new URL("../../schema/data/demo/", import.meta.url);

/** The demo company grown to a size: rows in bulk, then what is due next for the open ones by the product's own rules. */
export async function generate(url: string, size: Size, now: Date): Promise<void> {
  const pool = createPool(url, createLog("warn"), { max: 2 });
  try {
    const data = companyData.parse(JSON.parse(await readFile(new URL("company.json", DEMO), "utf8")));
    const { companyId } = await seedCompany(
      { pool },
      data,
      { now: () => now },
      { password: "heyi-bench-password" },
    );
    await fill(pool, size, now);
    await arm(pool, companyId, now);
    await pool.query(sql.COUNT);
  } finally {
    await pool.end();
  }
  await settle(url);
}

async function fill(pool: pg.Pool, size: Size, now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(sql.PREPARE);
    const texts = await readTexts();
    await client.query(sql.TEXTS, [JSON.stringify(texts)]);
    for (const statement of sql.statementsOf({ ...size, texts: texts.length, now }))
      await client.query(statement);
    await client.query(sql.DONE);
  } finally {
    // Its settings are for the filling alone.
    client.release(true);
  }
}

const ENDINGS = [
  "",
  "请尽快处理。",
  "照片已经发到群里。",
  "已经第三次反映了。",
  "再不解决我们就去社区。",
  "麻烦给个准信。",
  "家里有老人和小孩。",
  "邻居也都有意见。",
];
const TIMES = ["", "昨天晚上,", "上周起,", "今天早上,"];

/** What residents wrote in the sample, each said in some thirty ways. */
async function readTexts(): Promise<{ content: string; terms: string[] }[]> {
  const lines = (await readFile(new URL("complaints.jsonl", DEMO), "utf8")).trim().split("\n");
  const contents = lines.map((line) => (JSON.parse(line) as { content: string }).content);
  return contents.flatMap((content) =>
    TIMES.flatMap((time) => ENDINGS.map((ending) => time + content + ending)).map((text) => ({
      content: text,
      terms: searchTerms(text),
    })),
  );
}

const BATCH = 500;

/** Standing and timers of every open complaint: saving it without an event derives them. */
async function arm(pool: pg.Pool, companyId: CompanyId, now: Date): Promise<void> {
  const { rows } = await pool.query<{ id: ComplaintId }>(sql.OPEN_IDS);
  for (let start = 0; start < rows.length; start += BATCH) {
    const ids = rows.slice(start, start + BATCH).map((row) => row.id);
    await inTransaction(pool, async (tx) => {
      const complaints = await lockAggregates(tx, ids);
      const grounds = await loadGrounds(tx, companyId, [
        ...new Set(complaints.map(({ facts }) => facts.projectId)),
      ]);
      const groundOf = ({ facts }: Aggregate) => {
        const ground = grounds.get(facts.projectId);
        if (ground === undefined) throw new Error("a project without a policy");
        return { ...ground, now };
      };
      await save(
        tx,
        companyId,
        complaints.map((before) => ({ before, birth: null, events: [], ground: groundOf(before) })),
      );
    });
  }
}

/** The one of words, by far the dearest, comes first and takes workers of its own; the others are made beside it. */
const INDEX_MAKERS = 2;

async function settle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ definition: string }>(sql.INDEXES_TO_MAKE);
  const left = rows.map(({ definition }) => definition);
  await Promise.all(Array.from({ length: INDEX_MAKERS }, () => makeIndexes(url, left)));
  await client.query(sql.CLEAR);
  await client.query("vacuum (analyze)");
  await client.query("checkpoint");
  await client.end();
}

async function makeIndexes(url: string, left: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set maintenance_work_mem = '1GB'");
  for (let next = left.shift(); next !== undefined; next = left.shift()) await client.query(next);
  await client.end();
}
