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

/** Which ground is in force, without what it says: as a statement brings it along that reads something else. */
export type GroundStamp = {
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
  const { policyVersion, serviceHours } = stamp;
  return { calendar: known.calendar, policy, policyVersion, serviceHours };
}

async function fetched(reader: Reader, companyId: CompanyId, stamp: GroundStamp): Promise<ProjectGround> {
  const { policyVersion, serviceHours } = stamp;
  const policy = policies.get(stamp.policyId) ?? (await fetchPolicy(reader, stamp.policyId));
  const calendar = await fetchCalendar(reader, companyId, stamp.calendar);
  return { calendar, policy, policyVersion, serviceHours };
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

/** What the rules of some projects stand on now. */
export async function loadGrounds(
  reader: Reader,
  companyId: CompanyId,
  projectIds: readonly ProjectId[],
): Promise<ReadonlyMap<ProjectId, ProjectGround>> {
  const rows = await reader.query<{ id: ProjectId; ground: GroundStamp }>(
    SELECT,
    [companyId, projectIds],
    "project_ground",
  );
  const grounds = new Map<ProjectId, ProjectGround>();
  for (const { id, ground } of rows) grounds.set(id, await groundUnder(reader, companyId, ground));
  return grounds;
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

/**
 * A GroundStamp as a column over `project p`. The project's own policy goes before the company's. A calendar is known by
 * the transactions that wrote its years: any that loads or corrects one changes it.
 */
export const GROUND_STAMP = `
  (select json_build_object('policyId', pv.id, 'policyVersion', case when pv.project_id is null then 'v' || pv.version else p.code || ' v' || pv.version end,
                            'serviceHours', p.service_hours,
                            'calendar', coalesce((select string_agg(y.year || '@' || y.xmin, ',' order by y.year) from calendar_year y where y.company_id = p.company_id), ''))
     from policy_version pv
    where pv.company_id = p.company_id and (pv.project_id = p.id or pv.project_id is null)
    order by (pv.project_id is null), pv.version desc
    limit 1)`;

const SELECT = `select p.id, ${GROUND_STAMP} as ground from project p where p.company_id = $1 and p.id = any($2)`;

const SELECT_POLICY = "select data from policy_version where id = $1";

const SELECT_YEARS = `
  select year, holidays, make_up_days as "makeUpDays" from calendar_year where company_id = $1 order by year`;
