import { expect, test } from "vitest";
import { act, idOf, register } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { inMemory, isQueuePage, statementsDuring } from "./open-queue.fixture.ts";
import { pageOf } from "./queue.fixture.ts";
import { done, registered, sql, toEngineering } from "./stage.fixture.ts";

const world = useWorld();

test("LIV-2 whoever has just done something sees it on the next page, in every view, and from memory", async () => {
  const { cast } = world();
  await inMemory(world(), cast.dispatcher);
  const statements = await statementsDuring(() =>
    Promise.all(
      [cast.dispatcher, cast.dispatcher2].map(async (as) => {
        for (let round = 0; round < 20; round += 1) {
          const taken = await register(world(), as, cast.a);
          expect(await rowsOf(as, "UNASSIGNED"), "after REGISTER").toMatchObject({ [taken.id]: 1 });
          const assigned = await done(world(), as, "Assign", taken, toEngineering(world()));
          const rows = await rowsOf(as, "OPEN");
          expect(rows, "after ASSIGN").toMatchObject({ [taken.id]: assigned.version });
          await done(world(), as, "Withdraw", assigned, { reason: "撤回" });
          expect(await rowsOf(as, "OPEN"), "after WITHDRAW").not.toHaveProperty([taken.id]);
        }
      }),
    ),
  );
  expect(statements.filter(isQueuePage)).toEqual([]);
}, 30_000);

test("LIV-2 a page is not older than the cursor that its reader has seen", async () => {
  const { cast } = world();
  await inMemory(world(), cast.dispatcher);
  for (let round = 0; round < 20; round += 1) {
    const taken = await registered(world());
    // What has ended is asked of the database, so its cursor is the log's end.
    const { cursor } = await pageOf(world(), cast.dispatcher2, { view: "ENDED" });
    expect(await rowsOf(cast.dispatcher2, "OPEN", cursor)).toHaveProperty([taken.id]);
  }
});

test.each(["x", "", Buffer.from("1.1").toString("base64url")])(
  "LIV-2 atLeast %j is no cursor, and is refused by its name",
  async (atLeast) => {
    expect(await refusal(world().cast.dispatcher, atLeast)).toMatchObject(UNKNOWN);
  },
);

test("LIV-2 ORG-1 atLeast beyond the end of the log, or of another company's, is refused, in memory and by SQL", async () => {
  const { cast } = world();
  await inMemory(world(), cast.dispatcher);
  const { cursor } = await pageOf(world(), cast.dispatcher);
  const text = Buffer.from(cursor, "base64url").toString();
  const beyond = text.replace(/\d+$/, (seq) => String(Number(seq) + 1000));
  expect(await refusal(cast.dispatcher, Buffer.from(beyond).toString("base64url"))).toMatchObject(UNKNOWN);
  expect(await refusal(cast.dispatcher, Buffer.from(beyond).toString("base64url"), "ALL")).toMatchObject(
    UNKNOWN,
  );
  expect(await refusal(cast.dispatcher, (await pageOf(world(), cast.stranger)).cursor)).toMatchObject(
    UNKNOWN,
  );
});

test("LIV-2 paging through the queue while others work skips and doubles nothing that stays where it is", async () => {
  const { cast } = world();
  const staying: string[] = [];
  for (let n = 0; n < 15; n += 1) staying.push((await registered(world())).id);
  await inMemory(world(), cast.dispatcher);
  const paging = new AbortController();
  const working = (async () => {
    while (!paging.signal.aborted) {
      const taken = await registered(world(), { urgency: "CRITICAL", impact: "COMMUNITY" });
      await done(world(), cast.agent, "Withdraw", taken, { reason: "撤回" });
    }
  })();
  const statements = await statementsDuring(async () => {
    for (let walk = 0; walk < 4; walk += 1) {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await pageOf(world(), cast.dispatcher2, { view: "OPEN" }, 2, after);
        seen.push(...page.edges.map(({ node }) => node.id));
        [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
      }
      expect(seen.filter((id) => staying.includes(id)).toSorted()).toEqual(staying.toSorted());
    }
  });
  paging.abort();
  await working;
  expect(statements.filter(isQueuePage)).toEqual([]);
}, 30_000);

test("a name that changes stands in the rows soon, which are then in memory again", async () => {
  const { cast } = world();
  const taken = await registered(world());
  await act(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
  await inMemory(world(), cast.dispatcher);
  for (const [table, column, id, name] of [
    ["staff", "name", cast.agent.staffId, "林大雨"],
    ["project", "name", cast.a.id, "湾花园二期"],
    ["department", "name", cast.a.departments.ENGINEERING, "工程维修"],
  ] as const) {
    await sql(world(), `update ${table} set ${column} = $2 where id = $1`, [id, name]);
    await expect.poll(() => namesOf(cast.dispatcher, taken.id), { timeout: 5000 }).toContain(name);
  }
  await sql(world(), "update room set label = '1栋1单元502' where label = '1栋1单元501'");
  await expect.poll(() => namesOf(cast.dispatcher, taken.id), { timeout: 5000 }).toContain("1栋1单元502");
  await inMemory(world(), cast.dispatcher);
  expect(await namesOf(cast.dispatcher, taken.id)).toEqual([
    "湾花园二期",
    "林大雨",
    "工程维修",
    "1栋1单元502",
  ]);
});

test("a project named twice in the filter brings each row once", async () => {
  const { cast } = world();
  const project = idOf("Project", cast.a.id);
  for (const view of ["OPEN", "ALL"]) {
    const once = await pageOf(world(), cast.qa, { view, projectIds: [project] });
    const twice = await pageOf(world(), cast.qa, { view, projectIds: [project, project] });
    expect(twice).toEqual(once);
  }
});

/** Versions by id, as this person's list shows them now. */
async function rowsOf(as: Person, view: string, atLeast: string | null = null) {
  const { data, errors } = await world().gql<{ queue: Rows }>(as, ROWS, { view, atLeast });
  if (!data) throw new Error(JSON.stringify(errors));
  return Object.fromEntries(data.queue.edges.map(({ node }) => [node.id, node.version]));
}
type Rows = { edges: { node: { id: string; version: number } }[] };
const ROWS = `query ($view: QueueView!, $atLeast: String) {
  queue(filter: { view: $view }, first: 100, atLeast: $atLeast) { edges { node { id version } } } }`;

async function refusal(as: Person, atLeast: string, view = "OPEN"): Promise<unknown> {
  const { errors } = await world().gql(as, ROWS, { view, atLeast });
  return errors?.[0]?.extensions;
}
const UNKNOWN = { code: "INVALID", issues: [{ path: "atLeast", code: "CURSOR_UNKNOWN" }] };

/** The names in one row. */
async function namesOf(as: Person, id: string): Promise<(string | null | undefined)[]> {
  const { data, errors } = await world().gql<{ queue: { edges: { node: Names }[] } }>(
    as,
    "{ queue(first: 100) { edges { node { id room project { name } owner { name } department { name } } } } }",
  );
  if (!data) throw new Error(JSON.stringify(errors));
  const row = data.queue.edges.find(({ node }) => node.id === id)?.node;
  return [row?.project.name, row?.owner?.name, row?.department?.name, row?.room];
}
type Names = {
  id: string;
  room: string | null;
  project: { name: string };
  owner: { name: string } | null;
  department: { name: string } | null;
};
