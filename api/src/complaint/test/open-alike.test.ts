import fc from "fast-check";
import { expect, test } from "vitest";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { CATEGORIES, CHANNELS, PRIORITIES, STATES } from "@heyi/schema/vocabulary/complaint.ts";
import { queuePage } from "../queue/page.ts";
import { inMemory, questionOf, shown } from "./open-queue.fixture.ts";
import { rollOn } from "./random-acts.fixture.ts";

const world = useWorld();

test("LIV-2 ORG-1 after random acts memory and SQL answer every question alike: rows, order, places, counters, total and position", async () => {
  const { cast, app } = world();
  const { db, live } = app.services;
  const people = Object.values(cast).filter(
    (one): one is Person => typeof one === "object" && "staffId" in one,
  );
  let found = 0;
  await inMemory(world(), cast.qa);
  await inMemory(world(), cast.stranger);
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (choose) => {
      const pick = <Value>(values: readonly Value[]) => choose(fc.constantFrom, ...values);
      const some = <Value>(values: readonly Value[]) =>
        pick([null, null, null, null, null, null, null, null, values.slice(1), [pick(values)]]);
      await rollOn(world(), pick, 10);
      for (let round = 0; round < 25; round += 1) {
        const question = await questionOf(world(), pick(people), {
          first: pick([1, 3, 100]),
          filter: {
            view: pick(["OPEN", "OPEN", "UNASSIGNED", "MINE", "DUE_SOON", "OVERDUE", "ESCALATED"]),
            projectIds: some([cast.a.id, cast.b.id, cast.elsewhere.id]),
            categories: some(CATEGORIES),
            states: some(STATES),
            priorities: some(PRIORITIES),
            channels: some(CHANNELS),
            staffId: pick([null, null, null, null, null, pick(people).staffId]),
            departmentId: pick([null, null, null, null, null, pick(Object.values(cast.a.departments))]),
            text: null,
          },
        });
        for (let after: string | null = null, pages = 0, more = true; more && pages < 4; pages += 1) {
          const there = { ...question, after };
          const bySql = await queuePage(db.hot, there);
          const held = await live.open.page(there, question.filter, bySql.seq);
          if (held === null) throw new Error("memory does not answer");
          expect(shown(held), JSON.stringify(there)).toEqual(shown(bySql));
          found += bySql.entries.length;
          [more, after] = [bySql.hasNextPage, bySql.entries.at(-1)?.cursor ?? null];
        }
      }
    }),
    { numRuns: 16, endOnFailure: true, seed: 20_260_211 },
  );
  expect(found).toBeGreaterThan(300);
}, 60_000);
