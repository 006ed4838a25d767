import { describe, expect, test } from "vitest";
import type { Person } from "../../test/people.ts";
import { useWorld } from "../../test/world.ts";
import { decodeGlobalId, encodeGlobalId } from "./global-id.ts";

const world = useWorld();

const REGISTER = `
  mutation ($input: ComplaintRegisterInput!) {
    complaintRegister(input: $input) {
      __typename
      ... on Error { code message }
      ... on InvalidError { issues { path code message allowed } }
      ... on Complaint { id number }
    }
  }`;

function input(change: Record<string, unknown> = {}) {
  return {
    idempotencyKey: crypto.randomUUID(),
    projectId: encodeGlobalId("Project", world().cast.a.id),
    channel: "HOTLINE",
    content: "楼道灯不亮",
    complainant: { kind: "OWNER", name: "张三", phone: "13800000000", room: "1栋1单元501" },
    ...change,
  };
}

const register = (change: Record<string, unknown>) =>
  world().gql<{ complaintRegister: { __typename: string; issues: unknown } }>(world().cast.agent, REGISTER, {
    input: input(change),
  });

describe("text that cannot be kept as sent is refused by its field", () => {
  test.each([
    ["U+0000", { content: "楼道\0灯" }, "content"],
    ["a lone surrogate", { content: "楼道\ud83d灯" }, "content"],
    ["U+0000 deep inside", { complainant: { kind: "OWNER", name: "张\0三" } }, "complainant.name"],
    ["U+0000 in a key", { idempotencyKey: "0123456789\0" }, "idempotencyKey"],
  ])("%s", async (_name, change, path) => {
    const { data, errors } = await register(change);
    expect(errors).toBeUndefined();
    expect(data?.complaintRegister).toMatchObject({
      __typename: "InvalidError",
      issues: [{ path, code: "TEXT_NOT_STORABLE" }],
    });
  });

  test("and so is a text of a hundred thousand characters", async () => {
    const { data } = await register({ content: "灯".repeat(100_000) });
    expect(data?.complaintRegister).toMatchObject({ issues: [{ path: "content", code: "TOO_LONG" }] });
  });
});

test("what is well formed is taken", async () => {
  const { data, errors } = await register({});
  expect(errors).toBeUndefined();
  expect(data?.complaintRegister.__typename).toBe("Complaint");
});

test.each([
  "2026-02-14",
  "2026-02-14T09:30:00",
  "2026-02-30T09:30:00Z",
  "2026-02-14T25:00:00Z",
  1_771_000_000,
  "",
])("%j is no instant", async (occurredAt) => {
  expect(await faultOf({ occurredAt })).toMatchObject({
    code: "INVALID",
    issues: [{ path: "occurredAt", code: "NOT_A_DATE", message: "不是有效的时间" }],
  });
});

async function faultOf(change: Record<string, unknown>): Promise<unknown> {
  return (await register(change)).errors?.[0]?.extensions;
}

