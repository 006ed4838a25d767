import type { CompanyId, ProjectId, StaffId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { policySchema, type Policy } from "../sla/policy.ts";
import type { ServiceHours } from "../sla/service-hours.ts";

/** SLA-6: one version of the company's rules. */
export type RulesVersion = {
  readonly version: number;
  /** Null: for the whole company. */
  readonly projectId: ProjectId | null;
  readonly projectName: string | null;
  readonly createdAt: Date;
  /** Null: founded with it. */
  readonly createdBy: string | null;
  readonly reason: string | null;
  /** Null: the project follows the company from here on. */
  readonly policy: Policy | null;
  /** Of a project; null: as before. */
  readonly serviceHours: ServiceHours | null;
};

type Row = Omit<RulesVersion, "policy"> & { readonly policy: unknown };

const MOST = 200;

/** Newest first. */
export async function versionsOf(reader: Reader, companyId: CompanyId): Promise<readonly RulesVersion[]> {
  const rows = await reader.query<Row>(SELECT, [companyId], "rules_versions");
  return rows.map((row) => ({ ...row, policy: row.policy === null ? null : policySchema.parse(row.policy) }));
}

export type NewVersion = {
  readonly id: string;
  readonly companyId: CompanyId;
  readonly projectId: ProjectId | null;
  readonly version: number;
  readonly policy: Policy | null;
  readonly serviceHours: ServiceHours | null;
  readonly at: Date;
  readonly by: StaffId;
  readonly reason: string;
};

/** False where somebody else's version of that number came first. */
export async function addVersion(reader: Reader, given: NewVersion): Promise<boolean> {
  const { id, companyId, projectId, version, policy, serviceHours, at, by, reason } = given;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const params = [id, companyId, projectId, version, json(policy), json(serviceHours), at, by, reason];
  return (await reader.query(INSERT, params, "rules_add")).length > 0;
}

const SELECT = `
  select v.version, v.project_id as "projectId", p.name as "projectName", v.created_at as "createdAt", s.name as "createdBy",
         v.reason, v.data as policy, v.service_hours as "serviceHours"
    from policy_version v
    left join project p on p.id = v.project_id
    left join staff s on s.id = v.created_by_id
   where v.company_id = $1
   order by v.version desc
   limit ${MOST}`;

const INSERT = `
  insert into policy_version (id, company_id, project_id, version, data, service_hours, created_at, created_by_id, reason)
  values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9)
  on conflict (company_id, version) do nothing
  returning id`;
