import type { CaseTimerKind } from "@heyi/schema/vocabulary/agreement.ts";
import type { Pool } from "pg";

import { NotFoundError } from "../kernel/errors.ts";
import type { CaseId, CompanyId, ComplaintId, ProjectId, StaffId } from "../kernel/ids.ts";
import { read, readerOf, type Reader, type Tx } from "../kernel/sql.ts";
import type { CaseFile } from "./rules/case.ts";
import type { CaseTimer } from "./rules/timers.ts";

const FILE = `
  select m.file || jsonb_build_object('id', m.id, 'companyId', m.company_id, 'projectId', m.project_id, 'number', m.number,
                                      'version', m.version, 'state', m.state, 'kind', m.kind) as file
    from mediation_case m`;

/** Null: there is none of this id in the company. */
export async function readCase(reader: Reader, companyId: CompanyId, id: CaseId): Promise<CaseFile | null> {
  const rows = await reader.query<{ file: CaseFile }>(
    `${FILE} where m.company_id = $1 and m.id = $2`,
    [companyId, id],
    "case",
  );
  return rows[0]?.file ?? null;
}

/** Held until the transaction ends. @throws NotFoundError */
export async function lockCase(tx: Tx, companyId: CompanyId, id: CaseId): Promise<CaseFile> {
  await tx.query(
    "select from mediation_case where company_id = $1 and id = $2 for update",
    [companyId, id],
    "case_lock",
  );
  const file = await readCase(tx, companyId, id);
  if (file === null) throw new NotFoundError("case");
  return file;
}

export async function insertCase(tx: Tx, file: CaseFile): Promise<void> {
  await tx.query(INSERT, columnsOf(file), "case_insert");
  await tx.query(
    "insert into case_complaint (case_id, complaint_id) select $1, unnest($2::uuid[])",
    [file.id, file.complaintIds],
    "case_complaints",
  );
}

export async function updateCase(tx: Tx, file: CaseFile): Promise<void> {
  await tx.query(UPDATE, columnsOf(file), "case_update");
}

function columnsOf(file: CaseFile): readonly unknown[] {
  // What has a column of its own is kept there only.
  const { id, companyId, projectId, number, version, state, kind, ...rest } = file;
  return [
    id,
    companyId,
    projectId,
    number,
    version,
    state,
    kind,
    file.mediator?.staffId ?? null,
    file.recorder?.staffId ?? null,
    file.organisation?.id ?? null,
    file.proposedAt,
    file.outcomeDueAt,
    JSON.stringify(rest),
  ];
}

const INSERT = `
  insert into mediation_case (id, company_id, project_id, number, version, state, kind, mediator_id, recorder_id, organisation_id,
                              proposed_at, outcome_due_at, file)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;
const UPDATE = `
  update mediation_case
     set (version, state, kind, mediator_id, recorder_id, organisation_id, proposed_at, outcome_due_at, file)
       = ($5, $6, $7, $8, $9, $10, $11, $12, $13)
   where id = $1 and company_id = $2 and project_id = $3 and number = $4`;

/** Of these kinds, what is to be waited for from now on, whatever was before. */
export async function armTimers(
  tx: Tx,
  caseId: CaseId,
  kinds: readonly CaseTimerKind[],
  timers: readonly CaseTimer[],
): Promise<void> {
  await tx.query(
    "delete from case_timer where case_id = $1 and kind = any($2)",
    [caseId, kinds],
    "case_timers_off",
  );
  await tx.query(
    `insert into case_timer (case_id, kind, subject, fire_at)
     select $1, t.kind, t.subject, t."fireAt" from jsonb_to_recordset($2) as t(kind text, subject text, "fireAt" timestamptz)`,
    [caseId, JSON.stringify(timers)],
    "case_timers_on",
  );
}

export async function nextNumber(tx: Tx, projectId: ProjectId, year: string): Promise<string> {
  const [row] = await tx.query<{ number: string }>(
    "select case_number_next($1, $2) as number",
    [projectId, year],
    "case_number",
  );
  if (row === undefined) throw new Error("no number was given");
  return row.number;
}

/** Cases in which a complaint is spoken of, the newest first. */
export async function casesOfComplaint(
  pool: Pool,
  companyId: CompanyId,
  id: ComplaintId,
): Promise<readonly CaseFile[]> {
  const rows = await readerOf(pool).query<{ file: CaseFile }>(
    `${FILE} join case_complaint cc on cc.case_id = m.id where m.company_id = $1 and cc.complaint_id = $2 order by m.id desc`,
    [companyId, id],
    "cases_of_complaint",
  );
  return rows.map(({ file }) => file);
}

/** Cases of these projects, or of the whole company, what must come to an outcome first on top; 500 at most. */
export async function listCases(
  pool: Pool,
  companyId: CompanyId,
  {
    projectIds,
    staffId,
    openOnly,
  }: {
    readonly projectIds: readonly ProjectId[] | null;
    readonly staffId: StaffId | null;
    readonly openOnly: boolean;
  },
): Promise<readonly CaseFile[]> {
  const rows = await read<{ file: CaseFile }>(
    pool,
    LIST,
    [companyId, projectIds, staffId, openOnly],
    "cases",
  );
  return rows.map(({ file }) => file);
}

const LIST = `${FILE}
   where m.company_id = $1
     and (($2::uuid[] is null or m.project_id = any($2)) or m.mediator_id = $3 or m.recorder_id = $3)
     and ($4 = false or m.state in ('PROPOSED', 'CONSENTED', 'IN_SESSION', 'AGREED', 'PERFORMING'))
   order by m.outcome_due_at nulls last, m.id desc
   limit 500`;

/** AGR-4: a frozen text of the case waits for hands. */
export async function textWaits(reader: Reader, caseId: CaseId): Promise<boolean> {
  const waiting = await reader.query(
    "select id from agreement where case_id = $1 and effective_at is null and dropped_at is null",
    [caseId],
    "case_text_waits",
  );
  return waiting.length > 0;
}

export async function companyName(reader: Reader, companyId: CompanyId): Promise<string> {
  const [company] = await reader.query<{ name: string }>(
    "select name from company where id = $1",
    [companyId],
    "company_name",
  );
  return company?.name ?? "";
}
