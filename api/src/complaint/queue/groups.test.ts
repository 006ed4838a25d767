import fc from "fast-check";
import { expect, test } from "vitest";
import type { CompanyId, DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";
import type { Sight } from "../../org/access.ts";
import type { QueueFacts } from "../queue-facts.ts";
import { isCounted, type QueueFilter } from "./filter.ts";
import { QueueGroups } from "./groups.ts";
import type { Moved } from "./moved.ts";

const company = "company" as CompanyId;
const project = fc.constantFrom("p1", "p2", "p3") as fc.Arbitrary<ProjectId>;
const department = fc.constantFrom("d1", "d2", "d3") as fc.Arbitrary<DepartmentId>;
const person = fc.constantFrom("s1", "s2", "s3") as fc.Arbitrary<StaffId>;
const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 2 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

const sight: fc.Arbitrary<Sight> = fc.record({
  companyId: fc.constant(company),
  staffId: person,
  wholeCompany: fc.boolean(),
  projectIds: some(project),
  departmentIds: some(department),
  phoneProjectIds: fc.constant([]),
  personal: fc.boolean(),
});

const facts = fc
  .record({
    projectId: project,
    departmentId: maybe(department),
    ownerId: maybe(person),
    handlerId: maybe(person),
  })
  .map((where) => ({ companyId: company, ...where }) as QueueFacts);

const moved = fc.record({ before: maybe(facts), after: facts }).map((move) => move as Moved);

const filter = maybe(some(project)).map(
  (projectIds) => ({ view: "OPEN", projectIds, text: null }) as QueueFilter,
);

test("LIV-1 no group that a move concerns is passed over, wherever it moved from or to", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(sight, filter), { maxLength: 20 }),
      fc.array(moved, { maxLength: 5 }),
      (readers, moves) => {
        const groups = new QueueGroups();
        for (const [seen, under] of readers) groups.of(seen, under);
        const near = groups.near(moves);
        const passedOver: unknown[] = [];
        for (const group of groups.all()) {
          const concerned = moves.some(
            ({ before, after }) =>
              isCounted(group.filter, group.sight, after) ||
              (before !== null && isCounted(group.filter, group.sight, before)),
          );
          if (concerned && !near.has(group)) passedOver.push(group);
        }
        expect(passedOver).toEqual([]);
      },
    ),
  );
});

test("a group goes with its last reader, and a reader who comes then begins a new one", () => {
  const groups = new QueueGroups();
  const seen: Sight = {
    companyId: company,
    staffId: "s1" as StaffId,
    wholeCompany: false,
    projectIds: ["p1" as ProjectId],
    departmentIds: [],
    phoneProjectIds: [],
    personal: false,
  };
  const under = { view: "OPEN", projectIds: null, text: null } as QueueFilter;
  const overflow = () => ({ type: "QueueReload", reason: "CURSOR_TOO_OLD" }) as const;
  const gates = [1, 2].map(() => groups.of(seen, under).readers.join(3, overflow));
  expect(groups.all()).toHaveLength(1);
  gates[0]?.box.finish(overflow());
  expect(groups.all()).toHaveLength(1);
  gates[1]?.box.finish(overflow());
  expect(groups.all()).toHaveLength(0);
  groups.of(seen, under).readers.join(3, overflow);
  expect(
    groups.near([{ after: { companyId: company, projectId: "p1" } as QueueFacts, before: null } as Moved]),
  ).toHaveLength(1);
});
