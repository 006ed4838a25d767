import { expect, test } from "vitest";
import { countStatements, type CountingProxy } from "../../../bench/proxy.ts";
import { act, type Answer, idOf, look, register } from "../../../test/complaints.ts";
import { cloneDatabase, type TestDatabase } from "../../../test/databases.ts";
import { useWorld } from "../../../test/world.ts";
import { bring, DAY, RESOLUTION, suspension, timelineOf, toEngineering } from "./stage.fixture.ts";

let proxy: CountingProxy;

const world = useWorld({
  database: async (): Promise<TestDatabase> => {
    const database = await cloneDatabase();
    proxy = await countStatements(database.url);
    return {
      url: proxy.url,
      [Symbol.asyncDispose]: async () => {
        await proxy[Symbol.asyncDispose]();
        await database[Symbol.asyncDispose]();
      },
    };
  },
});

/** What the database is asked beside the request itself: who asks, and what runs in the background. */
const BESIDE =
  /auth_session|from staff s\s+left join staff_role|graphile_worker|^listen |from log_head|rights_version/i;
const NOUNS: readonly (readonly [RegExp, string])[] = [
  [/^select complaint_save\(/, "save"],
  [/as receipt,/, "read"],
  [/"trackingCode"/, "detail"],
  [/from event e/, "timeline"],
  [/^with page/, "page"],
];

/** What the database is asked for one request, in order, once everything is prepared and known. */
async function askedFor(request: () => Promise<unknown>): Promise<string[]> {
  // It is woken by every command and asks for itself; here it shall not be counted.
  await world().app.timekeeper[Symbol.asyncDispose]();
  await world().app.caseTimekeeper[Symbol.asyncDispose]();
  proxy.take();
  await request();
  return proxy
    .takeTexts()
    .map((text) => text.trim())
    .map((text) => NOUNS.find(([pattern]) => pattern.test(text))?.[1] ?? text)
    .filter((text) => !BESIDE.test(text));
}

test("INT-3 to register takes three round trips: what the rules ask, one call that writes all, the complaint as it is now", async () => {
  const { cast } = world();
  await register(world(), cast.agent, cast.a);
  expect(await askedFor(() => register(world(), cast.agent, cast.a, { responded: true }))).toEqual([
    "read",
    "save",
    "detail",
  ]);
});

const THREE = ["read", "save", "detail"];

test("HND-1 every other command takes three as well, whatever its rules ask for", async () => {
  const { cast } = world();
  const inMs = (ms: number) => new Date(world().clock.now().getTime() + ms).toISOString();
  let seen: Answer = await bring(world(), "REGISTERED");
  const asked: Record<string, string[]> = {};
  for (const [as, verb, input] of [
    [cast.agent, "Respond", { how: "PHONE" }],
    [cast.dispatcher, "Triage", { category: "FACILITIES", urgency: "HIGH", impact: "GROUP" }],
    [
      cast.dispatcher,
      "Assign",
      { ...toEngineering(world()), handlerId: idOf("Staff", cast.handler.staffId) },
    ],
    [cast.handler, "Decline", { reason: "不属本班组" }],
    [cast.dispatcher, "Assign", toEngineering(world())],
    [
      cast.dispatcher,
      "Reassign",
      { ...toEngineering(world()), handlerId: idOf("Staff", cast.handler.staffId), reason: "指定到人" },
    ],
    [cast.handler, "Accept", {}],
    [cast.handler, "Contact", { how: "PHONE", text: "已约明早上门" }],
    [cast.handler, "Promise", { promisedAt: inMs(DAY) }],
    [cast.handler, "MovePromise", { promisedAt: inMs(2 * DAY), reason: "等配件", complainantInformed: true }],
    [cast.handler, "Suspend", suspension(world())],
    [cast.handler, "Resume", {}],
    [cast.supervisor, "Escalate", { reason: "业主情绪激动" }],
    [cast.handler, "Resolve", RESOLUTION],
  ] as const) {
    asked[verb] = await askedFor(async () => {
      seen = await act(world(), as, verb, seen, input);
      expect(seen.__typename, verb).toBe("Complaint");
    });
  }
  expect(asked).toEqual(Object.fromEntries(Object.keys(asked).map((verb) => [verb, THREE])));
  expect(Object.keys(asked)).toHaveLength(13);
});

test("HND-2 a command that a rule or a right refuses has asked once", async () => {
  const { cast } = world();
  const seen = await bring(world(), "REGISTERED");
  expect(await askedFor(() => act(world(), cast.agent, "Escalate", seen, { reason: "" }))).toEqual(["read"]);
  expect(await askedFor(() => act(world(), cast.handler, "Escalate", seen, { reason: "急" }))).toEqual([
    "read",
  ]);
});

test("a complaint is read with its people and the first page of its timeline in one statement, by id and by number", async () => {
  const { cast, gql } = world();
  const seen = await bring(world(), "INVESTIGATING");
  const page = `{ project { code } intakeStaff { name title } owner { name } handler { name } department { name }
    acceptBy clocks { kind explanation { text } } allowedActions { action }
    timeline(first: 50) { edges { node { kind actor { name } } } pageInfo { hasNextPage } } }`;
  const byId = `query ($id: ID!) { complaint(id: $id) ${page} }`;
  const byNumber = `query ($number: String!) { complaintByNumber(number: $number) ${page} }`;
  expect(await askedFor(() => gql(cast.qa, byId, { id: seen.id }))).toEqual(["detail"]);
  expect(await askedFor(() => gql(cast.qa, byNumber, { number: seen.number }))).toEqual(["detail"]);
  expect(await askedFor(() => look(world(), cast.qa, seen.id))).toEqual(["detail"]);
});

test("AUD-1 the first page that comes along is the one a later read gives, whatever of it is asked for", async () => {
  const { cast, gql } = world();
  const seen = await bring(world(), "INVESTIGATING");
  const whole = (await timelineOf(world(), cast.qa, seen.id)).map(({ kind }) => kind).toReversed();
  type Edges = { edges: { cursor: string; node: { kind: string } }[]; pageInfo: { hasNextPage: boolean } };
  const query = `query ($id: ID!, $one: Int!) { complaint(id: $id) {
      one: timeline(first: $one) { ...part } two: timeline(first: 2) { ...part }
    } } fragment part on TimelineConnection { edges { cursor node { kind } } pageInfo { hasNextPage } }`;
  const { data } = await gql<{ complaint: { one: Edges; two: Edges } }>(cast.qa, query, {
    id: seen.id,
    one: 1,
  });
  const { one, two } = data?.complaint ?? {};
  expect(one?.edges.map(({ node }) => node.kind)).toEqual(whole.slice(0, 1));
  expect(two?.edges.map(({ node }) => node.kind)).toEqual(whole.slice(0, 2));
  expect([one?.pageInfo.hasNextPage, two?.pageInfo.hasNextPage]).toEqual([true, true]);
  const rest = `query ($id: ID!, $after: String!) { complaint(id: $id) {
      timeline(first: 50, after: $after) { edges { node { kind } } pageInfo { hasNextPage } } } }`;
  const variables = { id: seen.id, after: two?.edges[1]?.cursor };
  const read: { page: Edges | null } = { page: null };
  const asked = await askedFor(async () => {
    const later = await gql<{ complaint: { timeline: Edges } }>(cast.qa, rest, variables);
    read.page = later.data?.complaint.timeline ?? null;
  });
  expect(asked).toEqual(["detail", "timeline"]);
  expect(read.page?.edges.map(({ node }) => node.kind)).toEqual(whole.slice(2));
});

test("a list of a hundred is one statement", async () => {
  const { cast, gql } = world();
  await bring(world(), "CLOSED");
  const list = `{ queue(filter: { view: ALL }, first: 100) {
    edges { node { number project { name } owner { name } handler { name } department { name } due { at } } } pageInfo { hasNextPage } } }`;
  await gql(cast.qa, list);
  expect(await askedFor(() => gql(cast.qa, list))).toEqual(["page"]);
});
