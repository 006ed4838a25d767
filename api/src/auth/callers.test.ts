import { beforeAll, expect, test } from "vitest";
import { act } from "../../test/complaints.ts";
import type { Person } from "../../test/people.ts";
import { SECRET, useWorld, type World } from "../../test/world.ts";
import { registered, sql } from "../complaint/test/stage.fixture.ts";
import { Callers } from "./callers.ts";

const world = useWorld();
let other: World | null = null;

beforeAll(async () => {
  other = await world().beside();
});

function beside(): World {
  if (other === null) throw new Error("only inside a test");
  return other;
}

const WITHIN_A_SECOND = { timeout: 1000, interval: 20 };

async function isKnown(at: World, as: Person): Promise<boolean> {
  const { data } = await at.gql<{ viewer: object | null }>(as, "{ viewer { staff { id } } }");
  return data?.viewer !== null;
}

async function seen(at: World, as: Person): Promise<number | null> {
  const { data } = await at.gql<{ queue: { total: number } }>(as, "{ queue { total } }");
  return data?.queue.total ?? null;
}

test("who signs out is a stranger to the next request here, and within a second to the other process", async () => {
  const { qa } = world().cast;
  const cookie = await world().cookieOf(qa);
  const knownThere = async () => {
    const { data } = await post(beside(), "graphql", { query: "{ viewer { staff { id } } }" }, cookie);
    return (data as { viewer: object | null }).viewer !== null;
  };
  expect([await isKnown(world(), qa), await knownThere()]).toEqual([true, true]);
  await post(world(), "api/auth/sign-out", {}, cookie);
  expect(await isKnown(world(), qa)).toBe(false);
  await expect.poll(knownThere, WITHIN_A_SECOND).toBe(false);
});

async function post(at: World, path: string, body: object, cookie: string) {
  const headers = { "content-type": "application/json", cookie };
  const response = await fetch(`${at.url}/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return (await response.json()) as { data?: unknown };
}

test("a role that is taken lets nothing more be done at once, and nothing be seen within a second", async () => {
  const { dispatcher2 } = world().cast;
  const taken = await registered(world());
  expect(await seen(world(), dispatcher2)).toBeGreaterThan(0);
  expect(await seen(beside(), dispatcher2)).toBeGreaterThan(0);
  await sql(world(), "delete from staff_role where staff_id = $1", [dispatcher2.staffId]);
  for (const at of [world(), beside()]) {
    expect(await act(at, dispatcher2, "Withdraw", taken, { reason: "撤回" })).toMatchObject({
      __typename: "NotFoundError",
    });
    await expect.poll(() => seen(at, dispatcher2), WITHIN_A_SECOND).toBe(0);
  }
});

test("who is no longer active is refused any command at once, and is a stranger within a second", async () => {
  const { supervisor } = world().cast;
  const taken = await registered(world());
  expect([await isKnown(world(), supervisor), await isKnown(beside(), supervisor)]).toEqual([true, true]);
  await sql(world(), "update staff set active = false where id = $1", [supervisor.staffId]);
  for (const at of [world(), beside()]) {
    await expect(act(at, supervisor, "Withdraw", taken, { reason: "撤回" })).rejects.toThrow("SIGNED_OUT");
    await expect.poll(() => isKnown(at, supervisor), WITHIN_A_SECOND).toBe(false);
  }
});

test("what was confirmed is trusted for reading only, and only while changes would be heard of", async () => {
  const { manager } = world().cast;
  const cookie = await world().cookieOf(manager);
  const { pool } = world().app.services.db;
  const silent = (isListening: boolean) => ({ isListening, on: () => () => undefined });
  using deaf = new Callers(pool, SECRET, silent(false));
  using trusting = new Callers(pool, SECRET, silent(true));
  using strict = new Callers(pool, SECRET, silent(true));
  for (const callers of [deaf, trusting, strict])
    expect(await callers.recognise(cookie)).toMatchObject({ staffId: manager.staffId, name: "王经理" });
  await sql(world(), "delete from auth_session where user_id = $1", [manager.userId]);
  expect(await trusting.recognise(cookie)).toMatchObject({ staffId: manager.staffId });
  expect(await strict.confirm(cookie)).toBeNull();
  expect(await strict.recognise(cookie)).toBeNull();
  expect(await deaf.recognise(cookie)).toBeNull();
  trusting.forget(manager.userId);
  expect(await trusting.recognise(cookie)).toBeNull();
});
