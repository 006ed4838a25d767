import { expect, test } from "vitest";

import { useWorld } from "../../../test/world.ts";
import { BUDGET } from "../budget.ts";
import { ask, letIn, newKey, submitted } from "./app.fixture.ts";

const world = useWorld();
const EVERYTHING = `query ($first: Int!) { submittedComplaints(first: $first) { ... on SubmittedComplaints { nodes { number state stateText
  project content demand receivedAt department handler promisedAt promiseMoved quietUntil outcome confirmed rated trackingCode
  entries { id kind title at text reason promisedAt ways file { name form url previewUrl } } } } } }`;

test("PAR-1 each answer tells what was asked of the budget, what it took, and what remains", async () => {
  const { key } = await letIn(world());
  await submitted(world(), key);
  const { extensions } = await ask(world(), key, EVERYTHING, { first: 10 });
  const { requested, actual, remaining, capacity, perSecond } = extensions?.cost ?? {};
  expect([capacity, perSecond]).toEqual([BUDGET.capacity, BUDGET.perSecond]);
  expect(requested).toBeGreaterThan(200);
  expect(actual).toBeGreaterThan(20);
  expect(actual).toBeLessThan(60);
  expect(remaining).toBeGreaterThan(BUDGET.capacity - 200);
});

test("PAR-1 one budget for all keys of an app and all processes; spent, it refuses with the seconds to wait, and then goes on", async () => {
  const { clock } = world();
  const { id, key } = await letIn(world());
  const second = await newKey(world(), id);
  const beside = await world().beside();
  await world().app.services.db.pool.query(
    "insert into bucket (key, level, at) values ($1, $2, $3) on conflict (key) do update set level = excluded.level, at = excluded.at",
    [`partner ${id}`, BUDGET.capacity - 3, clock.now()],
  );
  for (const [house, each] of [
    [world(), key],
    [beside, second],
  ] as const) {
    const refused = await ask(house, each, EVERYTHING, { first: 10 });
    expect(refused.status).toBe(429);
    const retryAfter = Number(refused.headers.get("retry-after"));
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "BUDGET_SPENT", retryAfter });
    expect(retryAfter).toBeGreaterThan(0);
  }
  const { headers } = await ask(world(), key, EVERYTHING, { first: 10 });
  clock.advance(Number(headers.get("retry-after")) * 1_000);
  expect((await ask(beside, second, EVERYTHING, { first: 10 })).status).toBe(200);
});

test("PAR-1 what would cost more than one request may is refused before anything is run", async () => {
  const { key } = await letIn(world());
  const many = Array.from(
    { length: 12 },
    (_, at) =>
      `a${at}: submittedComplaints(first: 100) { ... on SubmittedComplaints { nodes { number entries { id kind title at text reason } } } }`,
  ).join(" ");
  const { status, errors } = await ask(world(), key, `{ ${many} }`);
  expect([status, errors?.[0]?.extensions?.["code"]]).toEqual([400, "TOO_COMPLEX"]);
});

test("PAR-1 a page of 100 with everything an app may select is within one request", async () => {
  const { key } = await letIn(world());
  const { status, extensions } = await ask(world(), key, EVERYTHING, { first: 100 });
  expect(status).toBe(200);
  expect(extensions?.cost.requested).toBeLessThanOrEqual(BUDGET.perRequest);
});
