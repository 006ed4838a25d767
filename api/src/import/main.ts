import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { readConfig } from "../config.ts";
import { bootForImport, ImportRefusedError } from "./boot.ts";
import { faultText } from "./fault.ts";
import { masterKeys } from "../mediation/master-key.ts";
import { Vault } from "../mediation/vault.ts";
import { importDisputes } from "./disputes/import.ts";
import { importComplaints, type ImportReport } from "./import.ts";
import { rehearsalText } from "./rehearsal-text.ts";
import { instant } from "./steps.ts";

const USAGE =
  "用法 (usage): npm run import:complaints -- FILE [--as-of 2023-02-28T23:59:59+08:00] [--company CODE]\n" +
  "              npm run import:disputes -- FILE [--company CODE]";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // An option nobody knows, --help too, is answered with the usage.
  strict: false,
  options: { "as-of": { type: "string" }, company: { type: "string" }, disputes: { type: "boolean" } },
});
const known = Object.entries(values).every(
  ([name, value]) =>
    name === "disputes" || (["as-of", "company"].includes(name) && typeof value === "string"),
);
const [path] = positionals;
const asOf = values["as-of"] === undefined ? null : instant.safeParse(values["as-of"]);
const company = typeof values.company === "string" ? values.company : null;
const exitCode =
  !known || path === undefined || positionals.length > 1 || asOf?.success === false
    ? refuse(USAGE)
    : await (
        values["disputes"] === true ? runDisputes(path, company) : run(path, asOf?.data ?? null, company)
      ).catch((error: unknown) => refuse(plainWords(error)));
// Not left to end by itself: the migration engine keeps a timer for ten seconds after its work.
process.exit(exitCode);

function refuse(words: string): 2 {
  process.stderr.write(`${words}\n`);
  return 2;
}

function plainWords(error: unknown): string {
  if (error instanceof ImportRefusedError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return error.message;
  throw error;
}

/** 0 when the file is in the database now, 1 when a fault kept it out. */
async function run(path: string, asOf: Date | null, company: string | null): Promise<0 | 1> {
  // From the folder in which the command was typed, though pnpm has moved to its own.
  const file = await readFile(resolve(process.env["INIT_CWD"] ?? "", path), "utf8");
  await using house = await bootForImport(readConfig(process.env), company);
  const report = await importComplaints(house.db.pool, house.clock, file, {
    companyId: house.companyId,
    asOf,
    onProgress: process.stderr.isTTY ? showProgress : () => undefined,
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  const outcome = told(report);
  process.stdout.write(rehearsalText(report.rehearsals));
  return outcome;
}

function told({
  read,
  imported,
  skipped,
  faults,
}: Pick<ImportReport, "read" | "imported" | "skipped" | "faults">): 0 | 1 {
  for (const fault of faults)
    process.stderr.write(`${faultText(fault, "zh")}\n  ${faultText(fault, "en")}\n`);
  process.stdout.write(
    `共 ${read} 行,导入 ${imported},已有 ${skipped},问题 ${faults.length}` +
      ` (${read} lines, ${imported} imported, ${skipped} there already, ${faults.length} faults)\n` +
      (faults.length === 0 ? "" : "没有导入任何内容 (nothing was imported)\n"),
  );
  return faults.length === 0 ? 0 : 1;
}

/** The same for a file of disputes. */
async function runDisputes(path: string, company: string | null): Promise<0 | 1> {
  const config = readConfig(process.env);
  const file = await readFile(resolve(process.env["INIT_CWD"] ?? "", path), "utf8");
  await using house = await bootForImport(config, company);
  const vault = new Vault(masterKeys(config));
  const { pool } = house.db;
  const report = await importDisputes({ pool, clock: house.clock, vault }, file, house.companyId);
  return told(report);
}

function showProgress(share: number): void {
  process.stderr.write(`\r${Math.floor(share * 100)} %`);
}
