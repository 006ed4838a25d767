import type { CompanyId, ProjectId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import { calendarOf, type Calendar, type CalendarYearData } from "./calendar.ts";
import { policySchema, type Policy } from "./policy.ts";
import type { ServiceHours } from "./service-hours.ts";

/** The rules of one project as they stood at one version of the company's: its policy and service hours; and the calendar of now. */
export type ProjectGround = {
  readonly rulesVersion: number;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly policyVersion: string;
  readonly serviceHours: ServiceHours;
};

/** Which ground it is, without what it says: as a statement brings it along that reads something else. */
export type GroundStamp = {
  readonly rulesVersion: number;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly serviceHours: ServiceHours;
  readonly calendar: string;
};

const policies = new Map<string, Policy>();
const calendars = new Map<CompanyId, { stamp: string; calendar: Calendar }>();

/** The ground under a stamp: from memory, unless this process has not met it yet. Policies never change once stored. */
export function groundUnder(
  reader: Reader,
  companyId: CompanyId,
  stamp: GroundStamp,
): ProjectGround | Promise<ProjectGround> {
  const policy = policies.get(stamp.policyId);
  const known = calendars.get(companyId);
  if (policy === undefined || known?.stamp !== stamp.calendar) return fetched(reader, companyId, stamp);
  const { rulesVersion, policyVersion, serviceHours } = stamp;
  return { rulesVersion, calendar: known.calendar, policy, policyVersion, serviceHours };
}

async function fetched(reader: Reader, companyId: CompanyId, stamp: GroundStamp): Promise<ProjectGround> {
  const { rulesVersion, policyVersion, serviceHours } = stamp;
  const policy = policies.get(stamp.policyId) ?? (await fetchPolicy(reader, stamp.policyId));
  const calendar = await fetchCalendar(reader, companyId, stamp.calendar);
  return { rulesVersion, calendar, policy, policyVersion, serviceHours };
}

async function fetchPolicy(reader: Reader, id: string): Promise<Policy> {
  const [row] = await reader.query<{ data: unknown }>(SELECT_POLICY, [id], "policy_version");
  const policy = policySchema.parse(row?.data);
  policies.set(id, policy);
  return policy;
}

/** Read after its stamp, it may be newer than that; then the next stamp differs and it is read again. */
async function fetchCalendar(reader: Reader, companyId: CompanyId, stamp: string): Promise<Calendar> {
  const known = calendars.get(companyId);
  if (known?.stamp === stamp) return known.calendar;
  const years = await reader.query<CalendarYearData>(SELECT_YEARS, [companyId], "calendar_years");
  const calendar = calendarOf(years);
  calendars.set(companyId, { stamp, calendar });
  return calendar;
}

/** What the rules of some projects stand on for a complaint that comes in now. */
export async function loadGrounds(
  reader: Reader,
  companyId: CompanyId,
  projectIds: readonly ProjectId[],
): Promise<ReadonlyMap<ProjectId, ProjectGround>> {
  const rows = await reader.query<StampRow>(SELECT, [companyId, projectIds], "project_ground");
  return under(reader, companyId, rows);
}

/** The same as of one version of the company's rules. */
export async function loadGroundsAt(
  reader: Reader,
  companyId: CompanyId,
  projectIds: readonly ProjectId[],
  rulesVersion: number,
): Promise<ReadonlyMap<ProjectId, ProjectGround>> {
  const params = [companyId, projectIds, rulesVersion];
  return under(reader, companyId, await reader.query<StampRow>(SELECT_AT, params, "project_ground_at"));
}

type StampRow = { readonly id: ProjectId; readonly ground: GroundStamp };

async function under(reader: Reader, companyId: CompanyId, rows: readonly StampRow[]) {
  const grounds = new Map<ProjectId, ProjectGround>();
  for (const { id, ground } of rows) grounds.set(id, await groundUnder(reader, companyId, ground));
  return grounds;
}

/**
 * A GroundStamp as a column over `project p`, as of a version of the company's rules. The project's own policy goes before
 * the company's; a version of the project without one follows the company from there on. A calendar is known by the
 * transactions that wrote its years: any that loads or corrects one changes it.
 */
export function groundStamp(version: string): string {
  return `
  (select json_build_object('rulesVersion', v.version, 'policyId', pv.id,
                            'policyVersion', case when pv.project_id is null then 'v' || pv.version else p.code || ' v' || pv.version end,
                            'serviceHours', coalesce(own.service_hours, p.service_hours),
                            'calendar', coalesce((select string_agg(y.year || '@' || y.xmin, ',' order by y.year) from calendar_year y where y.company_id = p.company_id), ''))
     from (select ${version} as version) v
     left join lateral (
            select o.data is not null as has_policy, o.service_hours from policy_version o
             where o.company_id = p.company_id and o.project_id = p.id and o.version <= v.version
             order by o.version desc limit 1) own on true
     join lateral (
            select c.id, c.project_id, c.version from policy_version c
             where c.company_id = p.company_id and c.version <= v.version
               and c.project_id is not distinct from case when own.has_policy then p.id end
             order by c.version desc limit 1) pv on true)`;
}

/** The rules that somebody comes in under now, over `project p`. */
const RULES_NOW = "(select max(n.version) from policy_version n where n.company_id = p.company_id)";

/** For what comes in now. */
export const GROUND_STAMP = groundStamp(RULES_NOW);

const SELECT = `select p.id, ${GROUND_STAMP} as ground from project p where p.company_id = $1 and p.id = any($2)`;

const SELECT_AT = `select p.id, ${groundStamp("$3::int")} as ground from project p where p.company_id = $1 and p.id = any($2)`;

const SELECT_POLICY = "select data from policy_version where id = $1";

const SELECT_YEARS = `
  select year, holidays, make_up_days as "makeUpDays" from calendar_year where company_id = $1 order by year`;
