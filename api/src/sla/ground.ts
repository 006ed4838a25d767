import type { CompanyId, ProjectId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { calendarOf, type Calendar, type CalendarYearData } from "./calendar.ts";
import { policySchema, type Policy } from "./policy.ts";
import type { ServiceHours } from "./service-hours.ts";

/** The numbers in force in one project: its policy, service hours and the company's calendar. */
export type ProjectGround = {
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly policyVersion: string;
  readonly serviceHours: ServiceHours;
};

type Row = {
  project_id: ProjectId;
  service_hours: ServiceHours;
  policy_id: string;
  policy_version: string;
  policy: unknown;
  calendar_stamp: string;
};

const policies = new Map<string, Policy>();
const calendars = new Map<CompanyId, { stamp: string; calendar: Calendar }>();

/** What a project's rules stand on now. Policies never change once stored; a calendar is read anew when its stamp differs. */
export async function loadGrounds(
  reader: Reader,
  companyId: CompanyId,
  projectIds: readonly ProjectId[],
): Promise<ReadonlyMap<ProjectId, ProjectGround>> {
  const rows = await reader.query<Row>(SELECT, [companyId, projectIds], "project_ground");
  const calendar = await calendarFor(reader, companyId, rows[0]?.calendar_stamp ?? "");
  return new Map(
    rows.map((row) => [
      row.project_id,
      {
        calendar,
        policy: policyFor(row),
        policyVersion: row.policy_version,
        serviceHours: row.service_hours,
      },
    ]),
  );
}

export async function loadGround(
  reader: Reader,
  companyId: CompanyId,
  projectId: ProjectId,
): Promise<ProjectGround> {
  const ground = (await loadGrounds(reader, companyId, [projectId])).get(projectId);
  if (ground === undefined) throw new Error("a project without a policy in force");
  return ground;
}

function policyFor(row: Row): Policy {
  const known = policies.get(row.policy_id);
  if (known !== undefined) return known;
  const policy = policySchema.parse(row.policy);
  policies.set(row.policy_id, policy);
  return policy;
}

async function calendarFor(reader: Reader, companyId: CompanyId, stamp: string): Promise<Calendar> {
  const known = calendars.get(companyId);
  if (known?.stamp === stamp) return known.calendar;
  const years = await reader.query<CalendarYearData>(SELECT_YEARS, [companyId], "calendar_years");
  const calendar = calendarOf(years);
  calendars.set(companyId, { stamp, calendar });
  return calendar;
}

const SELECT = `
  select p.id as project_id, p.service_hours, v.id as policy_id, v.name as policy_version, v.data as policy,
         coalesce((select string_agg(y.year || '@' || md5(y.holidays::text || y.make_up_days::text), ',' order by y.year) from calendar_year y where y.company_id = $1), '') as calendar_stamp
    from project p
    join lateral (
           select pv.id, pv.data, case when pv.project_id is null then 'v' || pv.version else p.code || ' v' || pv.version end as name
             from policy_version pv
            where pv.company_id = $1 and (pv.project_id = p.id or pv.project_id is null)
            order by (pv.project_id is null), pv.version desc
            limit 1
         ) v on true
   where p.company_id = $1 and p.id = any($2)`;

const SELECT_YEARS = `
  select year, holidays, make_up_days as "makeUpDays" from calendar_year where company_id = $1 order by year`;
