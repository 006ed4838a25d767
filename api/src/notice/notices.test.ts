import { expect, test } from "vitest";
import { idOf, look } from "../../test/complaints.ts";
import type { Live } from "../../test/live.ts";
import type { Person } from "../../test/people.ts";
import { useWorld } from "../../test/world.ts";
import {
  bring,
  done,
  HOUR,
  MINUTE,
  registered,
  toCleaning,
  toEngineering,
} from "../complaint/test/stage.fixture.ts";
import { encodeCursor } from "../events/cursor.ts";

const world = useWorld();

type Told = {
  __typename: string;
  reason?: string;
  cursor: string;
  unread: number;
  mine: number | null;
  notices: {
    id: string;
    kind: string;
    level: number | null;
    clock: string | null;
    complaint: { id: string } | null;
  }[];
};
const NOTIFIED = `subscription ($after: String) { notified(after: $after) { __typename ... on QueueReload { reason }
  ... on NoticeChanges { cursor unread mine notices { id kind level clock complaint { id } } } } }`;
const NOTICES = `query ($first: Int!, $after: String, $unreadOnly: Boolean!) { viewer { unreadNotices }
  notices(first: $first, after: $after, unreadOnly: $unreadOnly) { pageInfo { hasNextPage endCursor } edges { node { id kind readAt text complaint { id } } } } }`;
type Listed = {
  viewer: { unreadNotices: number };
  notices: {
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: {
      node: {
        id: string;
        kind: string;
        readAt: string | null;
        text: string;
        complaint: { id: string } | null;
      };
    }[];
  };
};

const listen = (as: Person, after: string | null = null) => world().live(as, NOTIFIED, { after });
async function told(live: Live): Promise<Told> {
  const { data, errors } = await live.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return data["notified"] as Told;
}
async function list(
  as: Person,
  { first = 100, after = null as string | null, unreadOnly = false } = {},
): Promise<Listed> {
  const { data, errors } = await world().gql<Listed>(as, NOTICES, { first, after, unreadOnly });
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}
/** From before the subscription was asked for, so that nothing is missed while its socket opens. */
async function cursorOf(as: Person): Promise<string> {
  const { data } = await world().gql<{ queue: { cursor: string } }>(as, "{ queue(first: 1) { cursor } }");
  return data?.queue.cursor ?? "";
}

