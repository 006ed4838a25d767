import { beforeAll, expect, test } from "vitest";
import { idOf, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { inMemory, statementsDuring } from "./open-queue.fixture.ts";
import { follow, nextOf, pageOf } from "./queue.fixture.ts";
import { bring, registered } from "./stage.fixture.ts";

const world = useWorld();

beforeAll(async () => {
  const { clock } = world();
  for (let n = 0; n < 23; n += 1) {
    await registered(world(), n % 3 === 0 ? { urgency: "HIGH", impact: "GROUP" } : {});
    // Some fall due at the very same instant.
    if (n % 4 === 0) clock.advance(60_000);
  }
  await bring(world(), "CLOSED");
  await bring(world(), "WITHDRAWN");
  await register(world(), world().cast.agentB, world().cast.b);
});

const QUEUE = `query ($first: Int, $after: String, $view: QueueView!) { queue(filter: { view: $view }, first: $first, after: $after) { edges { node { id } } } }`;

test.each([0, -1, 101, 2_147_483_647])("a page of %i rows is refused", async (first) => {
  const { errors } = await world().gql(world().cast.agent, QUEUE, { first, view: "OPEN" });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: "INVALID",
    issues: [{ path: "first", code: "OUT_OF_RANGE", allowed: "1–100" }],
  });
});

test.each([
  "x",
  "",
  "🙂",
  Buffer.from("0 1' or 1=1").toString("base64url"),
  Buffer.from("NaN 019c0000-0000-7000-8000-000000000001").toString("base64url"),
  Buffer.from(`0 ${"-".repeat(36)}`).toString("base64url"),
  Buffer.from("-8640000000000000 019c0000-0000-7000-8000-000000000001").toString("base64url"),
  Buffer.from("8640000000000000 019c0000-0000-7000-8000-000000000001").toString("base64url"),
])("the cursor %j is unknown, and no fault of ours", async (after) => {
  for (const view of ["OPEN", "ALL"]) {
    const { errors } = await world().gql(world().cast.agent, QUEUE, { first: 5, after, view });
    expect(errors?.[0]?.extensions?.["code"]).toBe("INVALID");
  }
});

test.each([1, 2, 7, 100])("pages of %i cover every row once, by what runs out first", async (first) => {
  const { cast } = world();
  const whole = (await pageOf(world(), cast.dispatcher)).edges.map(({ node }) => node);
  expect(whole).toHaveLength(23);
  const dues = whole.map(({ due }) => due?.at ?? "");
  expect(dues).toEqual(dues.toSorted());
  const rows: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await pageOf(world(), cast.dispatcher, { view: "OPEN" }, first, after);
    expect(page.total).toBe(23);
    rows.push(...page.edges.map(({ node }) => node.id));
    [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
  }
  expect(rows).toEqual(whole.map(({ id }) => id));
});

test("the ended stand by receipt, the latest first, also when all are looked at", async () => {
  const { cast } = world();
  const rows = async (view: string) =>
    (await pageOf(world(), cast.qa, { view })).edges.map(({ node }) => node.number);
  expect(await rows("ENDED")).toHaveLength(2);
  const all: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await pageOf(world(), cast.qa, { view: "ALL" }, 4, after);
    all.push(...page.edges.map(({ node }) => node.id));
    [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
  }
  expect(all).toHaveLength(26);
  expect(new Set(all).size).toBe(26);
});

/** How many statements this takes, at the quietest of five times: the log is read in between. */
async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let time = 0; time < 5; time += 1) counts.push((await statementsDuring(run)).length);
  return Math.min(...counts);
}

test("a page of what is open takes no SQL statement, one of the ended as many for one row as for a hundred", async () => {
  const { cast } = world();
  const query = `query ($first: Int!, $view: QueueView!) { queue(first: $first, filter: { view: $view }) {
    cursor total counters { open mine } edges { node {
      id number project { code name } owner { id name } handler { name } department { name } due { kind at } room } } } }`;
  const ask = (view: string, first: number) =>
    statementsOf(async () =>
      expect((await world().gql(cast.dispatcher, query, { view, first })).errors).toBeUndefined(),
    );
  await inMemory(world(), cast.dispatcher);
  expect(await ask("OPEN", 1)).toBe(0);
  expect(await ask("OPEN", 100)).toBe(0);
  const one = await ask("ENDED", 1);
  expect(one).toBeGreaterThan(0);
  expect(await ask("ENDED", 100)).toBe(one);
});

test("a search finds by number, its end, room, phone and words, and nothing of other projects", async () => {
  const { cast } = world();
  const odd = await registered(world(), {
    content: "泳池水质浑浊有异味 100%",
    complainant: { kind: "TENANT", name: "高远", phone: "15912345678", room: "3栋1单元501" },
  });
  const find = async (text: string, as = cast.dispatcher) =>
    (await pageOf(world(), as, { view: "ALL", text })).edges.map(({ node }) => node.number);
  for (const text of [
    odd.number,
    odd.number.toLowerCase(),
    odd.number.slice(-4),
    "3栋1单元501",
    "3栋",
    "15912345678",
    "159-1234-5678",
    "5678",
    "水质",
    "浑浊有异味",
    "100%",
    " 泳池 ",
  ]) {
    expect(await find(text), text).toEqual([odd.number]);
  }
  for (const text of ["泳_", "水%味", "异味泳池", "\\", "4栋"]) expect(await find(text), text).toEqual([]);
  expect(await find("泳池", cast.dispatcherB)).toEqual([]);
  for (const text of ["长".repeat(61), "x".repeat(2000)]) {
    const { errors } = await world().gql(
      cast.dispatcher,
      "query ($filter: QueueFilter!) { queue(filter: $filter) { cursor } }",
      { filter: { text } },
    );
    expect(errors?.[0]?.extensions?.["code"] ?? "INVALID").toBe("INVALID");
  }
});

test("ORG-1 a filter by what is not one's own finds nothing, and an id of another kind is refused", async () => {
  const { cast, gql } = world();
  for (const filter of [
    { projectIds: [idOf("Project", cast.b.id)] },
    { projectIds: [idOf("Project", cast.elsewhere.id)] },
    { staffId: idOf("Staff", cast.stranger.staffId) },
    { departmentId: idOf("Department", cast.elsewhere.departments.CLEANING) },
  ]) {
    const page = await pageOf(world(), cast.dispatcher, { view: "OPEN", ...filter });
    expect(page).toMatchObject({ edges: [], total: 0 });
  }
  const { errors } = await gql(
    cast.dispatcher,
    "query ($filter: QueueFilter!) { queue(filter: $filter) { cursor } }",
    { filter: { projectIds: [idOf("Staff", cast.agent.staffId)] } },
  );
  expect(errors?.[0]?.extensions?.["code"]).not.toBe("UNEXPECTED");
});

test("LIV-1 events of one transaction that straddle 9 and 10 or 99 and 100 come in their order", async () => {
  const { cast } = world();
  const live = await follow(world(), cast.stranger);
  const { cursor } = await pageOf(world(), cast.stranger);
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) ids.push((await register(world(), cast.stranger, cast.elsewhere)).id);
  const late = await follow(world(), cast.stranger, { view: "OPEN" }, cursor);
  const message = await nextOf(late);
  expect(message.changes.map(({ id }) => id)).toEqual(ids);
  const heard: string[] = [];
  while (heard.length < 12) heard.push(...(await nextOf(live)).changes.map(({ id }) => id));
  expect(heard).toEqual(ids);
  await Promise.all([live.close(), late.close()]);
});
