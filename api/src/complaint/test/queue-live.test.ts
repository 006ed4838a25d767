import { describe, expect, test } from "vitest";
import { look, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { encodeCursor } from "../../events/cursor.ts";
import { newId } from "../../kernel/ids.ts";
import { inTransaction } from "../../kernel/sql.ts";
import { follow, type Message, nextOf, pageOf, until } from "./queue.fixture.ts";
import { bring, done, MINUTE, registered, sql, toCleaning, toEngineering } from "./stage.fixture.ts";

const world = useWorld();

const lines = ({ changes }: Message) =>
  changes.map(({ kind, event, entry }) => [kind, event, entry?.state ?? null]);

describe("LIV-1 a reader of the queue", () => {
  test("gains sight: what comes to the department is added for its handlers, with who did it", async () => {
    const { cast } = world();
    const live = await follow(world(), cast.handler);
    const taken = await registered(world());
    await done(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
    const message = await nextOf(live);
    expect(lines(message)).toEqual([["ADDED", "ASSIGNED", "ASSIGNED"]]);
    expect(message.changes[0]).toMatchObject({ id: taken.id, by: { name: "陈调度" } });
    await live.close();
  });

  test("loses sight: what goes to another department is removed without a row, and added there", async () => {
    const { cast } = world();
    const assigned = await bring(world(), "ASSIGNED");
    const [from, to] = [await follow(world(), cast.handler), await follow(world(), cast.cleaner)];
    await done(world(), cast.dispatcher, "Reassign", assigned, {
      ...toCleaning(world()),
      reason: "清洁问题",
    });
    expect(lines(await nextOf(from))).toEqual([["REMOVED", "ASSIGNED", null]]);
    expect(lines(await nextOf(to))).toEqual([["ADDED", "ASSIGNED", "ASSIGNED"]]);
    await Promise.all([from.close(), to.close()]);
  });

  test("never had it: nothing comes of another project, department or company", async () => {
    const { cast } = world();
    const lives = await Promise.all(
      [cast.cleaner, cast.handlerB, cast.dispatcherB, cast.stranger, cast.mediator].map((as) =>
        follow(world(), as),
      ),
    );
    await done(world(), cast.handler, "Accept", await bring(world(), "ASSIGNED"));
    const quiet = await Promise.all(lives.map((live) => live.nothing(400)));
    expect(quiet).toHaveLength(5);
    await Promise.all(lives.map((live) => live.close()));
  });

  test("under a filter: what enters is added, what stays is changed, what leaves is removed with its row", async () => {
    const { cast } = world();
    const live = await follow(world(), cast.dispatcher, { view: "UNASSIGNED", priorities: ["P2"] });
    const heard = async () =>
      lines((await until(live, ({ changes }) => changes.length > 0)).at(-1) as Message);
    let seen = await registered(world());
    const triage = { category: "FACILITIES", impact: "GROUP", urgency: "HIGH" };
    seen = await done(world(), cast.dispatcher, "Triage", seen, triage);
    expect(await heard()).toEqual([["ADDED", "TRIAGED", "REGISTERED"]]);
    seen = await done(world(), cast.agent, "Contact", seen, { how: "PHONE", text: "问清楼层" });
    expect(await heard()).toEqual([["CHANGED", "CONTACTED", "REGISTERED"]]);
    await done(world(), cast.dispatcher, "Assign", seen, toEngineering(world()));
    expect(await heard()).toEqual([["REMOVED", "ASSIGNED", "ASSIGNED"]]);
    await live.close();
  });

  test("by words, room or phone hears only of what holds them", async () => {
    const { cast } = world();
    const caller = { kind: "OWNER", name: "何敏", phone: "136-0000-7788", room: "2栋1单元501" };
    const filters = ["宠物粪便", "2栋1单元501", "7788"].map((text) => ({ view: "OPEN", text }));
    const lives = await Promise.all(filters.map((filter) => follow(world(), cast.dispatcher, filter)));
    await registered(world(), { content: "草坪枯了" });
    const hit = await registered(world(), { content: "电梯里有宠物粪便", complainant: caller });
    for (const live of lives) {
      const messages = await until(live, ({ changes }) => changes.length > 0);
      expect(messages.at(-1)?.changes.map(({ kind, id }) => [kind, id])).toEqual([["ADDED", hit.id]]);
      // The other one reaches this reader as counters only.
      expect(messages.slice(0, -1).flatMap(({ changes }) => changes)).toEqual([]);
    }
    await Promise.all(lives.map((live) => live.close()));
  });

  test("is told by whom and that it has ended when it leaves the open queue", async () => {
    const { cast } = world();
    const live = await follow(world(), cast.dispatcher);
    const taken = await registered(world());
    expect(lines(await nextOf(live))).toEqual([["ADDED", "REGISTERED", "REGISTERED"]]);
    await done(world(), cast.agent, "Withdraw", taken, { reason: "业主撤回" });
    const message = await nextOf(live);
    expect(lines(message)).toEqual([["REMOVED", "WITHDRAWN", "WITHDRAWN"]]);
    expect(message.changes[0]?.by?.name).toBe(cast.agent.name);
    await live.close();
  });

  test("SLA-3 hears of a clock the moment it runs out", async () => {
    const { cast, pass } = world();
    await sql(world(), "delete from timer");
    const taken = await registered(world());
    const live = await follow(world(), cast.dispatcher, { view: "OVERDUE" });
    await pass(24 * MINUTE);
    await pass(6 * MINUTE);
    const messages = await until(live, ({ changes }) => changes.length > 0);
    expect(messages.at(-1)?.changes).toMatchObject([{ kind: "ADDED", id: taken.id, by: null }]);
    expect(messages.at(-1)?.counters.overdue).toBe((await pageOf(world(), cast.dispatcher)).counters.overdue);
    await live.close();
  });
});

describe("LIV-1 resuming with the cursor last seen", () => {
  test("across a closed socket nothing is missed, in the order of commit, also while commands run", async () => {
    const { cast } = world();
    const first = await follow(world(), cast.dispatcher);
    const before = await registered(world());
    let { cursor } = await nextOf(first);
    await first.close();
    const taken: string[] = [];
    const running = (async () => {
      for (let n = 0; n < 20; n += 1) taken.push((await registered(world())).id);
    })();
    const seen: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      const live = await follow(world(), cast.dispatcher, { view: "OPEN" }, cursor);
      const message = await nextOf(live);
      seen.push(...message.changes.map(({ id }) => id));
      cursor = message.cursor;
      await live.close();
    }
    await running;
    const last = await registered(world());
    const live = await follow(world(), cast.dispatcher, { view: "OPEN" }, cursor);
    const rest = await until(live, ({ changes }) => changes.some(({ id }) => id === last.id));
    seen.push(...rest.flatMap(({ changes }) => changes.map(({ id }) => id)));
    await live.close();
    expect([...new Set(seen)]).toEqual([...taken, last.id]);
    expect(seen).not.toContain(before.id);
  });

  test("what came and went meanwhile is told as it stands: once, by its last event", async () => {
    const { cast } = world();
    const { cursor } = await pageOf(world(), cast.handler);
    const assigned = await bring(world(), "ASSIGNED");
    await done(world(), cast.handler, "Accept", assigned);
    const live = await follow(world(), cast.handler, { view: "OPEN" }, cursor);
    const message = await nextOf(live);
    expect(message.changes).toMatchObject([
      { kind: "ADDED", id: assigned.id, event: "ACCEPTED", entry: { state: "INVESTIGATING" } },
    ]);
    await live.close();
  });

  test.each(["", "x", "%%%", "019c0000-0000-7000-8000-000000000001.5"])(
    "the cursor %j is not one of this log",
    async (after) => {
      const live = await world().live(
        world().cast.dispatcher,
        "subscription ($after: String!) { queueChanged(after: $after) { __typename ... on QueueReload { reason } } }",
        { after },
      );
      expect(await nextOf(live)).toEqual({ __typename: "QueueReload", reason: "CURSOR_UNKNOWN" });
      await live.close();
    },
  );

  test("a cursor of another company's log, or from beyond the end of this one, is unknown too", async () => {
    const { cast } = world();
    const theirs = (await pageOf(world(), cast.stranger)).cursor;
    const beyond = encodeCursor({ companyId: cast.companyId, seq: 9_999_999 });
    for (const after of [theirs, beyond]) {
      const live = await follow(world(), cast.dispatcher, { view: "OPEN" }, after);
      expect(await nextOf(live)).toMatchObject({ __typename: "QueueReload", reason: "CURSOR_UNKNOWN" });
      await live.close();
    }
  });

  test("whoever is too far behind loads anew", async () => {
    const { cast } = world();
    const { cursor } = await pageOf(world(), cast.stranger);
    const near = await follow(world(), cast.stranger, { view: "OPEN" }, cursor);
    await sql(
      world(),
      `with moved as (update log_head set seq = seq + 5001 where company_id = $1 returning seq)
       insert into event (company_id, seq, at, kind, data) select $1, moved.seq - 5001 + n, now(), 'CALENDAR_LOADED', '{}' from moved, generate_series(1, 5001) n`,
      [cast.stranger.companyId],
    );
    const latest = await register(world(), cast.stranger, cast.elsewhere);
    expect((await nextOf(near)).changes).toMatchObject([{ id: latest.id }]);
    await near.close();
    const live = await follow(world(), cast.stranger, { view: "OPEN" }, cursor);
    expect(await nextOf(live)).toMatchObject({ __typename: "QueueReload", reason: "CURSOR_TOO_OLD" });
    await live.close();
  });
});

describe("LIV-1 rights that change while one looks", () => {
  /** Followed, and heard from: only then is the socket known to stand under the old rights. */
  const followed = async () => {
    const live = await follow(world(), world().cast.dispatcher2);
    await registered(world());
    expect((await nextOf(live)).__typename).toBe("QueueChanges");
    return live;
  };
  const setRole = (change: string, values: unknown[]) =>
    inTransaction(world().app.services.db.pool, async (tx) => {
      await tx.query(change, values);
    });

  test("a role given: the reader loads anew and sees more; the role taken: at once no more", async () => {
    const { cast } = world();
    const first = await followed();
    const added = newId(world().clock.now());
    await setRole(
      "insert into staff_role (id, staff_id, role, project_id) values ($1, $2, 'DISPATCHER', $3)",
      [added, cast.dispatcher2.staffId, cast.b.id],
    );
    expect(await nextOf(first)).toMatchObject({ __typename: "QueueReload", reason: "RIGHTS_CHANGED" });
    await first.close();
    const second = await followed();
    const ofB = await register(world(), cast.agentB, cast.b);
    expect((await nextOf(second)).changes).toMatchObject([{ kind: "ADDED", id: ofB.id }]);
    await setRole("delete from staff_role where id = $1", [added]);
    await registered(world());
    const last = await until(second, ({ __typename }) => __typename === "QueueReload");
    expect(last.at(-1)).toMatchObject({ reason: "RIGHTS_CHANGED" });
    await second.nothing();
    await second.close();
  });

  test("what is committed after the role was taken does not reach the reader, however close", async () => {
    const { cast, app } = world();
    const role = (
      await sql<{ id: string }>(
        world(),
        "select id from staff_role where staff_id = $1 and role = 'DISPATCHER'",
        [cast.dispatcher2.staffId],
      )
    )[0]?.id;
    const live = await followed();
    await inTransaction(app.services.db.pool, async (tx) => {
      await tx.query("update staff_role set project_id = $2 where id = $1", [role, cast.b.id]);
    });
    const after = await registered(world());
    const messages = await until(live, ({ __typename }) => __typename === "QueueReload");
    expect(messages.flatMap(({ changes }) => (changes ?? []).map(({ id }) => id))).not.toContain(after.id);
    expect(await look(world(), cast.dispatcher2, after.id)).toBeNull();
    await live.close();
    await setRole("update staff_role set project_id = $2 where id = $1", [role, cast.a.id]);
  });

  test("a session taken back closes the socket so that the client comes again and signs in", async () => {
    const { cast, app, cookieOf } = world();
    await cookieOf(cast.supervisorB);
    const live = await follow(world(), cast.supervisorB);
    await inTransaction(app.services.db.pool, async (tx) => {
      await tx.query("delete from auth_session where user_id = $1", [cast.supervisorB.userId]);
    });
    expect(await live.closed()).toBe(4403);
  });
});
