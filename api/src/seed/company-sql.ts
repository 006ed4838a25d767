// The statements of seedCompany: a whole company in a dozen of them, whatever its size.

export const FIND_COMPANY = "select id from company where code = $1";

export const INSERT_PROJECTS = `
  with made as (
    insert into project (id, company_id, code, name, city, area, position, service_hours)
    select r.id, $1, r.code, r.name, r.city, r.area, r.position, r."serviceHours"
      from jsonb_to_recordset($2::jsonb) r(id uuid, code text, name text, city text, area int, position int, "serviceHours" jsonb)
    returning id
  )
  insert into queue_counter (project_id) select id from made`;

export const INSERT_DEPARTMENTS = `
  insert into department (id, company_id, project_id, code, name)
  select r.id, $1, r."projectId", r.code, r.name
    from jsonb_to_recordset($2::jsonb) r(id uuid, "projectId" uuid, code text, name text)`;

/** Labelled as residents write it: building, unit, floor x 100 + number. */
export const INSERT_ROOMS = `
  insert into room (id, project_id, building, unit, floor, number, label)
  select gen_random_uuid(), p.id, b, u, f, n, b || '栋' || u || '单元' || (f * 100 + n)
    from jsonb_to_recordset($1::jsonb) p(id uuid, buildings int, "unitsPerBuilding" int, floors int, "roomsPerFloor" int),
         generate_series(1, p.buildings) b, generate_series(1, p."unitsPerBuilding") u,
         generate_series(1, p.floors) f, generate_series(1, p."roomsPerFloor") n`;

export const INSERT_STAFF = `
  insert into staff (id, company_id, user_id, username, name, title, phone)
  select r.id, $1, r."userId", r.username, r.name, r.title, r.phone
    from jsonb_to_recordset($2::jsonb) r(id uuid, "userId" uuid, username text, name text, title text, phone text)`;

export const INSERT_ROLES = `
  insert into staff_role (id, staff_id, role, project_id, department_id)
  select r.id, r."staffId", r.role, r."projectId", r."departmentId"
    from jsonb_to_recordset($1::jsonb) r(id uuid, "staffId" uuid, role text, "projectId" uuid, "departmentId" uuid)`;
