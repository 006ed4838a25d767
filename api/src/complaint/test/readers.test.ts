import { expect, test } from "vitest";
import type { Live } from "../../../test/live.ts";
import { act, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import type { Person } from "../../../test/people.ts";
import { follow, type Message, nextOf, pageOf } from "./queue.fixture.ts";
import { registered, sql, toEngineering } from "./stage.fixture.ts";

const world = useWorld();

/** What a console keeps: rows by id, each never replaced by an older one. */
class Screen {
  readonly rows = new Map<string, number>();
  take({ changes }: Message): void {
    for (const { kind, id, entry } of changes) {
      if (kind === "REMOVED") this.rows.delete(id);
      else {
        const { version } = entry ?? { version: 0 };
        if (version < (this.rows.get(id) ?? 0))
          throw new Error(`an older version of ${id} after a newer one`);
        this.rows.set(id, version);
      }
    }
  }
}

/** What each of so many readers has on the screen when all that was run has reached it, beside the server's own list. */
async function readUntilQuiet(as: Person, count: number, run: () => Promise<unknown>) {
  const start = await pageOf(world(), as);
  const readers = await Promise.all(
    Array.from({ length: count }, async () => {
      const screen = new Screen();
      for (const { node } of start.edges) screen.rows.set(node.id, node.version);
      return { screen, live: await follow(world(), as, { view: "OPEN" }, start.cursor) };
    }),
  );
  await run();
  const mark = await registered(world(), { content: "到此为止" });
  const end = await pageOf(world(), as);
  for (const { screen, live } of readers) while (!screen.rows.has(mark.id)) screen.take(await nextOf(live));
  await Promise.all(readers.map(({ live }) => live.close()));
  return {
    screens: readers.map(({ screen }) => screen.rows),
    rows: new Map(end.edges.map(({ node }) => [node.id, node.version])),
  };
}

async function sixtyCommands(): Promise<void> {
  const { cast } = world();
  await Promise.all(
    Array.from({ length: 12 }, async (_, n) => {
      const taken = await registered(world());
      const triaged = await act(world(), cast.dispatcher, "Triage", taken, {
        category: "FIRE",
        urgency: "HIGH",
        impact: "GROUP",
      });
      const assigned = await act(world(), cast.dispatcher2, "Assign", triaged, toEngineering(world()));
      const accepted = await act(world(), n % 2 === 0 ? cast.handler : cast.handler2, "Accept", assigned);
      if (n % 3 === 0) await act(world(), cast.agent, "Withdraw", accepted, { reason: "撤回" });
      else await register(world(), cast.agentB, cast.b);
    }),
  );
}

test("LIV-1 thirty readers and sixty commands at once: each sees every complaint's versions in order and ends with the server's list", async () => {
  const { screens, rows } = await readUntilQuiet(world().cast.dispatcher, 30, sixtyCommands);
  for (const screen of screens) expect(screen).toEqual(rows);
}, 40_000);

test("LIV-1 readers who come while commands run are told nothing older after something newer, counters not excepted", async () => {
  const { cast } = world();
  const start = await pageOf(world(), cast.dispatcher);
  const ended = sixtyCommands();
  const readers: { live: Live; screen: Screen }[] = [];
  while (readers.length < 15) {
    const screen = new Screen();
    for (const { node } of start.edges) screen.rows.set(node.id, node.version);
    const live = await follow(world(), cast.dispatcher, { view: "OPEN" }, start.cursor);
    screen.take(await nextOf(live));
    readers.push({ live, screen });
  }
  await ended;
  const mark = await registered(world(), { content: "到此为止" });
  const end = await pageOf(world(), cast.dispatcher);
  for (const { live, screen } of readers) {
    while (!screen.rows.has(mark.id)) screen.take(await nextOf(live));
    expect(new Map(end.edges.map(({ node }) => [node.id, node.version]))).toEqual(screen.rows);
    await live.close();
  }
}, 40_000);

test("LIV-1 a listening connection killed in between loses nothing", async () => {
  const { cast } = world();
  const live = await follow(world(), cast.dispatcher);
  const taken: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    taken.push((await registered(world())).id);
    const killed = await sql<{ pid: number }>(
      world(),
      "select pg_terminate_backend(pid), pid from pg_stat_activity where application_name = 'heyi listener' and datname = current_database()",
    );
    expect(killed).toHaveLength(1);
    taken.push((await registered(world())).id, (await registered(world())).id);
    const seen: string[] = [];
    while (!seen.includes(taken.at(-1) ?? "")) seen.push(...(await nextOf(live)).changes.map(({ id }) => id));
    expect([...new Set(seen)]).toEqual(taken.slice(-3));
    // Listening again before it is cut off the next time: what wakes it is the connection itself.
    await expect
      .poll(
        () =>
          sql(
            world(),
            "select 1 from pg_stat_activity where application_name = 'heyi listener' and datname = current_database()",
          ),
        { timeout: 5000 },
      )
      .toHaveLength(1);
  }
  await live.close();
});

test("LIV-2 the catching-up of one who comes back is of one moment: its counters count what it tells of, however far the feed has got", async () => {
  const { cast } = world();
  const { cursor, counters } = await pageOf(world(), cast.dispatcher);
  const near = await follow(world(), cast.dispatcher, { view: "OPEN" }, cursor);
  await registered(world());
  await nextOf(near);
  await sql(
    world(),
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'heyi listener' and datname = current_database()",
  );
  await registered(world());
  const late = await follow(world(), cast.dispatcher, { view: "OPEN" }, cursor);
  let open = counters.open;
  for (let heard = 0; heard < 2;) {
    const message = await nextOf(late);
    heard += message.changes.length;
    open += message.changes.filter(({ kind }) => kind === "ADDED").length;
    expect(message.counters.open).toBe(open);
  }
  await Promise.all([near.close(), late.close()]);
});
