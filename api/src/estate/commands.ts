import { DEPARTMENT_LABELS, DEPARTMENTS } from "@heyi/schema/vocabulary/org.ts";

import type { CommandContext } from "../complaint/once.ts";
import { appendOfCompany } from "../events/append.ts";
import { Check, LONGEST } from "../kernel/check.ts";
import { InvalidError, NotFoundError } from "../kernel/errors.ts";
import { newId, type DepartmentId, type ProjectId } from "../kernel/ids.ts";
import { inTransaction, isTaken, type Tx } from "../kernel/sql.ts";
import { administers } from "../org/access.ts";
import { checkProject, type ProjectInput } from "./rules.ts";

/**
 * ORG-1, ORG-2: a project with its rooms and the departments every project starts with; hours of service are a matter
 * of the rules (SLA-6) and begin as 08:30 to 18:00.
 * @throws NotAllowedError, InvalidError
 */
export async function addProject(
  { pool, clock, actor }: CommandContext,
  input: ProjectInput,
): Promise<ProjectId> {
  const { companyId, staffId: actorId } = administers(actor);
  const check = new Check();
  const { code, name, city, area, buildings } = checkProject(check, input);
  check.done();
  const now = clock.now();
  const id = newId<"Project">(now);
  try {
    await inTransaction(pool, async (tx) => {
      await tx.query(INSERT_PROJECT, [id, companyId, code, name, city, area]);
      await tx.query("insert into queue_counter (project_id) values ($1)", [id]);
      const standard = DEPARTMENTS.map((each) => ({
        id: newId<"Department">(now),
        code: each,
        name: DEPARTMENT_LABELS[each].zh,
      }));
      await tx.query(INSERT_DEPARTMENTS, [companyId, id, JSON.stringify(standard)]);
      await tx.query(INSERT_ROOMS, [id, JSON.stringify(buildings)]);
      await appendOfCompany(tx, companyId, {
        at: now,
        kind: "PROJECT_ADDED",
        actorId,
        data: { projectId: id, code },
      });
    });
  } catch (error) {
    if (isTaken(error)) throw new InvalidError([{ path: "code", code: "TAKEN" }]);
    throw error;
  }
  return id;
}

/**
 * ORG-2: a department of the company's own in a project, or another name for one. None is ever removed: complaints
 * stand under it.
 * @throws NotAllowedError, InvalidError, NotFoundError
 */
export async function saveDepartment(
  { pool, clock, actor }: CommandContext,
  input: { readonly projectId: ProjectId; readonly id: DepartmentId | null; readonly name: string },
): Promise<ProjectId> {
  const { companyId, staffId: actorId } = administers(actor);
  const { projectId } = input;
  const check = new Check();
  const name = check.text("name", input.name, LONGEST.short);
  check.done();
  const now = clock.now();
  await inTransaction(pool, async (tx) => {
    const known = await lockDepartments(tx, companyId, projectId);
    if (known === null || (input.id !== null && !known.some(({ id }) => id === input.id)))
      throw new NotFoundError(known === null ? "project" : "department");
    if (known.some((each) => each.name === name && each.id !== input.id))
      throw new InvalidError([{ path: "name", code: "TAKEN" }]);
    const id = input.id ?? newId<"Department">(now);
    const before = known.find((each) => each.id === id)?.name ?? null;
    if (before === null) {
      const own = [{ id, code: `OWN_${known.length + 1}`, name }];
      await tx.query(INSERT_DEPARTMENTS, [companyId, projectId, JSON.stringify(own)]);
    } else await tx.query("update department set name = $2 where id = $1", [id, name]);
    const data = { projectId, departmentId: id };
    const event = { at: now, kind: "DEPARTMENT_SAVED", actorId, data } as const;
    await appendOfCompany(tx, companyId, { ...event, before: { name: before }, after: { name } });
  });
  return projectId;
}

/** Null: the company has no such project. */
async function lockDepartments(tx: Tx, companyId: string, projectId: ProjectId) {
  const found = await tx.query("select 1 from project where id = $1 and company_id = $2 for update", [
    projectId,
    companyId,
  ]);
  if (found.length === 0) return null;
  return tx.query<{ id: DepartmentId; name: string }>(
    "select id, name from department where project_id = $1",
    [projectId],
  );
}

const INSERT_PROJECT = `
  insert into project (id, company_id, code, name, city, area, position, service_hours)
  select $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1, '[["08:30", "18:00"]]' from project where company_id = $2`;

const INSERT_DEPARTMENTS = `
  insert into department (id, company_id, project_id, code, name)
  select r.id, $1, $2, r.code, r.name from jsonb_to_recordset($3::jsonb) r(id uuid, code text, name text)`;

/** Labelled as residents write it: building, unit, floor x 100 + number. */
const INSERT_ROOMS = `
  insert into room (id, project_id, building, unit, floor, number, label)
  select gen_random_uuid(), $1, b, u, f, n, b || '栋' || u || '单元' || (f * 100 + n)
    from jsonb_to_recordset($2::jsonb) p("from" int, "to" int, units int, floors int, "roomsPerFloor" int),
         generate_series(p."from", p."to") b, generate_series(1, p.units) u,
         generate_series(1, p.floors) f, generate_series(1, p."roomsPerFloor") n`;
