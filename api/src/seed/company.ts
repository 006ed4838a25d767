import type { Pool } from "pg";

import { hashed } from "../auth/accounts.ts";
import type { Clock } from "../kernel/clock.ts";
import { newId, type CompanyId } from "../kernel/ids.ts";
import { inTransaction, readerOf, type Reader, type Tx } from "../kernel/sql.ts";
import { foundCompany } from "../org/found.ts";
import { DEFAULT_POLICY } from "../sla/policy.ts";
import type { CompanyData } from "./company-data.ts";
import * as sql from "./company-sql.ts";
import { insertStaff, type Places } from "./company-staff.ts";

export type SeededCompany = { readonly companyId: CompanyId; readonly created: boolean };

/**
 * ORG-1 to ORG-3: makes a company with its projects, rooms, people, policy and calendar, all of it or nothing.
 * A company whose code exists already is left alone. Everybody gets the one password given here.
 */
export async function seedCompany(
  db: { readonly pool: Pool },
  data: CompanyData,
  clock: Clock,
  { password }: { readonly password: string },
): Promise<SeededCompany> {
  const known = await findCompany(readerOf(db.pool), data.company.code);
  if (known !== null) return { companyId: known, created: false };
  // Hashing takes its time on purpose; sixty times over it would take a minute.
  const passwordHash = await hashed(password);
  return inTransaction(db.pool, async (tx) => {
    const now = clock.now();
    const policy = { ...DEFAULT_POLICY, priorityMatrix: data.policy.priorityMatrix };
    const companyId = await foundCompany(tx, { ...data.company, policy }, now);
    // Two processes began at once: the other one's company stands by now.
    if (companyId === null) return { companyId: await companyOf(tx, data.company.code), created: false };
    const places = await insertProjects(tx, companyId, data, now);
    await insertStaff(tx, companyId, data, places, passwordHash, now);
    return { companyId, created: true };
  });
}

async function findCompany(reader: Reader, code: string): Promise<CompanyId | null> {
  const [row] = await reader.query<{ id: CompanyId }>(sql.FIND_COMPANY, [code]);
  return row?.id ?? null;
}

async function companyOf(reader: Reader, code: string): Promise<CompanyId> {
  const found = await findCompany(reader, code);
  if (found === null) throw new Error(`a company was neither made nor found: ${code}`);
  return found;
}

async function insertProjects(tx: Tx, companyId: CompanyId, data: CompanyData, now: Date): Promise<Places> {
  const projects = data.projects.map((project, index) => ({
    ...project,
    id: newId<"Project">(now),
    position: index + 1,
  }));
  await tx.query(sql.INSERT_PROJECTS, [companyId, JSON.stringify(projects)]);
  const names = new Map(data.departments.map(({ code, name }) => [code, name]));
  const departments = projects.flatMap((project) =>
    project.departments.map((code) => ({
      id: newId<"Department">(now),
      projectId: project.id,
      code,
      name: names.get(code) ?? code,
      key: `${project.code}/${code}`,
    })),
  );
  await tx.query(sql.INSERT_DEPARTMENTS, [companyId, JSON.stringify(departments)]);
  await tx.query(sql.INSERT_ROOMS, [JSON.stringify(projects)]);
  return {
    projects: new Map(projects.map(({ code, id }) => [code, id])),
    departments: new Map(departments.map(({ key, id }) => [key, id])),
  };
}
