import type { CompanyId, ComplaintId, DepartmentId, IncidentId, ProjectId, StaffId } from "../kernel/ids.ts";
import type { Reader } from "../kernel/sql.ts";
import type { HeldRole } from "../org/actor.ts";
import { loadGrounds, type ProjectGround } from "../sla/ground.ts";

export type Person = { readonly staffId: StaffId; readonly roles: readonly HeldRole[] };

export type Place = {
  readonly projectId: ProjectId;
  readonly ground: ProjectGround;
  readonly departments: ReadonlyMap<string, DepartmentId>;
};

/** A complaint that stands in the database already under an external id. */
export type KnownRecord = {
  readonly id: ComplaintId;
  readonly projectId: ProjectId;
  readonly receivedAt: Date;
  /** Of the line it was imported from. */
  readonly fingerprint: string | null;
};

/** What the names in a file stand for in this company. */
export type Directory = {
  readonly companyId: CompanyId;
  readonly people: ReadonlyMap<string, Person>;
  readonly places: ReadonlyMap<string, Place>;
  readonly rooms: ReadonlyMap<string, string>;
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** By the id another file gave them. */
  readonly incidents: ReadonlyMap<string, IncidentId>;
};

/** What a file names, as far as it must be looked up one by one. */
export type Names = { readonly rooms: readonly string[]; readonly externalIds: readonly string[] };

export async function loadDirectory(reader: Reader, companyId: CompanyId, names: Names): Promise<Directory> {
  const staff = await reader.query<{ username: string; staff_id: StaffId; roles: HeldRole[] }>(SELECT_STAFF, [
    companyId,
  ]);
  const projects = await reader.query<{
    code: string;
    id: ProjectId;
    departments: Record<string, DepartmentId>;
  }>(SELECT_PROJECTS, [companyId]);
  const rooms = await reader.query<{ project_id: ProjectId; label: string; id: string }>(SELECT_ROOMS, [
    companyId,
    names.rooms,
  ]);
  const known = await reader.query<KnownRecord & { external_id: string }>(SELECT_KNOWN, [
    companyId,
    names.externalIds,
  ]);
  const incidents = await reader.query<{ external_id: string; id: IncidentId }>(SELECT_INCIDENTS, [
    companyId,
  ]);
  const grounds = await loadGrounds(
    reader,
    companyId,
    projects.map(({ id }) => id),
  );
  return {
    companyId,
    people: new Map(staff.map((row) => [row.username, { staffId: row.staff_id, roles: row.roles }])),
    places: new Map(
      projects.map(({ code, id, departments }) => {
        const ground = grounds.get(id);
        if (ground === undefined) throw new Error(`no policy in force for project ${code}`);
        return [code, { projectId: id, ground, departments: new Map(Object.entries(departments)) }];
      }),
    ),
    rooms: new Map(rooms.map((row) => [roomKey(row.project_id, row.label), row.id])),
    known: new Map(known.map((row) => [row.external_id, row])),
    incidents: new Map(incidents.map((row) => [row.external_id, row.id])),
  };
}

export function roomKey(projectId: ProjectId, label: string): string {
  return `${projectId} ${label}`;
}

/** The key under which the receipt of an imported line is kept: what was imported once is known again. */
export function receiptKey(externalId: string): string {
  return `import:${externalId}`;
}

const SELECT_STAFF = `
  select s.username, s.id as staff_id,
         coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'projectId', r.project_id, 'departmentId', r.department_id))
                    filter (where r.id is not null), '[]') as roles
    from staff s
    left join staff_role r on r.staff_id = s.id
   where s.company_id = $1
   group by s.id`;

const SELECT_PROJECTS = `
  select p.code, p.id, coalesce(jsonb_object_agg(d.code, d.id) filter (where d.id is not null), '{}') as departments
    from project p
    left join department d on d.project_id = p.id
   where p.company_id = $1
   group by p.id`;

const SELECT_INCIDENTS =
  "select external_id, id from incident where company_id = $1 and external_id is not null";

const SELECT_ROOMS = `
  select r.project_id, r.label, r.id from room r join project p on p.id = r.project_id
   where p.company_id = $1 and r.label = any($2)`;

const SELECT_KNOWN = `
  select c.external_id, c.id, c.project_id as "projectId", c.received_at as "receivedAt", k.fingerprint
    from complaint c
    left join command_receipt k on k.staff_id = c.intake_staff_id and k.key = 'import:' || c.external_id
   where c.company_id = $1 and c.external_id = any($2)`;
