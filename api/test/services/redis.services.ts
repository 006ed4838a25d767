import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { follow, nextOf } from "../../src/complaint/test/queue.fixture.ts";
import { registered, sql } from "../../src/complaint/test/stage.fixture.ts";
import { useWorld, type World } from "../world.ts";
import { startRedis, type RedisServer } from "./redis.ts";

let redis: RedisServer | null = null;
const world = useWorld({ redisUrl: async () => (redis = await startRedis()).url });
let other: World | null = null;
const notified: string[] = [];
let ear: pg.Client;

beforeAll(async () => {
  other = await world().beside();
  ear = new pg.Client({ connectionString: world().app.services.db.url });
  await ear.connect();
  ear.on("notification", ({ channel }) => notified.push(channel));
  await ear.query("listen heyi_events; listen heyi_rights; listen heyi_directory");
});
afterAll(async () => {
  await ear.end();
  await redis?.[Symbol.asyncDispose]();
});

function both(): readonly [World, World] {
  if (other === null) throw new Error("only inside a test");
  return [world(), other];
}

/** How long it takes until the reader on the other process has been told of a complaint taken in here, in milliseconds. */
async function delay(): Promise<number> {
  const [here, there] = both();
  const live = await follow(there, there.cast.dispatcher);
  const begun = performance.now();
  const taken = await registered(here);
  expect((await nextOf(live)).changes).toMatchObject([{ id: taken.id }]);
  const took = performance.now() - begun;
  await live.close();
  return took;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test("LIV-1 what is committed through one process reaches the readers of the other by Redis, without any NOTIFY", async () => {
  const delays: number[] = [];
  for (let n = 0; n < 5; n += 1) delays.push(await delay());
  // The poll alone would take half a second in the middle.
  expect(median(delays)).toBeLessThan(250);
  expect(notified).toEqual([]);
});

test("a right that is lost on one process closes the socket on the other within a second", async () => {
  const [here, there] = both();
  const live = await follow(there, there.cast.dispatcher2);
  await registered(here);
  await nextOf(live);
  await sql(here, "update staff set active = false where id = $1", [here.cast.dispatcher2.staffId]);
  expect(await live.closed(1000)).toBe(4403);
  expect(notified).toEqual([]);
});

test("with Redis gone everything is told all the same, a second later at most; once it is back, at once again", async () => {
  const [here, there] = both();
  const readiness = async () => (await fetch(`${there.url}/readyz`)).json();
  await redis?.kill();
  expect(await delay()).toBeLessThan(2000);
  expect((await registered(here)).number).toBeTruthy();
  expect(await readiness()).toMatchObject({ ready: true, listening: false });
  await redis?.start();
  await expect.poll(readiness, { timeout: 10_000 }).toMatchObject({ ready: true, listening: true });
  const delays: number[] = [];
  for (let n = 0; n < 5; n += 1) delays.push(await delay());
  expect(median(delays)).toBeLessThan(250);
});
