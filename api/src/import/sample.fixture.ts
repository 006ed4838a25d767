import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

import { cloneDatabase } from "../../test/databases.ts";
import { openDatabase, type Database } from "../kernel/db.ts";
import type { CompanyId } from "../kernel/ids.ts";
import { createLog } from "../kernel/log.ts";
import { companyData } from "../seed/company-data.ts";
import { seedCompany } from "../seed/company.ts";
import { importComplaints, type ImportReport } from "./import.ts";

/** The moment at which the sample's records stand. */
export const AS_OF = new Date("2023-02-28T23:59:59+08:00");
const PASSWORD = "heyi-demo-2026";

export type RawRecord = Record<string, unknown> & { history: Record<string, unknown>[] };

export function shipped(name: string): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`@heyi/schema/data/demo/${name}`)), "utf8");
}

export function sampleRecords(): RawRecord[] {
  return shipped("complaints.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as RawRecord);
}

export function stepOf(record: RawRecord | undefined, type: string): Record<string, unknown> {
  const step = record?.history.find((each) => each["type"] === type);
  if (step === undefined) throw new Error(`no ${type} in the line`);
  return step;
}

export function asFile(records: readonly object[]): string {
  return records.map((record) => JSON.stringify(record)).join("\n");
}

const data = companyData.parse(JSON.parse(shipped("company.json")));

type House = {
  readonly db: Database;
  readonly companyId: CompanyId;
  importFile(file: string): Promise<ImportReport>;
};

/** A database of one's own with the sample's company in it, and nothing more. */
export function useCompany(): () => House {
  const stack = new AsyncDisposableStack();
  const clock = { now: () => new Date("2023-03-01T09:00:00+08:00") };
  let house: House | null = null;
  beforeAll(async () => {
    const { url } = stack.use(await cloneDatabase());
    const db = stack.use(openDatabase(url, createLog("silent"), 2));
    const { companyId } = await seedCompany(db, data, clock, { password: PASSWORD });
    const importFile = (file: string) => importComplaints(db.pool, clock, file, { companyId, asOf: AS_OF });
    house = { db, companyId, importFile };
  });
  afterAll(() => stack.disposeAsync());
  return () => {
    if (house === null) throw new Error("only inside a test");
    return house;
  };
}
