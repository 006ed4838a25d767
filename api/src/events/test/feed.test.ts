import { afterEach, describe, expect, test } from "vitest";
import { useWorld } from "../../../test/world.ts";
import { RightsWatch } from "../../auth/watch.ts";
import { createLog } from "../../kernel/log.ts";
import { Feed, type Following } from "../feed.ts";
import { Listener } from "../listener.ts";
import type { Batch } from "../log.ts";

const world = useWorld();
const stack: AsyncDisposableStack[] = [];
afterEach(async () => {
  for (const one of stack.splice(0)) await one.disposeAsync();
});

type Taken = Pick<Batch, "after" | "upTo"> & { readonly seqs: readonly number[] };

/** What a follower of the company is given, from now on. */
async function followed(): Promise<{ taken: Taken[]; following: Following; feed: Feed }> {
  const { db } = world().app.services;
  const log = createLog("silent");
  const own = new AsyncDisposableStack();
  stack.push(own);
  const listener = own.use(new Listener(db.url, log));
  const rights = own.use(new RightsWatch(db.pool, listener, log));
  const feed = own.use(new Feed(db.pool, listener, rights, log));
  await listener.start();
  const taken: Taken[] = [];
  const following = await feed.follow(world().cast.agent.companyId, {
    take: ({ after, upTo, events }) => {
      taken.push({ after, upTo, seqs: events.map(({ seq }) => seq) });
      return Promise.resolve();
    },
  });
  return { taken, following, feed };
}

/** So many lines that concern no complaint, in one transaction, which is held open for a while before it commits. */
async function append(count: number, heldMs = 0): Promise<number> {
  const client = await world().app.services.db.pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ before: string }>(
      `select event_append($1, jsonb_agg(jsonb_build_object('at', now(), 'kind', 'CALENDAR_LOADED', 'data', '{}'::jsonb,
              'public', false)))::text as before from generate_series(1, $2)`,
      [world().cast.agent.companyId, count],
    );
    if (heldMs > 0) await client.query("select pg_sleep($1)", [heldMs / 1000]);
    await client.query("commit");
    return Number(rows[0]?.before) + count;
  } finally {
    client.release();
  }
}

const upTo = (start: number, end: number) => Array.from({ length: end - start }, (_, n) => start + n + 1);

describe("LIV-1 the feed", () => {
  test("misses nothing where one commit in ten is held back", async () => {
    const { taken, following } = await followed();
    const start = following.position();
    const ends = await Promise.all(Array.from({ length: 60 }, (_, n) => append(1, n % 10 === 0 ? 150 : 0)));
    await expect.poll(() => taken.at(-1)?.upTo, { timeout: 5000 }).toBe(Math.max(...ends));
    expect(taken.flatMap(({ seqs }) => seqs)).toEqual(upTo(start, start + 60));
  });

  test("makes few stretches of many commits, each beginning where the one before it ended", async () => {
    const { taken, following } = await followed();
    const start = following.position();
    const ends = await Promise.all(Array.from({ length: 20 }, () => append(1)));
    await expect.poll(() => taken.at(-1)?.upTo).toBe(Math.max(...ends));
    expect(taken.length).toBeLessThan(15);
    expect(taken.map(({ after }) => after)).toEqual([start, ...taken.slice(0, -1).map((one) => one.upTo)]);
  });

  test("gives a transaction of 5,000 events as one stretch, up to the head of its snapshot", async () => {
    const { taken, following } = await followed();
    const start = following.position();
    const end = await append(5_000);
    await expect.poll(() => taken.at(-1)?.upTo).toBe(end);
    expect(taken).toHaveLength(1);
    expect(taken[0]?.seqs).toEqual(upTo(start, end));
  });

  test("says of more than anyone could be told only that it was; what comes next is told again", async () => {
    const { taken } = await followed();
    const end = await append(20_001);
    await expect.poll(() => taken.at(-1)?.upTo, { timeout: 10_000 }).toBe(end);
    expect(taken).toEqual([{ after: end, upTo: end, seqs: [] }]);
    const next = await append(1);
    await expect.poll(() => taken.at(-1)).toEqual({ after: end, upTo: next, seqs: [next] });
  });

  test("waits with what was committed after a change of rights until that has taken effect", async () => {
    const { db } = world().app.services;
    const { agent, dispatcher2 } = world().cast;
    const log = createLog("silent");
    const own = new AsyncDisposableStack();
    stack.push(own);
    // Nobody tells it of anything: what it knows of rights it knows from the stretch itself.
    const deaf = { on: () => () => false };
    const rights = own.use(new RightsWatch(db.pool, deaf, log));
    const listener = own.use(new Listener(db.url, log));
    const feed = own.use(new Feed(db.pool, listener, rights, log));
    await listener.start();
    const { rows } = await db.pool.query<{ version: number }>(
      "select version from rights_head where company_id = $1",
      [agent.companyId],
    );
    rights.include(agent.companyId, rows[0]?.version ?? 0);
    const happened: string[] = [];
    const effect = Promise.withResolvers<void>();
    rights.onChange(async (_company, changed) => {
      happened.push(`changed ${changed.map(({ staffId }) => staffId).join()}`);
      await effect.promise;
      happened.push("took effect");
    });
    await feed.follow(agent.companyId, {
      take: ({ upTo: last }) => (happened.push(`told ${last}`), Promise.resolve()),
    });
    await db.pool.query("update staff set active = false where id = $1", [dispatcher2.staffId]);
    const end = await append(1);
    await expect.poll(() => happened).toEqual([`changed ${dispatcher2.staffId}`]);
    effect.resolve();
    await expect
      .poll(() => happened)
      .toEqual([`changed ${dispatcher2.staffId}`, "took effect", `told ${end}`]);
    await db.pool.query("update staff set active = true where id = $1", [dispatcher2.staffId]);
  });
});
