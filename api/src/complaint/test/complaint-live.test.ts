import { describe, expect, test } from "vitest";
import { act, idOf, look, register } from "../../../test/complaints.ts";
import type { Live } from "../../../test/live.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { follow, nextOf, pageOf } from "./queue.fixture.ts";
import {
  bring,
  done,
  kindsOf,
  registered,
  sql,
  timelineOf,
  toCleaning,
  toEngineering,
} from "./stage.fixture.ts";

const world = useWorld();

type Told = {
  __typename: string;
  id?: string;
  reason?: string;
  cursor: string;
  complaint?: { id: string; version: number; state: string; malicious: boolean | null };
  entries?: { kind: string }[];
};
const CHANGED = `subscription ($id: ID!, $after: String!) { complaintChanged(id: $id, after: $after) { __typename
  ... on QueueReload { reason } ... on ComplaintGone { id cursor }
  ... on ComplaintChange { cursor complaint { id version state malicious } entries { kind } } } }`;

async function watch(as: Person, id: string, after?: string): Promise<Live> {
  return world().live(as, CHANGED, {
    id,
    after: after ?? (await pageOf(world(), as, { view: "ALL" }, 1)).cursor,
  });
}
async function told(live: Live): Promise<Told> {
  const { data, errors } = await live.next();
  if (!data) throw new Error(JSON.stringify(errors));
  return data["complaintChanged"] as Told;
}

describe("LIV-1 a reader of one complaint", () => {
  test("hears what happens to it, with its new entries, and nothing of others", async () => {
    const { cast } = world();
    const taken = await registered(world());
    const live = await watch(cast.agent, taken.id);
    await registered(world());
    await done(world(), cast.dispatcher, "Contact", taken, { how: "PHONE", text: "已联系" });
    expect(await told(live)).toMatchObject({
      __typename: "ComplaintChange",
      complaint: { id: taken.id, version: 2 },
      entries: [{ kind: "RESPONDED" }, { kind: "CONTACTED" }],
    });
    await live.close();
  });

  test("resumes where it left, with all that happened meanwhile in order", async () => {
    const { cast } = world();
    const taken = await registered(world());
    const first = await watch(cast.agent, taken.id);
    let seen = await done(world(), cast.dispatcher, "Triage", taken, {
      category: "FIRE",
      urgency: "LOW",
      impact: "GROUP",
    });
    const { cursor } = await told(first);
    await first.close();
    seen = await done(world(), cast.dispatcher, "Assign", seen, toEngineering(world()));
    seen = await done(world(), cast.handler, "Accept", seen);
    const again = await watch(cast.agent, taken.id, cursor);
    expect(await told(again)).toMatchObject({
      complaint: { version: seen.version, state: "INVESTIGATING" },
      entries: [{ kind: "ASSIGNED" }, { kind: "ACCEPTED" }],
    });
    await again.close();
  });

  test("who loses sight is told that it is gone; who gains it, that it is there; who has neither hears nothing", async () => {
    const { cast } = world();
    const assigned = await bring(world(), "ASSIGNED");
    const [handler, cleaner, other, stranger] = await Promise.all(
      [cast.handler, cast.cleaner, cast.dispatcherB, cast.stranger].map((as) => watch(as, assigned.id)),
    );
    if (!handler || !cleaner || !other || !stranger) throw new Error("four");
    const moved = await done(world(), cast.dispatcher, "Reassign", assigned, {
      ...toCleaning(world()),
      reason: "清洁问题",
    });
    expect(await told(handler)).toMatchObject({ __typename: "ComplaintGone", id: assigned.id });
    expect(await told(cleaner)).toMatchObject({
      __typename: "ComplaintChange",
      complaint: { state: "ASSIGNED" },
    });
    await done(world(), cast.cleaner, "Accept", moved);
    expect(await told(cleaner)).toMatchObject({ complaint: { state: "INVESTIGATING" } });
    await Promise.all([handler.nothing(), other.nothing(), stranger.nothing()]);
    await Promise.all([handler, cleaner, other, stranger].map((live) => live.close()));
  });

  test("ORG-1 of what is not there and what is not one's own nothing is told, also not to one who resumes", async () => {
    const { cast } = world();
    const { cursor } = await pageOf(world(), cast.dispatcher);
    const ofB = await register(world(), cast.agentB, cast.b);
    await done(world(), cast.dispatcherB, "Contact", ofB, { how: "PHONE", text: "已联系" });
    const lives = await Promise.all(
      [ofB.id, idOf("Complaint", "019c0000-0000-7000-8000-000000000001")].map((id) =>
        watch(cast.dispatcher, id, cursor),
      ),
    );
    const quiet = await Promise.all(lives.map((live) => live.nothing(500)));
    expect(quiet).toHaveLength(2);
    await Promise.all(lives.map((live) => live.close()));
  });

  test.each(["x", "", Buffer.from("019c0000-0000-7000-8000-000000000001.1").toString("base64url")])(
    "the cursor %j is unknown",
    async (after) => {
      const taken = await registered(world());
      const live = await watch(world().cast.agent, taken.id, after);
      expect(await told(live)).toMatchObject({ __typename: "QueueReload", reason: "CURSOR_UNKNOWN" });
      await live.close();
    },
  );
});

