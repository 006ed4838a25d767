import type { Pool } from "pg";

import type { ProjectId } from "../kernel/ids.ts";
import { readerOf } from "../kernel/sql.ts";
import { levelOf, pour, type Bucket } from "./bucket.ts";

/** Too much came from one place, or to one project; nothing was done. */
export class TooMuchError extends Error {
  override readonly name = "TooMuchError";
}

const look = (from: string): Bucket => ({ key: `look ${from}`, capacity: 240, perHour: 3_600 });
/** A whole house may share an address, but nobody mistypes a code of twenty letters this often. */
const miss = (from: string): Bucket => ({ key: `miss ${from}`, capacity: 20, perHour: 20 });
const word = (from: string): Bucket => ({ key: `word ${from}`, capacity: 20, perHour: 60 });
const report = (from: string): Bucket => ({ key: `report ${from}`, capacity: 6, perHour: 12 });
const inflow = (projectId: ProjectId): Bucket => ({
  key: `inflow ${projectId}`,
  capacity: 2_000,
  perHour: 120,
});

export async function allowLook(pool: Pool, from: string, now: Date): Promise<void> {
  const reader = readerOf(pool);
  if (!(await pour(reader, look(from), 1, now))) throw new TooMuchError();
  if ((await levelOf(reader, miss(from), now)) >= miss(from).capacity - 1) throw new TooMuchError();
}

/** A code that leads nowhere counts for much: guessing ends after some. */
export async function countMiss(pool: Pool, from: string, now: Date): Promise<void> {
  await pour(readerOf(pool), miss(from), 1, now);
}

export async function allowWord(pool: Pool, from: string, now: Date): Promise<void> {
  if (!(await pour(readerOf(pool), word(from), 1, now))) throw new TooMuchError();
}

export async function allowReport(pool: Pool, from: string, projectId: ProjectId, now: Date): Promise<void> {
  const reader = readerOf(pool);
  if (!(await pour(reader, report(from), 1, now))) throw new TooMuchError();
  // Never refused for what others send: a real outage brings hundreds, and each is heard. It makes the riddles harder.
  await pour(reader, inflow(projectId), 1, now);
}

/** 300 MB in an hour from one address. */
export function allowBytes(pool: Pool, from: string, bytes: number, now: Date): Promise<boolean> {
  return pour(readerOf(pool), { key: `bytes ${from}`, capacity: 300e6, perHour: 300e6 }, bytes, now);
}

/** Of 1: how much has come in by itself lately. */
export async function pressureOn(pool: Pool, projectId: ProjectId, now: Date): Promise<number> {
  const bucket = inflow(projectId);
  return (await levelOf(readerOf(pool), bucket, now)) / bucket.perHour;
}

/** Each riddle is solved once. */
export function useUp(pool: Pool, riddle: string, now: Date): Promise<boolean> {
  return pour(readerOf(pool), { key: `riddle ${riddle}`, capacity: 1, perHour: 0 }, 1, now);
}
