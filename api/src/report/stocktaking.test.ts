import { expect, test } from "vitest";

import { register } from "../../test/complaints.ts";
import type { Person } from "../../test/people.ts";
import { useWorld } from "../../test/world.ts";
import { bring, DAY, STAGES } from "../complaint/test/stage.fixture.ts";
import { createLog } from "../kernel/log.ts";
import { read } from "../kernel/sql.ts";
import { takeStock } from "./jobs.ts";

const lines: string[] = [];
const world = useWorld({ log: createLog("error", { write: (line) => void lines.push(line) }) });

type Stock = {
  total: number;
  lost: number;
  rows: {
    number: string;
    owner: string | null;
    nextAction: string | null;
    dueAt: string | null;
    isLost: boolean;
    isOverdue: boolean;
  }[];
  days: { day: string; open: number; lost: number }[];
};

async function stockOf(person: Person): Promise<Stock> {
  const query =
    "{ stocktaking { total lost rows { number owner nextAction dueAt isLost isOverdue } days { day open lost } } }";
  const { data, errors } = await world().gql<{ stocktaking: Stock }>(person, query);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.stocktaking;
}

test("REP-1: every open complaint, whatever its state, has an owner, a next action and a time, and what runs out first stands first", async () => {
  const { cast } = world();
  for (const stage of STAGES) await bring(world(), stage);
  await register(world(), cast.agentB, cast.b);
  const ofProject = await stockOf(cast.supervisor);
  const ended = 3;
  // A merged one leaves its sibling open.
  expect(ofProject.total).toBe(STAGES.length - ended + 1);
  expect(ofProject.lost).toBe(0);
  expect(
    ofProject.rows.every(
      ({ owner, nextAction, dueAt }) => owner !== null && nextAction !== null && dueAt !== null,
    ),
  ).toBe(true);
  const times = ofProject.rows.map(({ dueAt }) => dueAt);
  expect(times).toEqual(times.toSorted((one, other) => Date.parse(one ?? "") - Date.parse(other ?? "")));
  expect((await stockOf(cast.qa)).total).toBe(ofProject.total + 1);
});

test("REP-1, ORG-5: a complaint whose owner has gone is a defect as one without an owner is", async () => {
  const { cast, app } = world();
  const taken = await register(world(), cast.agentB, cast.b);
  const { pool } = app.services.db;
  await pool.query("update staff set active = false where id = $1", [cast.agentB.staffId]);
  const stock = await stockOf(cast.supervisorB);
  expect(stock.lost).toBeGreaterThan(0);
  expect(stock.rows.find(({ number }) => number === taken.number)).toMatchObject({
    owner: null,
    isLost: true,
  });
  await pool.query("update staff set active = true where id = $1", [cast.agentB.staffId]);
  expect((await stockOf(cast.supervisorB)).lost).toBe(0);
});

test("REP-1: each morning the day's finding is kept for the company, once a day", async () => {
  const { cast, app } = world();
  await takeStock.perform({}, app.services);
  await takeStock.perform({}, app.services);
  world().clock.advance(DAY);
  await takeStock.perform({}, app.services);
  const { days, total } = await stockOf(cast.qa);
  expect(days.map(({ day }) => day)).toEqual(["2026-02-12", "2026-02-11"]);
  expect(days[0]).toMatchObject({ open: total, lost: 0 });
  expect((await stockOf(cast.supervisor)).days).toEqual([]);
  expect(lines).toEqual([]);
});

test("REP-1: a complaint that lost its next action stands first, is counted, and the morning's job cries out", async () => {
  const { cast, app } = world();
  const { id, number } = await register(world(), cast.agent, cast.a);
  // By hand, past every rule and the table's own constraint: there is no way to it through the product.
  await read(app.services.db.pool, "alter table complaint drop constraint complaint_never_dropped", []);
  const uuid = Buffer.from(id, "base64url").toString().split(":")[1];
  await read(
    app.services.db.pool,
    "update complaint set next_action = null, next_action_due_at = null where id = $1",
    [uuid],
  );
  const { lost, rows } = await stockOf(cast.supervisor);
  expect([lost, rows[0]]).toEqual([1, expect.objectContaining({ number, isLost: true })]);
  await takeStock.perform({}, app.services);
  expect(lines.filter((line) => line.includes("without owner"))).toHaveLength(1);
});