test("TRI-2 that a complaint was flagged as malicious reaches nobody below supervisor by any way", async () => {
  const { cast, gql } = world();
  const taken = await bring(world(), "INVESTIGATING");
  const { cursor } = await pageOf(world(), cast.agent);
  const below = [cast.agent, cast.dispatcher, cast.handler];
  const cases = await Promise.all(
    below.map(async (as) => [
      await watch(as, taken.id),
      await follow(world(), as),
      await world().live(as, NOTIFIED),
    ]),
  );
  const supervisor = await watch(cast.supervisor, taken.id);
  const page = JSON.stringify((await pageOf(world(), cast.agent)).edges);
  const flagged = await done(world(), cast.supervisor, "FlagMalicious", taken, {
    malicious: true,
    reason: "多次虚假投诉,机密",
  });
  expect(await told(supervisor)).toMatchObject({
    complaint: { malicious: true },
    entries: [{ kind: "MALICIOUS_FLAGGED" }],
  });
  await Promise.all(cases.flat().map((live) => live.nothing()));
  await Promise.all([...cases.flat(), supervisor].map((live) => live.close()));

  for (const as of below) {
    const { data } = await gql(
      as,
      "query ($id: ID!) { complaint(id: $id) { malicious version } notices { edges { node { kind text } } } }",
      { id: taken.id },
    );
    expect(data?.["complaint"]).toEqual({ malicious: null, version: taken.version });
    expect(JSON.stringify(data)).not.toMatch(/MALICIOUS|恶意/);
    expect(await kindsOf(world(), as, taken.id)).toEqual(["REGISTERED", "ASSIGNED", "ACCEPTED"]);
    const late = await watch(as, taken.id, cursor);
    await late.nothing();
    await late.close();
  }
  expect(JSON.stringify((await pageOf(world(), cast.agent)).edges)).toBe(page);
  for (const as of [cast.supervisor, cast.manager, cast.qa])
    expect(await kindsOf(world(), as, taken.id)).toContain("MALICIOUS_FLAGGED");
  expect((await timelineOf(world(), cast.supervisor, taken.id)).at(-1)).toMatchObject({
    reason: "多次虚假投诉,机密",
    changes: [{ field: "malicious", before: "false", after: "true" }],
  });

  // Who acts on what was seen before the flag meets no conflict, and one who meets another is not told of the flag.
  const contacted = await done(world(), cast.handler, "Contact", taken, { how: "PHONE", text: "已联系" });
  const conflict = await act(world(), cast.dispatcher, "Contact", taken, { how: "PHONE", text: "也联系" });
  expect(conflict).toMatchObject({
    __typename: "ConflictError",
    changes: [{ kind: "RESPONDED" }, { kind: "CONTACTED" }],
    changedBy: { name: "赵工" },
  });
  expect(contacted.state).toBe(flagged.state);
});

const NOTIFIED =
  "subscription ($after: String) { notified(after: $after) { __typename ... on QueueReload { reason } ... on NoticeChanges { cursor unread mine notices { kind text complaint { id } } } } }";

test("AUD-1 nothing in the log is changed or deleted, and each entry says who, when, what and why", async () => {
  const { cast, clock } = world();
  const taken = await bring(world(), "RESOLVED");
  await expect(
    sql(
      world(),
      "update event set actor_id = null where complaint_id = (select id from complaint where number = $1)",
      [taken.number],
    ),
  ).rejects.toThrow("append-only");
  await expect(sql(world(), "delete from event")).rejects.toThrow("append-only");
  const entries = await timelineOf(world(), cast.dispatcher, taken.id);
  expect(entries.map(({ kind, actor, at }) => [kind, actor?.name, at])).toEqual([
    ["REGISTERED", "林小雨", clock.now().toISOString()],
    ["ASSIGNED", "陈调度", clock.now().toISOString()],
    ["ACCEPTED", "赵工", clock.now().toISOString()],
    ["RESOLVED", "赵工", clock.now().toISOString()],
  ]);
  const log = await sql<{ version: number; before: { state: string } | null; after: { state: string } }>(
    world(),
    "select e.version, e.before, e.after from event e join complaint c on c.id = e.complaint_id where c.number = $1 order by e.seq",
    [taken.number],
  );
  expect(log.map(({ before, after }) => [before?.state ?? null, after.state])).toEqual([
    [null, "REGISTERED"],
    ["REGISTERED", "ASSIGNED"],
    ["ASSIGNED", "INVESTIGATING"],
    ["INVESTIGATING", "RESOLVED"],
  ]);
  expect(log.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
});

type Timeline = {
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: { text: string | null } }[];
};