describe("what does not fit its type is refused by its field, all at once, in the reader's language", () => {
  const issue = (path: string, code: string) => expect.objectContaining({ path, code });

  test("a wrong thing in each field", async () => {
    const wrong = {
      idempotencyKey: 1.5,
      channel: "SMOKE",
      content: { text: "x" },
      complainant: { kind: 3, nickname: "老张" },
      occurredAt: "Infinity",
      projectId: null,
    };
    expect(await faultOf(wrong)).toMatchObject({
      code: "INVALID",
      issues: expect.arrayContaining([
        issue("idempotencyKey", "MALFORMED"),
        issue("channel", "UNKNOWN_CODE"),
        issue("content", "MALFORMED"),
        issue("complainant.kind", "UNKNOWN_CODE"),
        issue("complainant.nickname", "MUST_BE_ABSENT"),
        issue("occurredAt", "NOT_A_DATE"),
        issue("projectId", "REQUIRED"),
      ]) as unknown,
    });
  });

  test.each([
    ["1e400", "MALFORMED"],
    ["9007199254740993", "MALFORMED"],
    ["1.5", "MALFORMED"],
    ['"7"', "MALFORMED"],
    ["-0", "OUT_OF_RANGE"],
    ["-1", "OUT_OF_RANGE"],
    ["101", "OUT_OF_RANGE"],
    ["2147483647", "OUT_OF_RANGE"],
  ])("%s is no size of a page", async (first, code) => {
    const query = "query ($first: Int!) { queue(first: $first) { edges { cursor } } }";
    const response = await fetch(`${world().url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: await world().cookieOf(world().cast.agent) },
      body: `{"query":"${query}","variables":{"first":${first}}}`,
    });
    const { errors } = (await response.json()) as { errors: { extensions: unknown }[] };
    expect(errors[0]?.extensions).toMatchObject({ code: "INVALID", issues: [{ path: "first", code }] });
  });

  test("a list of a hundred thousand, and the same mistake made a hundred thousand times", async () => {
    const query = `query ($filter: QueueFilter!) { queue(filter: $filter) { edges { cursor } } }`;
    const ask = async (filter: unknown) => {
      const { errors } = await world().gql(world().cast.agent, query, { filter });
      return errors?.[0]?.extensions;
    };
    const id = encodeGlobalId("Project", world().cast.a.id);
    expect(await ask({ projectIds: Array(10_000).fill(id) })).toMatchObject({
      issues: [{ path: "filter.projectIds", code: "TOO_MANY", allowed: "500" }],
    });
    expect(await ask({ states: Array(100_000).fill("GONE") })).toMatchObject({
      issues: [{ path: "filter.states", code: "TOO_MANY", allowed: "500" }],
    });
    expect(await ask({ states: Array(400).fill("GONE") })).toMatchObject({
      issues: Array.from({ length: 20 }, () => ({ code: "UNKNOWN_CODE" })),
    });
  });

  test("an object of 50,000 fields, and one without bottom, at once and in few words", async () => {
    const query = "query ($filter: QueueFilter!) { queue(filter: $filter) { edges { cursor } } }";
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, n]));
    let deep: unknown = {};
    for (let depth = 0; depth < 1000; depth += 1) deep = { view: deep };
    for (const filter of [
      wide,
      deep,
      { text: "x".repeat(19_000), ...Object.fromEntries(Object.entries(wide).slice(0, 90)) },
    ]) {
      const started = performance.now();
      const answer = await world().gql(world().cast.agent, query, { filter });
      expect(answer.errors?.[0]?.extensions?.["code"]).toBe("INVALID");
      expect(JSON.stringify(answer).length).toBeLessThan(10_000);
      expect(performance.now() - started).toBeLessThan(1_500);
    }
  });
});

describe("an id is refused by its field", () => {
  test.each([
    ["malformed", "x"],
    ["with U+0000", "\0"],
    ["with more than an id", encodeGlobalId("Project", "1' or 1=1")],
    ["of another kind of thing", encodeGlobalId("Complaint", "019c0000-0000-7000-8000-000000000001")],
    ["of no kind of thing", encodeGlobalId("__proto__", "019c0000-0000-7000-8000-000000000001")],
  ])("that is %s", async (_name, projectId) => {
    const { errors, data } = await register({ projectId });
    expect(errors).toBeUndefined();
    expect(data?.complaintRegister).toMatchObject({
      __typename: "InvalidError",
      issues: [{ path: "projectId" }],
    });
    const { errors: [asked] = [] } = await world().gql(
      world().cast.agent,
      "query ($filter: QueueFilter!) { queue(filter: $filter) { edges { cursor } } }",
      { filter: { projectIds: [projectId] } },
    );
    expect(asked?.extensions).toMatchObject({ code: "INVALID", issues: [{ path: "filter.projectIds.0" }] });
  });
});

test("someone signed out reads nothing and does nothing", async () => {
  const query = await world().gql(null, "{ projects { id } }");
  expect(query.errors?.[0]?.extensions?.["code"]).toBe("SIGNED_OUT");
  const mutation = await world().gql(null, REGISTER, { input: input() });
  expect(mutation.errors?.[0]?.extensions?.["code"]).toBe("SIGNED_OUT");
  expect(await world().gql(null, "{ viewer { staff { id } } }")).toEqual({ data: { viewer: null } });
});

test.each([
  "",
  "x",
  "Complaint:1",
  "🙂",
  "a".repeat(5000),
  encodeGlobalId("Complaint", "1' or 1=1"),
  encodeGlobalId("Nothing", "019c0000-0000-7000-8000-000000000001"),
])("the id %j is nobody's, and no fault of ours", async (id) => {
  const { errors, data } = await world().gql(
    world().cast.agent,
    "query ($id: ID!) { node(id: $id) { id } }",
    { id },
  );
  expect(errors?.[0]?.extensions?.["code"] ?? data).not.toBe("UNEXPECTED");
});

test("an id is the same after a journey", () => {
  const id = "019c0000-0000-7000-8000-000000000001";
  expect(decodeGlobalId(encodeGlobalId("Complaint", id))).toEqual({ typename: "Complaint", id });
});

test("a query that would cost too much is not begun", async () => {
  const deep = `{ queue { edges { node { id } } } ${Array.from({ length: 30 }, (_, n) => `a${n}: queue(first: 100) { edges { node { id number } } }`).join(" ")} }`;
  const { errors } = await world().gql(world().cast.agent, deep);
  expect(errors?.[0]?.extensions?.["code"]).toBe("TOO_COMPLEX");
});

test("going from projects to departments and back is refused before it grows", async () => {
  const { cast, gql } = world();
  const round = (times: number): string =>
    times === 0 ? "id" : `departments { project { ${round(times - 1)} } }`;
  const cheap = await gql(cast.qa, `{ projects { ${round(1)} } }`);
  expect(cheap.errors).toBeUndefined();
  const dear = await gql(cast.qa, `{ projects { ${round(3)} } }`);
  expect(dear.errors?.[0]?.extensions?.["code"]).toBe("TOO_COMPLEX");
});

describe("the schema is not told to who has not signed in", () => {
  const ask = async (as: Person | null, query: string, variables = {}) =>
    JSON.stringify(await world().gql(as, query, variables));

  test.each([
    ["asked for its types", "{ __schema { types { name } } }"],
    ["asked for one type", `{ __type(name: "Complaint") { name } }`],
    ["a field almost right", "{ viewr { id } }"],
    ["a field of a field almost right", "{ viewer { stafff { id } } }"],
    ["an argument almost right", "{ queue(frst: 1) { edges { cursor } } }"],
    ["a type almost right", "query ($a: QueueFiltr) { queue(filter: $a) { edges { cursor } } }"],
    ["a fragment's type almost right", "{ ... on Qury { viewer { demo } } }"],
    ["a code almost right", "{ queue(filter: { view: OVERDU }) { edges { cursor } } }"],
    ["a field of an input almost right", "{ queue(filter: { viw: OPEN }) { edges { cursor } } }"],
    ["a directive almost right", "{ viewer @skp(if: true) { demo } }"],
  ])("%s", async (_name, query) => {
    const stranger = await ask(null, query);
    expect(stranger).toContain("errors");
    expect(stranger).not.toMatch(/Did you mean|"types"|Complaint"}/);
  });

  test("nor by variables", async () => {
    const query = "query ($a: QueueFilter) { queue(filter: $a) { edges { cursor } } }";
    for (const a of [{ view: "OVERDU" }, { viw: "OPEN" }])
      expect(await ask(null, query, { a })).not.toMatch(/Did you mean/);
  });

  test("staff are helped", async () => {
    const { agent } = world().cast;
    expect(await ask(agent, "{ viewr { demo } }")).toContain("Did you mean");
    expect(await ask(agent, `{ __type(name: "Complaint") { name } }`)).toContain('"name":"Complaint"');
  });

  test("a long question is not read, only told to sign in", async () => {
    const long = `{ ${"queue { edges { node { id } } } ".repeat(80)} }`;
    expect(await ask(null, long)).toContain("SIGNED_OUT");
  });
});
