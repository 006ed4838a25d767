import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { ask, letIn, submitted } from "./app.fixture.ts";

const world = useWorld();
const ONE = `query ($number: String!) { one: submittedComplaint(number: $number) { __typename ... on SubmittedComplaint { number state
  project entries { kind title } } } }`;

test("PAR-1, INT-2 what an app submits is a complaint like any other: numbered, owned, on its clock, and live in the queue", async () => {
  const { cast } = world();
  const { key } = await letIn(world());
  const { number, state, trackingCode } = await submitted(world(), key, {
    name: "林晓",
    phone: "13800001234",
    room: null,
    demand: "今晚修好",
  });
  expect(number).toMatch(new RegExp(`^${cast.a.code}-202602-\\d{4}$`));
  expect([state, trackingCode.length]).toEqual(["REGISTERED", 20]);
  const { data } = await world().gql(
    cast.dispatcher,
    "query ($number: String!) { complaintByNumber(number: $number) { number channel owner { name } clocks { kind } } }",
    { number },
  );
  expect(data).toEqual({
    complaintByNumber: {
      number,
      channel: "PARTNER_API",
      owner: { name: expect.any(String) },
      clocks: [{ kind: "RESPOND" }, { kind: "REPLY" }, { kind: "RESOLVE" }],
    },
  });
  expect((await ask(world(), key, ONE, { number })).data).toMatchObject({
    one: { number, state: "REGISTERED", entries: [{ kind: "REGISTERED" }] },
  });
});

test("INT-4 the same key again, and ten times at once, is one complaint; with other words it is refused", async () => {
  const { key } = await letIn(world());
  const idempotencyKey = randomUUID();
  const all = await Promise.all(
    Array.from({ length: 10 }, () => submitted(world(), key, { idempotencyKey, content: "电梯困人" })),
  );
  expect(new Set(all.map(({ number }) => number)).size).toBe(1);
  expect(await submitted(world(), key, { idempotencyKey, content: "另一件事" })).toMatchObject({
    issues: [{ path: "idempotencyKey", code: "KEY_USED_OTHERWISE" }],
  });
  const other = await letIn(world());
  const theirs = await submitted(world(), other.key, { idempotencyKey, content: "电梯困人" });
  expect(theirs.number).not.toBe(all[0]?.number);
});

test("PAR-1 an app submits to its own projects only, and what is wrong is named", async () => {
  const { cast } = world();
  const { key } = await letIn(world(), { projects: [cast.a] });
  const NO_PROJECT = { issues: [{ path: "projectCode", code: "UNKNOWN_REFERENCE" }] };
  expect(await submitted(world(), key, { projectCode: cast.b.code })).toMatchObject(NO_PROJECT);
  expect(await submitted(world(), key, { projectCode: "NOPE" })).toMatchObject(NO_PROJECT);
  expect(await submitted(world(), key, { content: "" })).toMatchObject({
    issues: [{ path: "content", code: "REQUIRED" }],
  });
  expect(await submitted(world(), key, { name: "林晓" })).toMatchObject({
    issues: [{ path: "complainant.phone", code: "REQUIRED" }],
  });
});

test("PAR-1, ORG-1 another app's complaint, and one that came by another way, are none to an app", async () => {
  const { key } = await letIn(world());
  const { number } = await submitted(world(), key);
  const other = await letIn(world());
  for (const query of [
    ONE,
    `mutation ($number: String!) { one: submittedRemark(number: $number, idempotencyKey: "0123456789abcdef", text: "补充") { __typename } }`,
    `mutation ($number: String!) { one: submittedConfirm(number: $number, idempotencyKey: "0123456789abcdef") { __typename } }`,
    `mutation ($number: String!) { one: submittedRefuse(number: $number, idempotencyKey: "0123456789abcdef", reason: "没修好") { __typename } }`,
    `mutation ($number: String!) { one: submittedAddEvidence(number: $number, idempotencyKey: "0123456789abcdef", fileIds: []) { __typename } }`,
    `mutation ($number: String!) { one: submittedRate(number: $number, idempotencyKey: "0123456789abcdef", rating: { handling: 5, measures: 5, result: 5 }) { __typename } }`,
  ])
    expect((await ask(world(), other.key, query, { number })).data).toEqual({
      one: { __typename: "NotFoundError" },
    });
});

