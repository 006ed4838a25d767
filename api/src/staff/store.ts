import type { CompanyId, DepartmentId, ProjectId, StaffId, UserId } from "../kernel/ids.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../kernel/sql.ts";
import { HELD_ROLES, type HeldRole } from "../org/actor.ts";
import type { OpenWork, PersonInput, Places } from "./rules.ts";

/** What is unfinished and has somebody's name on it, over `complaint o` and the named `staff who`. */
export const OPEN_WORK = (condition: string): string => `
  select who.id as "staffId", o.number, o.project_id as "projectId", o.department_id as "departmentId", named."as"
    from complaint o
    cross join lateral (values ('OWNER', o.owner_id), ('HANDLER', o.handler_id)) named("as", staff_id)
    join staff who on who.id = named.staff_id
   where o.state not in ('CLOSED', 'MERGED', 'WITHDRAWN') and ${condition}
  union all
  select who.id, o.number, o.project_id, t.department_id, 'TASK'
    from task t
    join complaint o on o.id = t.complaint_id
    join staff who on who.id = t.handler_id
   where t.ended_at is null and ${condition}
  union all
  select who.id, o.number, o.project_id, null, 'MEASURE'
    from preventive_measure m
    join complaint o on o.id = m.complaint_id
    join staff who on who.id = m.owner_id
   where m.done_at is null and ${condition}`;

export type Kept = {
  readonly userId: UserId | null;
  readonly username: string;
  readonly active: boolean;
  readonly title: string;
  readonly version: number;
  readonly roles: readonly HeldRole[];
};

/** From here on nothing is assigned to this person until the transaction ends. */
export async function lockPerson(tx: Tx, companyId: CompanyId, id: StaffId): Promise<Kept | null> {
  await tx.query("select 1 from staff where id = $1 and company_id = $2 for update", [id, companyId]);
  const [kept] = await tx.query<Kept>(SELECT_ONE, [id, companyId], "staff_for_change");
  return kept ?? null;
}

export function openWorkOf(tx: Tx, companyId: CompanyId, id: StaffId): Promise<OpenWork[]> {
  return tx.query<OpenWork & { staffId: StaffId }>(
    OPEN_WORK("o.company_id = $1 and who.id = $2"),
    [companyId, id],
    "staff_open_work",
  );
}

export async function placesOf(tx: Tx, companyId: CompanyId): Promise<Places> {
  const rows = await tx.query<{ id: ProjectId; departments: DepartmentId[] }>(SELECT_PLACES, [companyId]);
  return new Map(rows.map(({ id, departments }) => [id, new Set(departments)]));
}

/** Those who could let others in: active administrators with a way to sign in, this one aside. */
export async function otherAdministrators(tx: Tx, companyId: CompanyId, id: StaffId): Promise<number> {
  await tx.query("select 1 from company where id = $1 for update", [companyId]);
  const [row] = await tx.query<{ others: number }>(COUNT_ADMINISTRATORS, [companyId, id]);
  return row?.others ?? 0;
}

export async function insertPerson(
  tx: Tx,
  person: PersonInput & {
    readonly id: StaffId;
    readonly companyId: CompanyId;
    readonly userId: UserId;
    readonly username: string;
  },
  now: Date,
): Promise<void> {
  const { id, companyId, userId, username, name, title, phone, roles } = person;
  await tx.query(INSERT, [id, companyId, userId, username, name, title, phone]);
  await giveRoles(tx, id, roles, now);
}

export async function updatePerson(
  tx: Tx,
  id: StaffId,
  person: PersonInput & { readonly active: boolean },
  now: Date,
): Promise<void> {
  const { name, title, phone, active, roles } = person;
  await tx.query(UPDATE, [id, name, title, phone, active]);
  await tx.query(TAKE_ROLES, [id, JSON.stringify(roles)]);
  await giveRoles(tx, id, roles, now);
}

/** Those held already stay as they are. */
async function giveRoles(tx: Tx, staffId: StaffId, roles: readonly HeldRole[], now: Date): Promise<void> {
  const rows = roles.map((held) => ({ ...held, id: newId<"StaffRole">(now) }));
  await tx.query(GIVE_ROLES, [staffId, JSON.stringify(rows)]);
}

const SELECT_ONE = `
  select s.user_id as "userId", s.username, s.active, s.title, s.version, ${HELD_ROLES} as roles
    from staff s where s.id = $1 and s.company_id = $2`;

const SELECT_PLACES = `
  select p.id, coalesce(json_agg(d.id) filter (where d.id is not null), '[]') as departments
    from project p left join department d on d.project_id = p.id
   where p.company_id = $1
   group by p.id`;

const COUNT_ADMINISTRATORS = `
  select count(distinct s.id)::int as others
    from staff s join staff_role r on r.staff_id = s.id and r.role = 'ADMIN'
   where s.company_id = $1 and s.id <> $2 and s.active and s.user_id is not null`;

const INSERT = `
  insert into staff (id, company_id, user_id, username, name, title, phone) values ($1, $2, $3, $4, $5, $6, $7)`;

const UPDATE = `
  update staff set name = $2, title = $3, phone = $4, active = $5, version = version + 1 where id = $1`;

const ROLES_GIVEN = `
  jsonb_to_recordset($2::jsonb) r(id uuid, role text, "projectId" uuid, "departmentId" uuid)`;

const TAKE_ROLES = `
  delete from staff_role h
   where h.staff_id = $1 and not exists (
     select from ${ROLES_GIVEN}
      where (r.role, r."projectId", r."departmentId") is not distinct from (h.role, h.project_id, h.department_id))`;

const GIVE_ROLES = `
  insert into staff_role (id, staff_id, role, project_id, department_id)
  select r.id, $1, r.role, r."projectId", r."departmentId" from ${ROLES_GIVEN}
  on conflict (staff_id, role, project_id, department_id) do nothing`;
