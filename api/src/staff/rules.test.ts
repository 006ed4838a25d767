import { ROLES, type Role } from "@heyi/schema/vocabulary/org.ts";
import { describe, expect, test } from "vitest";

import { Check } from "../kernel/check.ts";
import { InvalidError } from "../kernel/errors.ts";
import type { DepartmentId, ProjectId } from "../kernel/ids.ts";
import type { HeldRole } from "../org/actor.ts";
import { checkNothingIsDropped, checkPerson, checkUsername, type OpenWork } from "./rules.ts";

const [here, there] = ["here", "there"] as unknown as readonly [ProjectId, ProjectId];
const [engineers, cleaners] = ["engineers", "cleaners"] as unknown as readonly [DepartmentId, DepartmentId];
const PLACES = new Map([
  [here, new Set([engineers, cleaners])],
  [there, new Set<DepartmentId>()],
]);
const held = (role: Role, projectId: ProjectId | null = null, departmentId: DepartmentId | null = null) => ({
  role,
  projectId,
  departmentId,
});

function faultsOf(ask: (check: Check) => void): string[] {
  const check = new Check();
  ask(check);
  try {
    check.done();
  } catch (error) {
    if (error instanceof InvalidError) return error.issues.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
}
const faultsOfRoles = (...roles: HeldRole[]) =>
  faultsOf((check) => checkPerson(check, { name: "周工", title: "工程师傅", phone: null, roles }, PLACES));

describe("ORG-3 where a role is held", () => {
  const FOR_COMPANY = new Set<Role>(["COMPANY_QA", "ADMIN"]);
  for (const role of ROLES) {
    const department = role === "HANDLER" ? engineers : null;
    test(`${role} is held ${FOR_COMPANY.has(role) ? "for the company alone" : "in one project"}`, () => {
      const [inProject, nowhere] = FOR_COMPANY.has(role)
        ? [["roles.0.projectId MUST_BE_ABSENT"], []]
        : [[], ["roles.0.projectId REQUIRED"]];
      expect(faultsOfRoles(held(role, here, department))).toEqual(inProject);
      expect(faultsOfRoles(held(role, null, department))).toEqual(nowhere);
    });
  }

  test("a handler belongs to a department of that project, nobody else to any", () => {
    expect(faultsOfRoles(held("HANDLER", here))).toEqual(["roles.0.departmentId REQUIRED"]);
    expect(faultsOfRoles(held("HANDLER", there, engineers))).toEqual(["roles.0.departmentId OTHER_PROJECT"]);
    expect(faultsOfRoles(held("AGENT", here, engineers))).toEqual(["roles.0.departmentId MUST_BE_ABSENT"]);
  });

  test("a role is held once, and in no project that is not there", () => {
    expect(faultsOfRoles(held("AGENT", here), held("AGENT", there), held("AGENT", here))).toEqual([
      "roles.2 TAKEN",
    ]);
    expect(faultsOfRoles(held("AGENT", "nowhere" as unknown as ProjectId))).toEqual([
      "roles.0.projectId UNKNOWN_REFERENCE",
    ]);
  });
});

test.each([
  ["zhou.gong", []],
  ["Zhou_Gong-2", []],
  ["zg", ["username MALFORMED"]],
  ["2zhou", ["username MALFORMED"]],
  ["周工", ["username MALFORMED"]],
  [" ", ["username REQUIRED"]],
])("the user name %j is answered by %j", (username, expected) => {
  expect(faultsOf((check) => void checkUsername(check, username))).toEqual(expected);
});

describe("ORG-5 nothing that is open loses the one whose name it has", () => {
  const work = (as: OpenWork["as"], departmentId: DepartmentId | null = null): OpenWork => ({
    number: "WAN-202602-0001",
    as,
    projectId: here,
    departmentId,
  });
  const faults = (active: boolean, roles: readonly HeldRole[], ...items: OpenWork[]) =>
    faultsOf((check) => checkNothingIsDropped(check, { active, roles }, items));

  test.each(["OWNER", "HANDLER", "TASK", "MEASURE"] as const)("whoever is its %s does not go", (as) => {
    expect(faults(false, [held("HANDLER", here, engineers)], work(as, engineers))).toEqual([
      "active OPEN_WORK",
    ]);
  });

  test("who handles it keeps the role in its department", () => {
    for (const as of ["HANDLER", "TASK"] as const) {
      expect(faults(true, [held("HANDLER", here, engineers)], work(as, engineers))).toEqual([]);
      expect(faults(true, [held("HANDLER", here, cleaners)], work(as, engineers))).toEqual([
        "roles OPEN_WORK",
      ]);
      expect(faults(true, [held("SUPERVISOR", here)], work(as, engineers))).toEqual(["roles OPEN_WORK"]);
    }
  });

  test("who owns it keeps some role in its project, or one for the company", () => {
    for (const as of ["OWNER", "MEASURE"] as const) {
      expect(faults(true, [held("AGENT", here)], work(as))).toEqual([]);
      expect(faults(true, [held("COMPANY_QA")], work(as))).toEqual([]);
      expect(faults(true, [held("AGENT", there)], work(as))).toEqual(["roles OPEN_WORK"]);
    }
  });

  test("the first five are named, and how many more there are", () => {
    const check = new Check();
    const items = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ ...work("OWNER"), number: `WAN-${n}` }));
    checkNothingIsDropped(check, { active: false, roles: [] }, items);
    expect(() => check.done()).toThrow(
      expect.objectContaining({
        issues: [{ path: "active", code: "OPEN_WORK", allowed: "WAN-1、WAN-2、WAN-3、WAN-4、WAN-5 +2" }],
      }),
    );
  });
});