test("PAR-1 an app pages through its own, the newest first, and none twice", async () => {
  const { key } = await letIn(world());
  const made: string[] = [];
  for (let at = 0; at < 5; at++) {
    world().clock.advance(1);
    made.unshift((await submitted(world(), key, { content: `第${at}盏灯不亮` })).number);
  }
  type Page = { page: { nodes: { number: string }[]; endCursor: string; hasNextPage: boolean } };
  const PAGE = `query ($after: String) { page: submittedComplaints(first: 2, after: $after) { ... on SubmittedComplaints {
    nodes { number } endCursor hasNextPage } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data }: { data?: Page | null } = await ask<Page>(world(), key, PAGE, { after });
    if (!data) throw new Error("no page");
    seen.push(...data.page.nodes.map(({ number }) => number));
    after = data.page.hasNextPage ? data.page.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(made);
});

test("HND-5, PAR-1 a remark stands on the complaint once, as the complainant's", async () => {
  const { key } = await letIn(world());
  const { number } = await submitted(world(), key);
  const REMARK = `mutation ($number: String!, $key: String!) { one: submittedRemark(number: $number, idempotencyKey: $key, text: "三楼的也不亮") {
    ... on SubmittedComplaint { entries { kind text } } } }`;
  const variables = { number, key: randomUUID() };
  await ask(world(), key, REMARK, variables);
  const { data } = await ask<{ one: { entries: { kind: string; text: string }[] } }>(
    world(),
    key,
    REMARK,
    variables,
  );
  expect(data?.one.entries.filter(({ kind }) => kind === "REMARKED")).toEqual([
    { kind: "REMARKED", text: "三楼的也不亮" },
  ]);
});

type Feed = {
  feed: {
    changes: { kind: string; complaint: { number: string; state: string } }[];
    endCursor: string;
    caughtUp: boolean;
  };
};
const FEED = `query ($first: Int!, $after: String) { feed: submittedChanges(first: $first, after: $after) { ... on SubmittedChanges {
  changes { kind complaint { number state } } endCursor caughtUp } } }`;

test("LIV-1, PAR-1 an app that asks on from its cursor is told each change once, in order, and nothing of what is internal", async () => {
  const { cast } = world();
  const { key } = await letIn(world());
  const other = await letIn(world());
  const numbers: string[] = [];
  for (const content of ["一", "二", "三"]) {
    numbers.push((await submitted(world(), key, { content: `第${content}件事` })).number);
    await submitted(world(), other.key, { content: `别的应用的第${content}件事` });
  }
  const [first = ""] = numbers;
  const { data } = await world().gql<{ complaintByNumber: { id: string; version: number } }>(
    cast.dispatcher,
    "query ($number: String!) { complaintByNumber(number: $number) { id version } }",
    { number: first },
  );
  const { id, version } = data?.complaintByNumber ?? { id: "", version: 0 };
  const internal = await world().gql<{ done: { __typename: string } }>(
    cast.dispatcher,
    `mutation ($input: ComplaintTriageInput!) { done: complaintTriage(input: $input) { __typename } }`,
    {
      input: {
        complaintId: id,
        expectedVersion: version,
        idempotencyKey: randomUUID(),
        category: "ENVIRONMENT",
        impact: "HOUSEHOLD",
        urgency: "MEDIUM",
      },
    },
  );
  expect(internal.data?.done.__typename).toBe("Complaint");
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0, done = false; !done; page++) {
    const { data: told }: { data?: Feed | null } = await ask<Feed>(world(), key, FEED, { first: 2, after });
    if (!told || page > 10) throw new Error("no end");
    seen.push(...told.feed.changes.map(({ kind, complaint }) => `${complaint.number} ${kind}`));
    ({ endCursor: after, caughtUp: done } = told.feed);
  }
  expect(seen).toEqual(numbers.map((number) => `${number} REGISTERED`));
  const { data: later } = await ask<Feed>(world(), key, FEED, { first: 2, after });
  expect(later?.feed).toMatchObject({ changes: [], endCursor: after, caughtUp: true });
  expect((await ask(world(), other.key, FEED, { first: 2, after: "bm9uc2Vuc2U" })).data).toEqual({
    feed: {},
  });
});
