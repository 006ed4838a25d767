import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomBytes } from "node:crypto";

import { cloneDatabase } from "../../../test/databases.ts";
import { agreementsOf, obligationsOfCase } from "../../agreement/store.ts";
import { openDatabase, type Database } from "../../kernel/db.ts";
import type { CaseId, CompanyId } from "../../kernel/ids.ts";
import { addDays } from "../../kernel/local-time.ts";
import { createLog } from "../../kernel/log.ts";
import { read, readerOf } from "../../kernel/sql.ts";
import { readCase } from "../../mediation/store.ts";
import { statementsFor } from "../../mediation/statements.ts";
import { Vault } from "../../mediation/vault.ts";
import { companyData } from "../../seed/company-data.ts";
import { seedCompany } from "../../seed/company.ts";
import { importComplaints } from "../import.ts";
import { shipped } from "../sample.fixture.ts";
import { importDisputes, type DisputeReport } from "./import.ts";
import { sampleDisputes } from "./sample.fixture.ts";

const AS_OF = new Date("2023-06-30T23:59:59+08:00");
const clock = { now: () => AS_OF };
const vault = new Vault({ current: randomBytes(32), earlier: [] });
const stack = new AsyncDisposableStack();
let db: Database;
let companyId: CompanyId;
let report: DisputeReport;

beforeAll(async () => {
  const { url } = stack.use(await cloneDatabase());
  db = stack.use(openDatabase(url, createLog("silent")));
  const data = companyData.parse(JSON.parse(shipped("company.json")));
  ({ companyId } = await seedCompany(db, data, clock, { password: "heyi-demo-2026" }));
  await importComplaints(db.pool, clock, shipped("complaints.jsonl"), {
    companyId,
    asOf: new Date("2023-02-28T23:59:59+08:00"),
  });
  report = await importDisputes({ pool: db.pool, clock, vault }, shipped("disputes.jsonl"), companyId);
});
afterAll(() => stack.disposeAsync());

async function caseOfFile(externalId: string) {
  const [row] = await read<{ id: CaseId }>(db.pool, "select id from mediation_case where external_id = $1", [
    externalId,
  ]);
  if (row === undefined) throw new Error(`${externalId} was not imported`);
  const file = await readCase(readerOf(db.pool), companyId, row.id);
  if (file === null) throw new Error("a case that cannot be read");
  return file;
}

test("all 12 are imported, and a second time none", async () => {
  expect(report).toEqual({ read: 12, imported: 12, skipped: 0, faults: [] });
  const again = await importDisputes({ pool: db.pool, clock, vault }, shipped("disputes.jsonl"), companyId);
  expect(again).toMatchObject({ imported: 0, skipped: 12 });
});

describe.each(sampleDisputes.map((dispute) => [dispute.id, dispute] as const))("%s", (_, dispute) => {
  test("MED-2 comes out as it is in the file: state, parties, consents, claims, sessions, offers, referral", async () => {
    const file = await caseOfFile(dispute.id);
    expect(file).toMatchObject({
      number: dispute.id,
      state: dispute.state,
      kind: dispute.kind,
      matter: dispute.matter,
      outcomeDueAt: dispute.outcomeDueAt.toISOString(),
      claims: dispute.claims,
      mediator: { name: dispute.mediator.name },
      objections: dispute.objections.map(({ party, reason }) => ({ by: party, reason })),
      sessions: dispute.sessions.map(({ no, mode, minutes, attendance }) => ({
        no,
        mode,
        minutes,
        attendance,
      })),
      offers: dispute.offers.map(({ round, by, terms }) => ({ round, by, terms })),
    });
    expect(file.parties.map(({ letter, name }) => `${letter} ${name}`)).toEqual(
      dispute.parties.map(({ id, name }) => `${id} ${name}`),
    );
    expect(file.steps.map(({ step }) => step)).toEqual(dispute.ladder);
    expect(file.stateHistory.map(({ state, at }) => [state, at])).toEqual(
      dispute.stateHistory.map(({ state, at }) => [state, at.toISOString()]),
    );
    expect(file.referral?.followUp ?? []).toEqual(dispute.referral?.followUp ?? []);
    expect(file.complaintIds).toHaveLength(dispute.complaints.length);
  });

  test("MED-5 each statement is there at its level, those in confidence sealed", async () => {
    const file = await caseOfFile(dispute.id);
    const said = dispute.sessions.flatMap(({ statements }) => statements);
    const all = await statementsFor({ db, vault }, file, "MEDIATOR");
    expect(all.map(({ by, level, text }) => ({ by, level, text }))).toEqual(said);
    const joint = await statementsFor({ db, vault }, file, "JOINT");
    expect(joint.map(({ text }) => text)).toEqual(
      said.filter(({ level }) => level === "JOINT").map(({ text }) => text),
    );
  });

  test("AGR-2, AGR-4, AGR-6 so do its agreement's terms, moment of effect and obligations' fate", async () => {
    const file = await caseOfFile(dispute.id);
    const [agreement, ...others] = await agreementsOf(readerOf(db.pool), file.id);
    expect(others).toEqual([]);
    expect(agreement?.content.terms ?? []).toEqual(dispute.agreement?.terms ?? []);
    expect(agreement?.effectiveAt ?? null).toEqual(dispute.agreement?.effectiveAt ?? null);
    const obligations = await obligationsOfCase(readerOf(db.pool), file.id);
    expect(
      obligations.map(({ termNo, instalmentNo, state, dueDate, moves }) => ({
        termNo,
        instalmentNo,
        state,
        dueDate,
        history: moves,
      })),
    ).toEqual(
      dispute.obligations.toSorted(
        (one, other) => one.termNo - other.termNo || (one.instalmentNo ?? 0) - (other.instalmentNo ?? 0),
      ),
    );
  });

  test("AGR-7 its window ends on the 30th day as in the file, or where that is a rest day on the next working day", async () => {
    const file = await caseOfFile(dispute.id);
    const [agreement] = await agreementsOf(readerOf(db.pool), file.id);
    const lastDay = dispute.agreement?.judicialConfirmation.lastDay ?? null;
    // The file leaves three Sundays as they are, against the rule.
    const sundays = ["2023-03-12", "2023-03-05", "2023-05-21"];
    const moved = lastDay !== null && sundays.includes(lastDay) ? addDays(lastDay, 1) : lastDay;
    expect(agreement?.lastDay ?? null).toBe(moved);
  });
});

test("MED-5 no sealed word stands in clear in any table of the database", async () => {
  const tables = await read<{ name: string }>(
    db.pool,
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const secrets = sampleDisputes.flatMap(({ sessions }) =>
    sessions.flatMap(({ statements }) =>
      statements.filter(({ level }) => level === "MEDIATOR_ONLY").map(({ text }) => text),
    ),
  );
  expect(secrets.length).toBeGreaterThan(10);
  for (const { name } of tables) {
    const [{ text } = { text: null }] = await read<{ text: string | null }>(
      db.pool,
      `select string_agg(t::text, ' ') as text from ${name} t`,
    );
    for (const secret of secrets) expect(text ?? "").not.toContain(secret);
  }
});
