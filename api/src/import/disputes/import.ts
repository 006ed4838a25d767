import type { Pool } from "pg";

import type { Clock } from "../../kernel/clock.ts";
import {
  newId,
  type CaseId,
  type CompanyId,
  type ComplaintId,
  type OrganisationId,
  type ProjectId,
  type StaffId,
} from "../../kernel/ids.ts";
import { inTransaction, type Tx } from "../../kernel/sql.ts";
import type { Organisation } from "../../mediation/rules/case.ts";
import type { Vault } from "../../mediation/vault.ts";
import type { Fault } from "../fault.ts";
import { parseJson, toFaults } from "../parse.ts";
import { caseOf, type Resolved } from "./case-of.ts";
import { disputeSchema, type Dispute } from "./record.ts";
import { storeDispute } from "./store.ts";

export type DisputeReport = {
  readonly read: number;
  readonly imported: number;
  readonly skipped: number;
  readonly faults: readonly Fault[];
};

/** Reads a file of disputes with everything in them, one a line: all of them or none, and every fault of the file at once. */
export async function importDisputes(
  house: { readonly pool: Pool; readonly clock: Clock; readonly vault: Vault },
  file: string,
  companyId: CompanyId,
): Promise<DisputeReport> {
  const lines = file
    .split(/\r?\n/)
    .flatMap((text, at) => (text.trim() === "" ? [] : [{ text, line: at + 1 }]));
  const parsed = lines.map(({ text, line }) => parsedLine(text, line));
  const shape = parsed.flatMap(({ faults }) => faults);
  const disputes = parsed.flatMap(({ dispute, line }) => (dispute === null ? [] : [{ dispute, line }]));
  const report = { read: lines.length, imported: 0, skipped: 0, faults: shape };
  if (shape.length > 0) return report;
  return inTransaction(house.pool, async (tx) => {
    const names = await namesOf(
      tx,
      companyId,
      disputes.map(({ dispute }) => dispute),
    );
    const faults = disputes.flatMap(({ dispute, line }) => unknown(dispute, line, names));
    if (faults.length > 0) return { ...report, faults };
    const fresh = disputes.filter(({ dispute }) => !names.known.has(dispute.id));
    const now = house.clock.now();
    for (const { dispute } of fresh) {
      const resolved = await resolve(tx, companyId, dispute, names, now);
      await storeDispute(tx, house.vault, caseOf(dispute, resolved), dispute, now);
    }
    return { ...report, imported: fresh.length, skipped: disputes.length - fresh.length };
  });
}

function parsedLine(text: string, line: number) {
  const raw = parseJson(text);
  if (raw === null)
    return {
      line,
      dispute: null,
      faults: [{ line, field: "-", code: "NOT_JSON" as const, found: "", allowed: "" }],
    };
  const result = disputeSchema.safeParse(raw);
  if (result.success) return { line, dispute: result.data, faults: [] };
  return {
    line,
    dispute: null,
    faults: result.error.issues.flatMap((issue) => toFaults(issue, raw, "", line)),
  };
}

type Names = {
  readonly projects: ReadonlyMap<string, ProjectId>;
  readonly staff: ReadonlyMap<string, StaffId>;
  readonly staffByName: ReadonlyMap<string, StaffId>;
  readonly complaints: ReadonlyMap<string, ComplaintId>;
  readonly known: ReadonlySet<string>;
};

async function namesOf(tx: Tx, companyId: CompanyId, disputes: readonly Dispute[]): Promise<Names> {
  const projects = await tx.query<{ code: string; id: ProjectId }>(
    "select code, id from project where company_id = $1",
    [companyId],
  );
  const staff = await tx.query<{ username: string; name: string; id: StaffId }>(
    "select username, name, id from staff where company_id = $1",
    [companyId],
  );
  const complaints = await tx.query<{ external: string; id: ComplaintId }>(
    "select external_id as external, id from complaint where company_id = $1 and external_id = any($2)",
    [companyId, disputes.flatMap((each) => each.complaints)],
  );
  const known = await tx.query<{ external: string }>(
    "select external_id as external from mediation_case where company_id = $1 and external_id is not null",
    [companyId],
  );
  return {
    projects: new Map(projects.map(({ code, id }) => [code, id])),
    staff: new Map(staff.map(({ username, id }) => [username, id])),
    staffByName: new Map(staff.map(({ name, id }) => [name, id])),
    complaints: new Map(complaints.map(({ external, id }) => [external, id])),
    known: new Set(known.map(({ external }) => external)),
  };
}

function unknown(
  { projectCode, mediator, complaints }: Dispute,
  line: number,
  names: Names,
): readonly Fault[] {
  const fault = (field: string, found: string): Fault => ({
    line,
    field,
    code: "UNKNOWN_REFERENCE",
    found,
    allowed: { zh: "本公司已有的", en: "one this company has" },
  });
  return [
    ...(names.projects.has(projectCode) ? [] : [fault("projectCode", projectCode)]),
    ...(mediator.username === null || names.staff.has(mediator.username)
      ? []
      : [fault("mediator.username", mediator.username)]),
    ...complaints.flatMap((each, at) =>
      names.complaints.has(each) ? [] : [fault(`complaints[${at}]`, each)],
    ),
  ];
}

async function resolve(
  tx: Tx,
  companyId: CompanyId,
  dispute: Dispute,
  names: Names,
  now: Date,
): Promise<Resolved> {
  const { mediator, recorder, projectCode, complaints } = dispute;
  const projectId = names.projects.get(projectCode);
  if (projectId === undefined) throw new TypeError("an unknown project passed the check");
  return {
    id: newId<"MediationCase">(now) satisfies CaseId,
    companyId,
    projectId,
    complaintIds: complaints.flatMap((each) => names.complaints.get(each) ?? []),
    organisation: await organisationNamed(tx, companyId, mediator, now),
    mediatorId: mediator.username === null ? null : (names.staff.get(mediator.username) ?? null),
    recorderId: names.staffByName.get(recorder) ?? null,
  };
}

/** The company's own panel is taken for what it calls itself: an established one of which courts have confirmed agreements. */
async function organisationNamed(
  tx: Tx,
  companyId: CompanyId,
  { panel, organisation }: Dispute["mediator"],
  now: Date,
): Promise<Organisation> {
  const kind = panel === "OWN" ? "OWN_PANEL" : "PEOPLES_COMMITTEE";
  const [row] = await tx.query<{ id: OrganisationId; established: boolean }>(
    `insert into mediation_organisation (id, company_id, kind, name, established) values ($1, $2, $3, $4, true)
     on conflict (company_id, name) do update set name = excluded.name
     returning id, established`,
    [newId<"MediationOrganisation">(now), companyId, kind, organisation],
  );
  if (row === undefined) throw new Error("an upsert gave no row");
  return { id: row.id, kind, name: organisation, established: row.established };
}
