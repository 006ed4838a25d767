import { newId, type CompanyId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import type { Policy } from "../sla/policy.ts";
import { shipTips } from "../tips/store.ts";
import { SHIPPED_CALENDAR } from "../sla/shipped-calendar.ts";

export type NewCompany = { readonly code: string; readonly name: string; readonly policy: Policy };

/**
 * ORG-1, SLA-2, SLA-6: a company and what none can be without: the head of its log, the first version of its policy and
 * the calendar known when this version was made. Null when the code is taken.
 */
export async function foundCompany(tx: Tx, company: NewCompany, now: Date): Promise<CompanyId | null> {
  const { code, name, policy } = company;
  const [made] = await tx.query<{ id: CompanyId }>(INSERT_COMPANY, [newId<"Company">(now), code, name, now]);
  if (made === undefined) return null;
  await tx.query("insert into log_head (company_id) values ($1)", [made.id]);
  await tx.query(INSERT_POLICY, [newId<"PolicyVersion">(now), made.id, JSON.stringify(policy), now]);
  await tx.query(INSERT_CALENDAR, [made.id, JSON.stringify(SHIPPED_CALENDAR), now]);
  await shipTips(tx, made.id, now);
  return made.id;
}

const INSERT_COMPANY = `
  insert into company (id, code, name, created_at) values ($1, $2, $3, $4)
  on conflict (code) do nothing returning id`;

const INSERT_POLICY = `
  insert into policy_version (id, company_id, version, data, created_at) values ($1, $2, 1, $3::jsonb, $4)`;

const INSERT_CALENDAR = `
  insert into calendar_year (company_id, year, source, holidays, make_up_days, loaded_at)
  select $1, r.year, r.source, r.holidays, r."makeUpDays", $3
    from jsonb_to_recordset($2::jsonb) r(year int, source text, holidays jsonb, "makeUpDays" jsonb)`;
