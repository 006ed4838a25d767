import { expect, test } from "vitest";
import { act, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { RightsWatch } from "../../auth/watch.ts";
import { encodeCursor } from "../../events/cursor.ts";
import { Feed } from "../../events/feed.ts";
import { Listener } from "../../events/listener.ts";
import { headOf } from "../../events/log.ts";
import { createLog } from "../../kernel/log.ts";
import { readerOf } from "../../kernel/sql.ts";
import { sightOf } from "../../org/access.ts";
import { loadActor } from "../../org/actor.ts";
import { CatchUp } from "../queue/catch-up.ts";
import type { QueueFilter } from "../queue/filter.ts";
import { LiveQueue } from "../queue/live.ts";

const world = useWorld();

const OPEN: QueueFilter = {
  view: "OPEN",
  projectIds: null,
  categories: null,
  states: null,
  priorities: null,
  channels: null,
  staffId: null,
  departmentId: null,
  text: null,
};
const UNASSIGNED: QueueFilter = { ...OPEN, view: "UNASSIGNED" };

/** A stream of the test's own, which hears of nothing until it is woken. */
async function stage(stack: AsyncDisposableStack) {
  const { app, cast } = world();
  const { pool, url } = app.services.db;
  const log = createLog("silent");
  const listener = stack.use(new Listener(url, log));
  const rights = stack.use(new RightsWatch(pool, listener, log));
  const feed = stack.use(new Feed(pool, listener, rights, log));
  const actor = await loadActor(pool, cast.dispatcher.userId);
  if (actor === null) throw new Error("the dispatcher is gone");
  const { companyId } = actor;
  const head = () => headOf(readerOf(pool), companyId);
  return { pool, feed, sight: sightOf(actor), companyId, head };
}

test("LIV-1 readers who come back from one place together are told one message; who comes after something new hears of it", async () => {
  await using stack = new AsyncDisposableStack();
  const { feed, sight, head } = await stage(stack);
  const { cast } = world();
  const behind = new CatchUp(feed, 1_000);
  const tell = (after: number, atLeast: number, filter = OPEN) => behind.tell(sight, filter, after, atLeast);

  const before = await head();
  await register(world(), cast.agent, cast.a);
  const first = await head();
  const told = await Promise.all(Array.from({ length: 30 }, () => tell(before, first)));
  expect(new Set(told.map(({ message }) => message)).size).toBe(1);
  expect(told[0]).toMatchObject({ upTo: first, message: { changes: [{ kind: "ADDED" }] } });

  // Begun before the second one was there, it may not serve those who came after it.
  const early = tell(before, first);
  await register(world(), cast.agent, cast.a);
  const second = await head();
  const late = await Promise.all([tell(before, second), tell(before, second, { ...OPEN, view: "MINE" })]);
  expect(late.map(({ upTo }) => upTo)).toEqual([second, second]);
  expect(late[0]).toMatchObject({ message: { changes: [{ kind: "ADDED" }, { kind: "ADDED" }] } });
  expect((await early).upTo).toBeGreaterThanOrEqual(first);
});

test("LIV-1 who read the list in the middle of what the stream hears of in one stretch hears that a row has left", async () => {
  await using stack = new AsyncDisposableStack();
  const { pool, feed, sight, companyId, head } = await stage(stack);
  const { cast } = world();
  const live = new LiveQueue(pool, feed);
  const cursorAt = (seq: number) => encodeCursor({ companyId, seq });
  const early = await live.subscribe(sight, UNASSIGNED, cursorAt(await head()));
  const complaint = await register(world(), cast.agent, cast.a);
  // Another process has answered with a list as of here, with the complaint in it.
  const listed = await head();
  await act(world(), cast.dispatcher, "Withdraw", complaint, { reason: "业主来电撤回。" });
  const reader = await live.subscribe(sight, UNASSIGNED, cursorAt(listed));
  expect((await reader.next()).value).toMatchObject({ changes: [{ kind: "REMOVED" }] });
  await Promise.all([early.return(), reader.return()]);
});
