import { ROLES, type Role } from "@heyi/schema/vocabulary/org.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  BAY,
  CLEANING,
  COMPANY,
  ENGINEERING,
  HILL,
  HILL_ENGINEERING,
  OTHER_COMPANY,
  person,
  role,
} from "../complaint/rules/rules.fixture.ts";
import {
  handlesDepartment,
  holds,
  holdsAny,
  isAdministrator,
  sees,
  sightKey,
  sightOf,
  type Sight,
  type Whereabouts,
} from "./access.ts";
import type { Actor } from "./actor.ts";

const someone = person();
const inBay: Whereabouts = {
  companyId: COMPANY,
  projectId: BAY,
  departmentId: ENGINEERING,
  ownerId: someone.staffId,
  handlerId: null,
};
const inHill: Whereabouts = { ...inBay, projectId: HILL, departmentId: HILL_ENGINEERING };
const seenBy = (actor: Actor, where: Whereabouts) => sees(sightOf(actor), where);

describe("ORG-3 what a role sees of complaints that are nobody's own", () => {
  it.each<[Role, boolean, boolean]>([
    ["AGENT", true, false],
    ["DISPATCHER", true, false],
    ["SUPERVISOR", true, false],
    ["PROJECT_MANAGER", true, false],
    ["HANDLER", false, false],
    ["MEDIATOR", false, false],
    ["COMPANY_QA", true, true],
    ["ADMIN", true, true],
  ])("ORG-3 %s of a project: own project %s, another project %s", (held, own, other) => {
    const companyWide = held === "COMPANY_QA" || held === "ADMIN";
    const actor = person(role(held, companyWide ? null : BAY));
    expect([seenBy(actor, inBay), seenBy(actor, inHill)]).toEqual([own, other]);
  });

  it.each(ROLES)("ORG-1 %s sees nothing of another company, not even under the same project", (held) => {
    const actor = person(role(held, BAY, held === "HANDLER" ? ENGINEERING : null));
    expect(seenBy(actor, { ...inBay, companyId: OTHER_COMPANY })).toBe(false);
    expect(
      seenBy(actor, {
        ...inBay,
        companyId: OTHER_COMPANY,
        ownerId: actor.staffId,
        handlerId: actor.staffId,
      }),
    ).toBe(false);
  });
});

describe("ORG-1 what a handler sees", () => {
  const handler = person(role("HANDLER", BAY, ENGINEERING));
  it.each<[string, Partial<Whereabouts>, boolean]>([
    ["one of the own department", {}, true],
    ["one of another department", { departmentId: CLEANING }, false],
    ["one of no department", { departmentId: null }, false],
    ["the own one as handler, wherever it is", { departmentId: CLEANING, handlerId: handler.staffId }, true],
    ["the own one as owner", { departmentId: null, ownerId: handler.staffId }, true],
    [
      "one with which the own department helps",
      { departmentId: null, taskDepartmentIds: [ENGINEERING] },
      true,
    ],
    [
      "one with an own measure to carry out",
      { departmentId: null, measureOwnerIds: [handler.staffId] },
      true,
    ],
    ["one with a colleague's measure", { departmentId: null, measureOwnerIds: [someone.staffId] }, false],
    [
      "one of a colleague in another department",
      { departmentId: CLEANING, handlerId: someone.staffId },
      false,
    ],
    ["one of the same trade in another project", { projectId: HILL, departmentId: HILL_ENGINEERING }, false],
  ])("ORG-1 %s", (_name, where, seen) => {
    expect(seenBy(handler, { ...inBay, ...where })).toBe(seen);
  });

  it("ORG-1 who holds no role any more sees the own complaints and nothing else", () => {
    const leaver = person();
    expect(seenBy(leaver, inBay)).toBe(false);
    expect(seenBy(leaver, { ...inBay, ownerId: leaver.staffId })).toBe(true);
  });

  it("ORG-1 a dispatcher's sight ends at the project, even towards a complaint that bears the own name", () => {
    const dispatcher = person(role("DISPATCHER", BAY));
    expect(seenBy(dispatcher, { ...inHill, ownerId: dispatcher.staffId })).toBe(false);
  });

  it("ORG-3 several roles add up", () => {
    const both = person(role("AGENT", HILL), role("HANDLER", BAY, CLEANING));
    expect([
      seenBy(both, inHill),
      seenBy(both, inBay),
      seenBy(both, { ...inBay, departmentId: CLEANING }),
    ]).toEqual([true, false, true]);
  });
});

const PROJECTS = [BAY, HILL];
const DEPARTMENTS = [ENGINEERING, CLEANING, HILL_ENGINEERING];
const aRole = fc
  .record({
    held: fc.constantFrom(...ROLES),
    project: fc.constantFrom(...PROJECTS),
    department: fc.constantFrom(...DEPARTMENTS),
  })
  .map(({ held, project, department }) =>
    held === "COMPANY_QA" || held === "ADMIN"
      ? role(held, null)
      : role(held, project, held === "HANDLER" ? department : null),
  );
