import type { DepartmentCode, Role } from "@heyi/schema/vocabulary/org.ts";
import { createAccount } from "../src/auth/accounts.ts";
import type { Database } from "../src/kernel/db.ts";
import {
  type CompanyId,
  type DepartmentId,
  newId,
  type ProjectId,
  type StaffId,
  type UserId,
} from "../src/kernel/ids.ts";
import { inTransaction } from "../src/kernel/sql.ts";
import { foundCompany } from "../src/org/found.ts";
import { DEFAULT_POLICY } from "../src/sla/policy.ts";

export type Person = {
  readonly staffId: StaffId;
  readonly userId: UserId;
  readonly companyId: CompanyId;
  readonly username: string;
  readonly name: string;
};

export type Project = {
  readonly id: ProjectId;
  readonly companyId: CompanyId;
  readonly code: string;
  readonly departments: Readonly<Record<"ENGINEERING" | "CLEANING", DepartmentId>>;
};

/** Straight into the tables, for what the product has no command yet. The one place in the tests that does so. */
export async function createCompany(db: Database, code: string, name: string, at: Date): Promise<CompanyId> {
  const id = await inTransaction(db.pool, (tx) =>
    foundCompany(tx, { code, name, policy: DEFAULT_POLICY }, at),
  );
  if (id === null) throw new Error(`company ${code} exists`);
  return id;
}

const DEPARTMENTS: Readonly<Partial<Record<DepartmentCode, string>>> = {
  ENGINEERING: "工程",
  CLEANING: "保洁",
};

export async function createProject(
  db: Database,
  companyId: CompanyId,
  code: string,
  name: string,
  at: Date,
): Promise<Project> {
  const id = newId<"Project">(at);
  const departments = { ENGINEERING: newId<"Department">(at), CLEANING: newId<"Department">(at) };
  const position = (await db.prisma.project.count({ where: { companyId } })) + 1;
  await db.prisma.project.create({
    data: {
      id,
      companyId,
      code,
      name,
      city: "深圳",
      area: 1,
      position,
      serviceHours: [["08:30", "18:00"]],
      counter: { create: {} },
      rooms: {
        create: [1, 2, 3].map((n) => ({
          building: n,
          unit: 1,
          floor: 5,
          number: 1,
          label: `${n}栋1单元501`,
        })),
      },
      departments: {
        create: (["ENGINEERING", "CLEANING"] as const).map((department) => ({
          id: departments[department],
          companyId,
          code: department,
          name: DEPARTMENTS[department] ?? department,
        })),
      },
    },
  });
  return { id, companyId, code, departments };
}

export type Held = { readonly role: Role; readonly project?: Project; readonly department?: DepartmentId };

export async function createPerson(
  db: Database,
  companyId: CompanyId,
  { username, name, title }: { username: string; name: string; title: string },
  held: readonly Held[],
  passwordHash: string,
  at: Date,
): Promise<Person> {
  const userId = await inTransaction(db.pool, (tx) =>
    createAccount(tx, { username, name, passwordHash }, at),
  );
  const staffId = newId<"Staff">(at);
  await db.prisma.staff.create({
    data: {
      id: staffId,
      companyId,
      userId,
      username,
      name,
      title,
      roles: {
        create: held.map(({ role, project, department }) => ({
          role,
          projectId: project?.id ?? null,
          departmentId: department ?? null,
        })),
      },
    },
  });
  return { staffId, userId, companyId, username, name };
}
