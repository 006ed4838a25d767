import { afterAll, expect, test } from "vitest";
import { act, type Answer } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { Feed } from "../../events/feed.ts";
import { Listener } from "../../events/listener.ts";
import { headOf, withBatch } from "../../events/log.ts";
import type { ComplaintId } from "../../kernel/ids.ts";
import { readerOf, type Tx } from "../../kernel/sql.ts";
import { openPage } from "../queue/open/moment.ts";
import { OpenQueue } from "../queue/open/open-queue.ts";
import { OpenQueues } from "../queue/open/open-queues.ts";
import { readOpen } from "../queue/open/read-open.ts";
import { queuePage } from "../queue/page.ts";
import { questionOf, shown } from "./open-queue.fixture.ts";
import { pageOf } from "./queue.fixture.ts";
import { registered, sql } from "./stage.fixture.ts";

const world = useWorld();
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

/** An open queue beside the server's own, with a feed that goes on only when it is told to. */
async function openQueue() {
  const { cast, app } = world();
  const { db, log } = app.services;
  const { feed } = feeding();
  const queue = new OpenQueue({ pool: db.pool, feed, log, mostRows: 1_000 }, cast.companyId);
  await expect.poll(() => queue.moment(), { timeout: 5000 }).not.toBeNull();
  const take = (after: number, most: number) =>
    withBatch(db.pool, cast.companyId, after, most, (batch) => queue.take(batch));
  return { queue, feed, take, head: () => headOf(readerOf(db.pool), cast.companyId) };
}

function feeding() {
  const { db, log } = world().app.services;
  const listener = new Listener(db.url, log);
  const rights = { isAt: () => true, reach: async () => undefined };
  return { listener, feed: stack.use(new Feed(db.pool, listener, rights, log)) };
}

async function isAsBySql(queue: OpenQueue): Promise<void> {
  const question = await questionOf(world(), world().cast.qa);
  const moment = queue.moment();
  if (moment === null) throw new Error("memory does not answer");
  const held = openPage(moment, question, question.filter);
  expect(shown(held)).toEqual(shown(await queuePage(world().app.services.db.hot, question)));
}

test("LIV-2 memory begins with what stands in the table, and follows the log", async () => {
  await registered(world());
  const { queue, head } = await openQueue();
  await isAsBySql(queue);
  await registered(world());
  await expect.poll(() => queue.moment()?.seq, { timeout: 5000 }).toBe(await head());
  await isAsBySql(queue);
});

test("LIV-2 a stretch that does not begin where memory stands has it read anew", async () => {
  const { queue, feed, take, head } = await openQueue();
  await feed[Symbol.asyncDispose]();
  await registered(world());
  const between = await head();
  await registered(world());
  await take(between, 1_000);
  expect(queue.moment()).toBeNull();
  await expect.poll(() => queue.moment()?.seq, { timeout: 5000 }).toBe(await head());
  await isAsBySql(queue);
});

test("LIV-2 rows newer than the place in the log are no moment: memory is silent until it has come to them", async () => {
  const { queue, feed, take, head } = await openQueue();
  await feed[Symbol.asyncDispose]();
  const before = await head();
  await registered(world());
  const taken = await registered(world());
  await act(world(), world().cast.agent, "Withdraw", taken, { reason: "撤回" });
  const upTo = await take(before, 1);
  expect(upTo).toBeLessThan(await head());
  expect(queue.moment()).toBeNull();
  await take(upTo, 1_000);
  expect(queue.moment()?.seq).toBe(await head());
  await isAsBySql(queue);
});

test("LIV-2 a stretch told twice changes nothing", async () => {
  const { queue, feed, take, head } = await openQueue();
  await feed[Symbol.asyncDispose]();
  const before = await head();
  await registered(world());
  await take(before, 1_000);
  await take(before, 1);
  expect(queue.moment()?.seq).toBe(await head());
  await isAsBySql(queue);
});

test("LIV-2 memory that has not heard of the log for two seconds answers no more", async () => {
  const { queue, feed } = await openQueue();
  expect(queue.moment()).not.toBeNull();
  await feed[Symbol.asyncDispose]();
  await expect.poll(() => queue.moment(), { timeout: 4000 }).toBeNull();
});

test("a stretch whose rows cannot be read holds up nobody who follows the log: memory begins anew", async () => {
  const { db } = world().app.services;
  const { queue, head } = await openQueue();
  const before = await head();
  await registered(world());
  const snapshot = { query: () => Promise.reject(new Error("the connection is gone")) } as unknown as Tx;
  await withBatch(db.pool, world().cast.companyId, before, 1_000, async (batch) => {
    await expect(queue.take({ ...batch, snapshot })).resolves.toBeUndefined();
  });
  expect(queue.moment()).toBeNull();
  await expect.poll(() => queue.moment()?.seq, { timeout: 5000 }).toBe(await head());
  await isAsBySql(queue);
});

test("a row is the same object until it changes, also when everything is read anew", async () => {
  const { cast } = world();
  const [one, other] = [await registered(world()), await registered(world())];
  const { queue } = await openQueue();
  const [oneId, otherId] = [await idOf(one), await idOf(other)];
  const rows = () => [queue.moment()?.shelves.row(oneId), queue.moment()?.shelves.row(otherId)];
  const [first, second] = rows();
  await act(world(), cast.dispatcher, "Escalate", other, { reason: "业主着急" });
  await expect.poll(() => rows()[1]?.entry.level, { timeout: 5000 }).toBe(1);
  expect(rows()[0]).toBe(first);
  expect(rows()[1]).not.toBe(second);
  const [, escalated] = rows();
  queue.renew();
  expect(queue.moment()).toBeNull();
  await expect.poll(() => queue.moment(), { timeout: 5000 }).not.toBeNull();
  expect(rows()).toEqual([first, escalated]);
  expect(rows()[0]).toBe(first);
  expect(rows()[1]).toBe(escalated);
});

test("a company with more open complaints than memory takes is left to the database, also when it grows", async () => {
  const { cast, app } = world();
  const { db, log } = app.services;
  const { feed } = feeding();
  await registered(world());
  const { open } = (await pageOf(world(), cast.qa)).counters;
  const queue = new OpenQueue({ pool: db.pool, feed, log, mostRows: open }, cast.companyId);
  await expect.poll(() => queue.moment(), { timeout: 5000 }).not.toBeNull();
  await registered(world());
  await expect.poll(() => queue.moment(), { timeout: 5000 }).toBeNull();
  expect(queue.size).toBe(0);
  expect(await readOpen(db.pool, cast.companyId, open)).toBeNull();
});

test("the company that was asked for longest ago makes room for another", async () => {
  const { cast, app } = world();
  const { db, log } = app.services;
  await registered(world());
  const { feed, listener } = feeding();
  const open = stack.use(new OpenQueues(db.pool, feed, listener, log, { company: 1_000, all: 0 }));
  const own = await questionOf(world(), cast.qa);
  const others = await questionOf(world(), cast.stranger);
  await expect.poll(() => open.page(own, own.filter, 0), { timeout: 5000 }).not.toBeNull();
  await open.page(others, others.filter, 0);
  expect(await open.page(own, own.filter, 0)).toBeNull();
});

async function idOf({ number }: Answer): Promise<ComplaintId> {
  const [row] = await sql<{ id: ComplaintId }>(world(), "select id from complaint where number = $1", [
    number,
  ]);
  if (row === undefined) throw new Error(`no complaint ${number}`);
  return row.id;
}
