import { expect, test } from "vitest";
import { type Answer, idOf, look } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { inMemory, questionOf } from "./open-queue.fixture.ts";
import { follow, pageOf, until } from "./queue.fixture.ts";
import { bring, done, HOUR, toCleaning } from "./stage.fixture.ts";

const world = useWorld();

const seen = async (as: Person, id: string) => (await look(world(), as, id)) !== null;
const setBy = (as: Person, complaint: Answer, owner: Person) =>
  done(world(), as, "SetMeasure", complaint, {
    what: "每月检查门机",
    ownerId: idOf("Staff", owner.staffId),
    dueDate: "2026-03-31",
  });

async function measureOf(as: Person, id: string): Promise<string | undefined> {
  const { data } = await world().gql<{ complaint: { measures: { id: string }[] } | null }>(
    as,
    "query ($id: ID!) { complaint(id: $id) { measures { id } } }",
    { id },
  );
  return data?.complaint?.measures[0]?.id;
}

test("HND-7 whoever has a preventive measure to carry out sees its complaint until it is done, in whatever department", async () => {
  const { cast } = world();
  const handled = await bring(world(), "INVESTIGATING");
  expect(await seen(cast.cleaner, handled.id)).toBe(false);
  const live = await follow(world(), cast.cleaner);
  const set = await setBy(cast.handler, handled, cast.cleaner);
  const gained = await until(live, ({ changes }) => changes.some(({ id }) => id === handled.id));
  expect(gained.at(-1)?.changes.map(({ kind }) => kind)).toEqual(["ADDED"]);
  expect(await seen(cast.cleaner, handled.id)).toBe(true);
  expect((await pageOf(world(), cast.cleaner)).edges.map(({ node }) => node.id)).toContain(handled.id);

  const measureId = await measureOf(cast.cleaner, handled.id);
  await done(world(), cast.cleaner, "CompleteMeasure", set, { measureId, text: "已检查并记录" });
  const lost = await until(live, ({ changes }) => changes.some(({ kind }) => kind === "REMOVED"));
  expect(lost.at(-1)?.changes.map(({ id }) => id)).toEqual([handled.id]);
  expect(await seen(cast.cleaner, handled.id)).toBe(false);
  await live.close();
});

test("HND-7 of a closed complaint the measure can still be carried out, and sight ends with it", async () => {
  const { cast } = world();
  const resolved = await setBy(cast.handler, await bring(world(), "RESOLVED"), cast.cleaner);
  const closed = await done(world(), cast.agent, "Visit", resolved, {
    method: "PHONE",
    result: "HEARD",
    satisfaction: { handling: 5, measures: 5, result: 5 },
    words: "很好",
    close: true,
  });
  expect(closed.state).toBe("CLOSED");
  expect(await seen(cast.cleaner, closed.id)).toBe(true);
  const measureId = await measureOf(cast.cleaner, closed.id);
  await done(world(), cast.cleaner, "CompleteMeasure", closed, { measureId, text: "已做" });
  expect(await seen(cast.cleaner, closed.id)).toBe(false);
});

test("HND-7 nobody is asked any more once the complaint is withdrawn", async () => {
  const { cast } = world();
  const set = await setBy(cast.handler, await bring(world(), "INVESTIGATING"), cast.cleaner);
  await done(world(), cast.agent, "Withdraw", set, { reason: "业主撤回" });
  expect(await seen(cast.cleaner, set.id)).toBe(false);
});

test("HND-8 LIV-2 a helping department finds the complaint in the queue from memory as well", async () => {
  const { cast, clock, app } = world();
  await inMemory(world(), cast.cleaner);
  const handled = await bring(world(), "INVESTIGATING");
  await done(world(), cast.handler, "AddTask", handled, {
    ...toCleaning(world()),
    what: "清理积水",
    dueAt: new Date(clock.now().getTime() + HOUR).toISOString(),
  });
  const { cursor } = await pageOf(world(), cast.qa, { view: "OPEN" }, 1);
  const question = await questionOf(world(), cast.cleaner);
  const seq = Number(Buffer.from(cursor, "base64url").toString().split(".")[1]);
  const page = await app.services.live.open.page(question, question.filter, seq);
  expect(page?.entries.map(({ entry }) => entry.number)).toContain(handled.number);
});
