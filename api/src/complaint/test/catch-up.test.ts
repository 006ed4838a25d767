import { expect, test } from "vitest";
import { register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { RightsWatch } from "../../auth/watch.ts";
import { Feed } from "../../events/feed.ts";
import { Listener } from "../../events/listener.ts";
import { headOf } from "../../events/log.ts";
import { createLog } from "../../kernel/log.ts";
import { readerOf } from "../../kernel/sql.ts";
import { sightOf } from "../../org/access.ts";
import { loadActor } from "../../org/actor.ts";
import { CatchUp } from "../queue/catch-up.ts";
import type { QueueFilter } from "../queue/filter.ts";

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

test("LIV-1 readers who come back from one place together are told one message; who comes after something new hears of it", async () => {
  const { app, cast } = world();
  const { pool, url } = app.services.db;
  const log = createLog("silent");
  await using own = new AsyncDisposableStack();
  const listener = own.use(new Listener(url, log));
  const rights = own.use(new RightsWatch(pool, listener, log));
  const behind = new CatchUp(own.use(new Feed(pool, listener, rights, log)), 1_000);
  await listener.start();
  const actor = await loadActor(pool, cast.dispatcher.userId);
  if (actor === null) throw new Error("the dispatcher is gone");
  const head = () => headOf(readerOf(pool), actor.companyId);
  const tell = (after: number, atLeast: number, filter = OPEN) =>
    behind.tell(sightOf(actor), filter, after, atLeast);

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