const PEOPLE = [person(), person()] as const;
const anActor = fc
  .record({
    who: fc.constantFrom(...PEOPLE),
    roles: fc.array(aRole, { maxLength: 3 }),
    companyId: fc.constantFrom(COMPANY, OTHER_COMPANY),
  })
  .map(({ who, roles, companyId }): Actor => ({ ...who, roles, companyId }));
const staffIds = [null, ...PEOPLE.map(({ staffId }) => staffId)];
const EVERYWHERE: readonly Whereabouts[] = [COMPANY, OTHER_COMPANY].flatMap((companyId) =>
  PROJECTS.flatMap((projectId) =>
    [null, ...DEPARTMENTS].flatMap((departmentId) =>
      staffIds.flatMap((ownerId) =>
        staffIds.map((handlerId) => ({ companyId, projectId, departmentId, ownerId, handlerId })),
      ),
    ),
  ),
);

/** A sight without what plays no part in it. */
function essence(sight: Sight): object {
  const { companyId, staffId, wholeCompany, personal, projectIds, departmentIds } = sight;
  if (wholeCompany) return { companyId };
  return personal
    ? { companyId, projectIds, departmentIds, staffId }
    : { companyId, projectIds, departmentIds };
}

describe("LIV-1 the key under which one push is made for several readers", () => {
  it("ORG-1 two readers have one key exactly when their sight is the same", () => {
    let alike = 0;
    fc.assert(
      fc.property(anActor, anActor, (one, other) => {
        const [first, second] = [sightOf(one), sightOf(other)];
        const same = JSON.stringify(essence(first)) === JSON.stringify(essence(second));
        alike += Number(same);
        expect(sightKey(first) === sightKey(second)).toBe(same);
      }),
      { numRuns: 3_000 },
    );
    expect(alike).toBeGreaterThan(30);
  });

  it("ORG-1 readers with one key see the very same complaints", () => {
    const byKey = new Map<string, readonly boolean[]>();
    fc.assert(
      fc.property(anActor, (actor) => {
        const sight = sightOf(actor);
        const seen = EVERYWHERE.map((where) => sees(sight, where));
        expect(seen).toEqual(byKey.get(sightKey(sight)) ?? seen);
        byKey.set(sightKey(sight), seen);
      }),
      { numRuns: 1_000 },
    );
  });

  it("ORG-1 the order in which roles are held is nothing", () => {
    const [one, other] = [role("AGENT", HILL), role("DISPATCHER", BAY)];
    expect(sightKey(sightOf(person(one, other)))).toBe(sightKey(sightOf(person(other, one, one))));
  });

  it("ORG-1 two handlers of one department never share a push, for each sees the own complaints too", () => {
    const [one, other] = [
      person(role("HANDLER", BAY, ENGINEERING)),
      person(role("HANDLER", BAY, ENGINEERING)),
    ];
    expect(sightKey(sightOf(one))).not.toBe(sightKey(sightOf(other)));
  });
});

describe("ORG-3 where a role is held", () => {
  it.each<[Role, boolean]>([
    ["DISPATCHER", false],
    ["PROJECT_MANAGER", false],
    ["COMPANY_QA", true],
    ["ADMIN", true],
  ])("ORG-3 %s holds beyond its own project: %s", (held, everywhere) => {
    const actor = person(role(held, everywhere ? null : BAY));
    expect(holds(actor, held, BAY)).toBe(true);
    expect(holds(actor, held, HILL)).toBe(everywhere);
  });

  it("ORG-3 holding any of several roles asks each within the project", () => {
    const actor = person(role("AGENT", BAY), role("DISPATCHER", HILL));
    expect(holdsAny(actor, ["DISPATCHER", "SUPERVISOR"], BAY)).toBe(false);
    expect(holdsAny(actor, ["DISPATCHER", "SUPERVISOR"], HILL)).toBe(true);
    expect(holdsAny(actor, [], BAY)).toBe(false);
  });

  it("ORG-2 only a handler of the department stands for it", () => {
    expect(handlesDepartment(person(role("HANDLER", BAY, ENGINEERING)), ENGINEERING)).toBe(true);
    expect(handlesDepartment(person(role("HANDLER", BAY, CLEANING)), ENGINEERING)).toBe(false);
    expect(handlesDepartment(person(role("DISPATCHER", BAY, ENGINEERING)), ENGINEERING)).toBe(false);
  });

  it.each(ROLES)("ORG-3 %s administers only as an administrator", (held) => {
    expect(isAdministrator(person(role(held, null)))).toBe(held === "ADMIN");
  });
});