test("HND-2 an assignment is told to the department's handlers, or to the one it is meant for, and to nobody else", async () => {
  const { cast } = world();
  const people = [cast.handler, cast.handler2, cast.cleaner, cast.handlerB];
  const lives = await Promise.all(people.map(async (as) => listen(as, await cursorOf(as))));
  const taken = await registered(world());
  const assigned = await done(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
  for (const live of lives.slice(0, 2))
    expect(await told(live)).toMatchObject({
      unread: 1,
      notices: [{ kind: "ASSIGNED", complaint: { id: taken.id } }],
    });
  await done(world(), cast.dispatcher, "Reassign", assigned, {
    ...toEngineering(world()),
    handlerId: idOf("Staff", cast.handler2.staffId),
    reason: "老客户",
  });
  const [first, second, ...others] = lives;
  expect(await told(second as Live)).toMatchObject({ unread: 2, mine: 1 });
  await Promise.all([first as Live, ...others].map((live) => live.nothing()));
  await Promise.all(lives.map((live) => live.close()));
});

test("ESC-1 SLA-3 an overdue clock is told to the owner, its escalation to the level called, once each", async () => {
  const { cast, pass } = world();
  const cursor = await cursorOf(cast.supervisor);
  const taken = await registered(world());
  const before = (await list(cast.manager)).viewer.unreadNotices;
  const live = await listen(cast.supervisor, cursor);
  await pass(30 * MINUTE);
  expect(
    (await told(live)).notices
      .filter(({ complaint }) => complaint?.id === taken.id)
      .map(({ kind, level }) => [kind, level]),
  ).toEqual([["ESCALATED", 1]]);
  expect((await list(cast.manager)).viewer.unreadNotices).toBe(before);
  await pass(24 * HOUR);
  expect(
    (await list(cast.manager)).notices.edges
      .filter(({ node }) => node.complaint?.id === taken.id)
      .map(({ node }) => node.kind),
  ).toEqual(["ESCALATED"]);
  await live.close();
  const owner = (await list(cast.agent)).notices.edges
    .filter(({ node }) => node.complaint?.id === taken.id)
    .map(({ node }) => node.kind);
  expect(owner.filter((kind) => kind === "CLOCK_OVERDUE").length).toBeGreaterThanOrEqual(1);
  expect(owner.at(-1)).toBe("CLOCK_DUE_SOON");
});

test("whoever did it is not told of it; what went out of sight keeps its notice without the complaint", async () => {
  const { cast } = world();
  const assigned = await bring(world(), "ASSIGNED");
  const own = (await list(cast.handler)).viewer.unreadNotices;
  await done(world(), cast.dispatcher, "Reassign", assigned, { ...toCleaning(world()), reason: "清洁问题" });
  expect(await look(world(), cast.handler, assigned.id)).toBeNull();
  const [latest] = (await list(cast.handler)).notices.edges;
  expect(latest?.node).toMatchObject({ kind: "ASSIGNED", complaint: null });
  expect((await list(cast.handler)).viewer.unreadNotices).toBe(own);
  const escalated = await registered(world());
  const before = (await list(cast.supervisor)).viewer.unreadNotices;
  await done(world(), cast.supervisor, "Escalate", escalated, { reason: "本人上移" });
  expect((await list(cast.supervisor)).viewer.unreadNotices).toBe(before);
});

test("notices are read in pages, the latest first, and marked as read by their own reader alone", async () => {
  const { cast, gql, clock } = world();
  for (let n = 0; n < 5; n += 1) await bring(world(), "ASSIGNED");
  const all = (await list(cast.handler2)).notices.edges.map(({ node }) => node.id);
  const paged: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { notices } = await list(cast.handler2, { first: 2, after });
    paged.push(...notices.edges.map(({ node }) => node.id));
    [more, after] = [notices.pageInfo.hasNextPage, notices.pageInfo.endCursor];
  }
  expect(paged).toEqual(all);
  expect(new Set(paged).size).toBe(paged.length);
  const mark = (as: Person, ids: string[]) =>
    gql<{ noticeMarkRead: { unreadNotices: number } }>(
      as,
      "mutation ($ids: [ID!]!) { noticeMarkRead(input: { ids: $ids }) { ... on Viewer { unreadNotices } } }",
      { ids },
    );
  await mark(cast.handler, all);
  expect((await list(cast.handler2)).viewer.unreadNotices).toBe(all.length);
  const readAt = clock.now().toISOString();
  expect((await mark(cast.handler2, all.slice(0, 3))).data?.noticeMarkRead.unreadNotices).toBe(
    all.length - 3,
  );
  clock.advance(MINUTE);
  await mark(cast.handler2, all.slice(0, 3));
  const { notices } = await list(cast.handler2);
  expect(notices.edges.slice(0, 4).map(({ node }) => node.readAt)).toEqual([readAt, readAt, readAt, null]);
  expect((await list(cast.handler2, { unreadOnly: true })).notices.edges.map(({ node }) => node.id)).toEqual(
    all.slice(3),
  );
});

test.each([{ first: 0 }, { first: 101 }, { first: -1 }, { after: "nonsense" }])(
  "a page of notices with %j is refused",
  async (wrong) => {
    const { errors } = await world().gql(world().cast.agent, NOTICES, {
      first: 10,
      unreadOnly: false,
      ...wrong,
    });
    expect(errors?.[0]?.extensions?.["code"]).toBe("INVALID");
  },
);

test("LIV-1 notices resume across a closed socket, none missed, in order", async () => {
  const { cast } = world();
  let cursor = await cursorOf(cast.cleaner);
  const wanted: string[] = [];
  const seen: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const taken = await registered(world());
    await done(world(), cast.dispatcher, "Assign", taken, toCleaning(world()));
    wanted.push(taken.id);
    const live = await listen(cast.cleaner, cursor);
    const message = await told(live);
    seen.push(...message.notices.map(({ complaint }) => complaint?.id ?? ""));
    cursor = message.cursor;
    await live.close();
  }
  expect(seen).toEqual(wanted);
});

test("LIV-1 a cursor of another log, or from beyond the end of this one, is unknown", async () => {
  const { cast } = world();
  for (const after of [
    "x",
    await cursorOf(cast.stranger),
    encodeCursor({ companyId: cast.companyId, seq: 9_999_999 }),
  ]) {
    const live = await listen(cast.agent, after);
    expect(await told(live)).toMatchObject({ __typename: "QueueReload", reason: "CURSOR_UNKNOWN" });
    await live.close();
  }
});
