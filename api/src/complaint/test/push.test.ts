import { afterEach, describe, expect, test } from "vitest";
import { act } from "../../../test/complaints.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { type Message as Heard, openRaw, type RawSocket } from "../../http/raw-socket.fixture.ts";
import { inTransaction } from "../../kernel/sql.ts";
import { CHANGES, follow, type Message, nextOf, pageOf } from "./queue.fixture.ts";
import { registered, sql, toEngineering } from "./stage.fixture.ts";

const world = useWorld();
const opened: RawSocket[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((socket) => socket.end()));
});

async function admitted(as: Person): Promise<RawSocket> {
  const socket = await openRaw(world().url, await world().cookieOf(as));
  opened.push(socket);
  socket.send({ type: "connection_init" });
  await socket.next();
  return socket;
}

async function subscribe(socket: RawSocket, id: string, as: Person, view = "OPEN"): Promise<void> {
  const { cursor: after } = await pageOf(world(), as, { view }, 1);
  socket.send({
    type: "subscribe",
    id,
    payload: { query: CHANGES, variables: { filter: { view }, after } },
  });
  await socket.untilPong();
}

const messageIn = ({ payload }: Heard) => (payload as { data: { queueChanged: Message } }).data.queueChanged;
const idsIn = (heard: readonly Heard[]) => heard.flatMap((one) => messageIn(one).changes.map(({ id }) => id));

describe("LIV-1 what is pushed", () => {
  test.each(['"', '","type":"complete"', "投诉 😀", "\u0000", "x".repeat(200)])(
    "bears the operation's own id: %j",
    async (id) => {
      const { dispatcher } = world().cast;
      const socket = await admitted(dispatcher);
      await subscribe(socket, id, dispatcher);
      const taken = await registered(world());
      const heard = await socket.next();
      expect(heard).toMatchObject({ type: "next", id });
      expect(idsIn([heard])).toEqual([taken.id]);
    },
  );

  test("is the same to the byte for all who read alike, and the ordinary execution says no other", async () => {
    const { dispatcher, supervisor } = world().cast;
    const sockets = [await admitted(dispatcher), await admitted(dispatcher), await admitted(supervisor)];
    for (const [n, socket] of sockets.entries()) await subscribe(socket, `${n}`, dispatcher);
    const { cursor } = await pageOf(world(), dispatcher, { view: "OPEN" }, 1);
    await registered(world());
    const heard = await Promise.all(sockets.map((socket) => socket.next()));
    // Who comes late is told by the ordinary way.
    const late = await follow(world(), dispatcher, { view: "OPEN" }, cursor);
    const expected = await nextOf(late);
    await late.close();
    for (const one of heard) expect(messageIn(one)).toEqual(expected);
    expect(new Set(heard.map(({ payload }) => JSON.stringify(payload))).size).toBe(1);
  });

  test("comes no more once the reader has said so, while another operation of the socket goes on", async () => {
    const { dispatcher } = world().cast;
    const socket = await admitted(dispatcher);
    await subscribe(socket, "one", dispatcher);
    await subscribe(socket, "other", dispatcher, "ALL");
    await registered(world());
    expect(new Set([(await socket.next()).id, (await socket.next()).id])).toEqual(new Set(["one", "other"]));
    socket.send({ type: "complete", id: "one" });
    await socket.untilPong();
    await registered(world());
    await registered(world());
    const heard: Heard[] = [];
    while (idsIn(heard).length < 2) heard.push(await socket.next());
    expect([...new Set(heard.map(({ id }) => id))]).toEqual(["other"]);
  });

  test("of a burst comes in few messages, and all of it in order", async () => {
    const { cast } = world();
    const taken = await Promise.all(Array.from({ length: 20 }, () => registered(world())));
    const socket = await admitted(cast.dispatcher);
    await subscribe(socket, "1", cast.dispatcher);
    const client = await world().app.services.db.pool.connect();
    // Held under the log's head, so that all commit one upon the other.
    await client.query("begin");
    await client.query("select 1 from log_head where company_id = $1 for update", [cast.agent.companyId]);
    const assigned = Promise.all(
      taken.map((one) => act(world(), cast.dispatcher, "Assign", one, toEngineering(world()))),
    );
    await client.query("commit");
    client.release();
    await assigned;
    const heard: Heard[] = [];
    while (new Set(idsIn(heard)).size < 20) heard.push(await socket.next());
    expect(new Set(idsIn(heard))).toEqual(new Set(taken.map(({ id }) => id)));
    expect(idsIn(heard)).toHaveLength(20);
    expect(heard.length).toBeLessThan(20);
  });
});

describe("LIV-1 rights taken", () => {
  test("in the transaction that also writes an event: nothing of it is told, and the last word is that rights have changed", async () => {
    const { cast, app } = world();
    for (let round = 0; round < 5; round += 1) {
      const socket = await admitted(cast.supervisor);
      await subscribe(socket, "1", cast.supervisor);
      const taken = await registered(world());
      expect(idsIn([await socket.next()])).toEqual([taken.id]);
      const roles = await sql(world(), "select * from staff_role where staff_id = $1", [
        cast.supervisor.staffId,
      ]);
      await inTransaction(app.services.db.pool, async (tx) => {
        await tx.query("delete from staff_role where staff_id = $1", [cast.supervisor.staffId]);
        await tx.query(
          `select event_append($1, jsonb_build_array(jsonb_build_object('at', now(), 'kind', e.kind, 'complaintId', e.complaint_id,
                  'version', e.version, 'data', e.data, 'before', e.after, 'after', e.after, 'public', false)))
             from event e where e.company_id = $1 and e.complaint_id is not null order by e.seq desc limit 1`,
          [cast.supervisor.companyId],
        );
      });
      const last = await socket.next();
      expect(messageIn(last)).toEqual({ __typename: "QueueReload", reason: "RIGHTS_CHANGED" });
      expect((await socket.untilPong()).filter(({ type }) => type === "next")).toEqual([]);
      await socket.end();
      await sql(
        world(),
        "insert into staff_role select * from jsonb_populate_recordset(null::staff_role, $1)",
        [JSON.stringify(roles)],
      );
    }
  });

  test("by hand in the database, and with nobody notified, closes an idle socket within a second", async () => {
    const { cast } = world();
    const socket = await admitted(cast.mediator);
    await sql(world(), "alter table auth_session disable trigger session_ended");
    await sql(world(), "delete from auth_session where user_id = $1", [cast.mediator.userId]);
    await sql(world(), "alter table auth_session enable trigger session_ended");
    // The number alone, as it stands after a notification was lost.
    await sql(
      world(),
      `with head as (update rights_head set version = version + 1 where company_id = $1 returning version)
       update staff set rights_version = head.version from head where id = $2`,
      [cast.mediator.companyId, cast.mediator.staffId],
    );
    expect(await socket.closed(1000)).toBe(4403);
  });
});
