import type { Pool } from "pg";

import type { CompanyId, ComplaintId, ProjectId, StaffId } from "../kernel/ids.ts";
import { readerOf, type Reader } from "../kernel/sql.ts";
import type { Candidate, Linked } from "./rules/neutrality.ts";

/** MED-3: what ties the staff to linked complaints: everybody who had one in hand at any time, not only at the end. */
export async function linkedTo(
  reader: Reader,
  companyId: CompanyId,
  complaintIds: readonly ComplaintId[],
): Promise<Linked> {
  const [row] = await reader.query<Linked>(LINKED, [companyId, complaintIds], "case_linked");
  if (row === undefined) throw new Error("an aggregate gave no row");
  return row;
}

const LINKED = `
  select coalesce(array_agg(distinct h.id) filter (where h.id is not null), '{}') as "handlerIds",
         coalesce(array_agg(distinct d.id) filter (where d.id is not null), '{}') as "departmentIds",
         coalesce(array_agg(distinct c.about_staff_id) filter (where c.about_staff_id is not null), '{}') as "complainedAboutIds"
    from complaint c
    left join lateral (
      select (e.data->>'handler')::uuid as id from event e
       where e.company_id = c.company_id and e.complaint_id = c.id and e.kind in ('ASSIGNED', 'ACCEPTED')
       union select c.handler_id) h on true
    left join lateral (
      select (e.data->>'department')::uuid as id from event e
       where e.company_id = c.company_id and e.complaint_id = c.id and e.kind = 'ASSIGNED'
       union select c.department_id) d on true
   where c.company_id = $1 and c.id = any($2)`;

export type Mediating = Candidate & {
  readonly staffId: StaffId;
  readonly title: string;
  readonly openCases: number;
};

/** Whoever holds the role somewhere in the company, with what they have in hand; those of the project first. */
export function mediatorsOf(
  pool: Pool,
  companyId: CompanyId,
  projectId: ProjectId,
): Promise<readonly Mediating[]> {
  return readerOf(pool).query<Mediating>(
    `${CANDIDATES} and m.roles @> '{MEDIATOR}' ${ORDER}`,
    [companyId, null, projectId],
    "mediators",
  );
}

/** Null: nobody of this id works here. */
export async function candidateOf(
  reader: Reader,
  companyId: CompanyId,
  staffId: StaffId,
): Promise<Candidate | null> {
  const [found] = await reader.query<Candidate>(CANDIDATES, [companyId, staffId], "mediator_candidate");
  return found ?? null;
}

/** Whoever works here under this name. */
export function candidatesNamed(
  reader: Reader,
  companyId: CompanyId,
  name: string,
): Promise<readonly Candidate[]> {
  return reader.query<Candidate>(
    `${CANDIDATES} and s.name = $3`,
    [companyId, null, name],
    "mediators_by_name",
  );
}

const CANDIDATES = `
  select s.id as "staffId", s.name, s.title, m."mediatesIn", m."departmentIds", '{}'::text[] as rooms,
         (select count(*)::int from mediation_case mc
           where mc.mediator_id = s.id and mc.state in ('PROPOSED', 'CONSENTED', 'IN_SESSION', 'AGREED', 'PERFORMING')) as "openCases"
    from staff s
    join lateral (
      select coalesce(array_agg(r.project_id) filter (where r.role = 'MEDIATOR'), '{}') as "mediatesIn",
             coalesce(array_agg(r.department_id) filter (where r.department_id is not null), '{}') as "departmentIds",
             array_agg(r.role) as roles
        from staff_role r where r.staff_id = s.id) m on true
   where s.company_id = $1 and s.active and ($2::uuid is null or s.id = $2)`;
const ORDER = 'order by ($3 = any(m."mediatesIn")) desc, "openCases", s.username limit 200';