test("AUD-1 the timeline is read in pages, newest first, each entry once", async () => {
  const { cast, gql } = world();
  let seen = await registered(world());
  for (let n = 0; n < 9; n += 1)
    seen = await done(world(), cast.agent, "Contact", seen, { how: "PHONE", text: `第${n}次` });
  const query =
    "query ($id: ID!, $first: Int!, $after: String) { complaint(id: $id) { timeline(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { kind text } } } } }";
  const read = async (after: string | null): Promise<Timeline> => {
    const variables = { id: seen.id, first: 4, after };
    const { data } = await gql<{ complaint: { timeline: Timeline } }>(cast.agent, query, variables);
    if (!data) throw new Error("no page");
    return data.complaint.timeline;
  };
  const texts: (string | null)[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const { edges, pageInfo } = await read(after);
    texts.push(...edges.map(({ node }) => node.text));
    [more, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
  }
  expect(texts).toEqual([..."876543210"].map((n) => `第${n}次`).concat([null as never, null as never]));
  for (const wrong of [{ first: 0 }, { first: 101 }, { first: 1, after: "###" }]) {
    const { errors } = await gql(cast.agent, query, { id: seen.id, ...wrong });
    expect(errors?.[0]?.extensions?.["code"]).toBe("INVALID");
  }
});

describe("AUD-2 the phone", () => {
  const PHONE = "186-7654-3210";
  const raw = /186-?7654-?3210/;
  const REVEAL = `mutation ($input: ComplaintRevealContactInput!) { answer: complaintRevealContact(input: $input) { __typename
    ... on RevealedContact { name phone complaint { version } } ... on NotAllowedError { refusal } } }`;

  test("is masked in the queue, the complaint, the intake's look-ups, notices and every message; shown only by an event", async () => {
    const { cast, gql } = world();
    const caller = { kind: "OWNER", name: "欧阳静", phone: PHONE, room: "3栋1单元501" };
    const heard: string[] = [];
    const live = await follow(world(), cast.dispatcher);
    const taken = await registered(world(), { complainant: caller });
    heard.push(JSON.stringify(await nextOf(live)));
    const complaint = await watch(cast.dispatcher, taken.id);
    const assigned = await done(world(), cast.dispatcher, "Assign", taken, {
      ...toEngineering(world()),
      handlerId: idOf("Staff", cast.handler.staffId),
    });
    heard.push(JSON.stringify(await nextOf(live)), JSON.stringify(await told(complaint)));
    await Promise.all([live.close(), complaint.close()]);
    const everything = `query ($id: ID!, $projectId: ID!) {
      queue { edges { node { id number excerpt room owner { name } } } }
      complaint(id: $id) { content complainant { kind name phone } acknowledgement timeline { edges { node { kind text changes { before after } } } } repeats { excerpt } }
      household(projectId: $projectId, phone: "${PHONE}") { earlier { excerpt } people { name phone room } }
      likelyDuplicates(projectId: $projectId, phone: "${PHONE}", content: "电梯停在五楼") { complaint { excerpt } }
      notices { edges { node { text complaint { excerpt } } } } }`;
    for (const as of [cast.agent, cast.dispatcher, cast.handler, cast.supervisor, cast.qa, cast.admin]) {
      const { data, errors } = await gql(as, everything, {
        id: taken.id,
        projectId: idOf("Project", cast.a.id),
      });
      expect(errors).toBeUndefined();
      heard.push(JSON.stringify(data));
      const works = as !== cast.qa && as !== cast.admin;
      expect(data?.["complaint"]).toMatchObject({
        complainant: { name: works ? "欧阳静" : "欧某", phone: "186****3210" },
      });
    }
    for (const text of heard) expect(text).not.toMatch(raw);
    const log = await sql<{ text: string }>(
      world(),
      "select coalesce(string_agg(to_jsonb(e)::text || coalesce(to_jsonb(w)::text, ''), ''), '') as text from event e left join event_words w using (company_id, seq)",
    );
    expect(log[0]?.text).not.toMatch(raw);

    const input = {
      complaintId: taken.id,
      expectedVersion: assigned.version,
      idempotencyKey: crypto.randomUUID(),
    };
    const shown = await gql<{ answer: object }>(cast.handler, REVEAL, { input });
    expect(shown.data?.answer).toMatchObject({ __typename: "RevealedContact", name: "欧阳静", phone: PHONE });
    expect((await timelineOf(world(), cast.supervisor, taken.id)).at(-1)).toMatchObject({
      kind: "CONTACT_REVEALED",
      actor: { name: "赵工" },
    });
    const refused = await gql<{ answer: object }>(cast.qa, REVEAL, {
      input: { ...input, idempotencyKey: crypto.randomUUID() },
    });
    expect(refused.data?.answer).toEqual({ __typename: "NotAllowedError", refusal: "NO_RIGHT" });
    expect(JSON.stringify(refused)).not.toMatch(raw);
  });

  test("of an anonymous complainant there is nothing to show", async () => {
    const { cast, gql } = world();
    const taken = await registered(world(), { complainant: { kind: "ANONYMOUS" } });
    const { data } = await gql<{ answer: object }>(cast.agent, REVEAL, {
      input: { complaintId: taken.id, expectedVersion: 1, idempotencyKey: crypto.randomUUID() },
    });
    expect(data?.answer).toMatchObject({ __typename: "NotAllowedError", refusal: "NO_CONTACT_DETAILS" });
    expect(await look(world(), cast.agent, taken.id)).toMatchObject({ version: 1 });
  });
});
