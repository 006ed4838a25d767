import { describe, expect, test } from "vitest";
import { idOf, register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import type { Person } from "../../../test/people.ts";
import { bring, DAY, faults, registered, sql } from "./stage.fixture.ts";

const world = useWorld();
const OWNER = { kind: "OWNER", name: "张伟", phone: "199-0000-0001", room: "1栋1单元501" };
const later = (ms: number) => new Date(world().clock.now().getTime() + ms).toISOString();

describe("INT-2 what is missing or does not hold is named by field and code, all at once", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ["no content", { content: "  " }, ["content REQUIRED"]],
    ["one character", { content: "脏" }, ["content TOO_SHORT"]],
    ["content of 5001 characters", { content: "灯".repeat(5001) }, ["content TOO_LONG"]],
    ["a demand of 5001", { demand: "修".repeat(5001) }, ["demand TOO_LONG"]],
    ["a sub-category of 61", { subCategory: "电".repeat(61) }, ["subCategory TOO_LONG"]],
    [
      "neither name nor phone",
      { complainant: { kind: "OWNER" } },
      ["complainant.name REQUIRED", "complainant.phone REQUIRED"],
    ],
    ["a name of 61", { complainant: { ...OWNER, name: "张".repeat(61) } }, ["complainant.name TOO_LONG"]],
    ["a phone that is none", { complainant: { ...OWNER, phone: "12" } }, ["complainant.phone NOT_A_PHONE"]],
    [
      "a phone with words",
      { complainant: { ...OWNER, phone: "199 0000 0001 找王姐" } },
      ["complainant.phone NOT_A_PHONE"],
    ],
    [
      "a room that is not there",
      { complainant: { ...OWNER, room: "99栋1单元501" } },
      ["complainant.room UNKNOWN_REFERENCE"],
    ],
    ["received tomorrow", { receivedAt: "2026-02-12T02:00:00Z" }, ["receivedAt NOT_IN_THE_PAST"]],
    [
      "occurred after it was received",
      { receivedAt: "2026-02-11T01:00:00Z", occurredAt: "2026-02-11T01:30:00Z" },
      ["occurredAt NOT_IN_THE_PAST"],
    ],
    [
      "a repeat of nothing",
      { repeatOfId: idOf("Complaint", "019c0000-0000-7000-8000-000000000001") },
      ["repeatOfId UNKNOWN_REFERENCE"],
    ],
    ["a key of 7 characters", { idempotencyKey: "1234567" }, ["idempotencyKey TOO_SHORT"]],
    ["a key of 101", { idempotencyKey: "1".repeat(101) }, ["idempotencyKey TOO_LONG"]],
    [
      "four faults",
      { content: "", demand: "修".repeat(5001), complainant: { kind: "TENANT", phone: "x", name: "李" } },
      ["content REQUIRED", "demand TOO_LONG", "complainant.phone NOT_A_PHONE"],
    ],
  ])("%s", async (_name, input, expected) => {
    const { cast } = world();
    const answer = await register(world(), cast.agent, cast.a, input);
    expect(answer).toMatchObject({ __typename: "InvalidError", code: "INVALID" });
    expect(faults(answer)).toEqual(expected);
  });

  test("a repeat lies in the same project", async () => {
    const { cast } = world();
    const first = await registered(world());
    const answer = await register(world(), cast.agentB, cast.b, { repeatOfId: first.id });
    expect(faults(answer)).toEqual(["repeatOfId UNKNOWN_REFERENCE"]);
  });

  test.each(["projectId", "channel", "content", "complainant", "idempotencyKey"])(
    "without %s the request is not understood",
    async (field) => {
      const { cast, gql } = world();
      const { [field]: _left, ...input } = {
        projectId: idOf("Project", cast.a.id),
        channel: "HOTLINE",
        content: "楼道灯不亮",
        complainant: OWNER,
        idempotencyKey: crypto.randomUUID(),
      } as Record<string, unknown>;
      const query =
        "mutation ($input: ComplaintRegisterInput!) { complaintRegister(input: $input) { __typename } }";
      const { errors } = await gql(cast.agent, query, { input });
      expect(errors?.[0]?.extensions?.["issues"]).toEqual([expect.objectContaining({ path: field })]);
    },
  );
});

test("INT-2 everything given at intake stands on the complaint; what was received when, by which clock", async () => {
  const { cast, gql } = world();
  const taken = await registered(world(), {
    channel: "WECHAT",
    content: "  楼上装修到半夜  ",
    demand: "晚上八点后停工",
    mood: "FURIOUS",
    seeks: "SEEKS_RESPECT",
    category: "CONSTRUCTION",
    subCategory: "噪音",
    urgency: "HIGH",
    impact: "GROUP",
    receivedAt: later(-3_600_000),
    occurredAt: later(-7_200_000),
    responded: true,
  });
  const query = `query ($id: ID!) { complaint(id: $id) { channel content demand mood seeks category subCategory urgency impact priority
    receivedAt occurredAt room intakeStaff { name } owner { name } milestones { respondedAt } levelSkipping
    complainant { kind name phone hasContact } clocks { kind state startedAt } } }`;
  const { data } = await gql(cast.agent, query, { id: taken.id });
  expect(data?.["complaint"]).toMatchObject({
    channel: "WECHAT",
    content: "楼上装修到半夜",
    demand: "晚上八点后停工",
    mood: "FURIOUS",
    seeks: "SEEKS_RESPECT",
    category: "CONSTRUCTION",
    subCategory: "噪音",
    urgency: "HIGH",
    impact: "GROUP",
    priority: "P2",
    receivedAt: later(-3_600_000),
    occurredAt: later(-7_200_000),
    room: "1栋1单元501",
    intakeStaff: { name: cast.agent.name },
    owner: { name: cast.agent.name },
    milestones: { respondedAt: later(0) },
    levelSkipping: false,
    complainant: { kind: "OWNER", name: "张伟", phone: "199****0001", hasContact: true },
  });
  expect(data?.["complaint"]).toHaveProperty(
    "clocks",
    expect.arrayContaining([
      { kind: "RESPOND", state: "MET", startedAt: later(0) },
      { kind: "REPLY", state: "RUNNING", startedAt: later(-3_600_000) },
      { kind: "RESOLVE", state: "RUNNING", startedAt: later(-3_600_000) },
    ]),
  );
});

test.each(["COMPANY_HOTLINE", "GOV_HOTLINE", "MEDIA"])(
  "ESC-2 a complaint through %s starts at level 2",
  async (channel) => {
    expect(await registered(world(), { channel })).toMatchObject({ level: 2 });
  },
);

test.each(["OWNER", "TENANT", "VISITOR", "ORGANISATION", "ANONYMOUS"])(
  "ORG-4 %s: the kind changes neither priority nor deadlines",
  async (kind) => {
    const complainant = kind === "ANONYMOUS" ? { kind } : { ...OWNER, kind };
    const answer = await registered(world(), { complainant, urgency: "HIGH", impact: "COMMUNITY" });
    expect(answer).toMatchObject({ priority: "P2", level: 0 });
    expect(Object.fromEntries(answer.clocks.map(({ kind: clock, dueAt }) => [clock, dueAt]))).toEqual({
      REPLY: "2026-02-12T10:00:00.000Z",
      RESOLVE: "2026-02-12T02:00:00.000Z",
      RESPOND: "2026-02-11T02:30:00.000Z",
    });
  },
);

test("INT-5 with an anonymous complaint neither name nor phone is taken", async () => {
  const { cast } = world();
  const answer = await register(world(), cast.agent, cast.a, {
    complainant: { kind: "ANONYMOUS", name: "张伟", phone: "19900000001" },
  });
  expect(faults(answer)).toEqual(["complainant.name MUST_BE_ABSENT", "complainant.phone MUST_BE_ABSENT"]);
});

test("INT-5 of an anonymous complainant nothing is stored, nor an address with the record", async () => {
  const taken = await registered(world(), { complainant: { kind: "ANONYMOUS" }, content: "保安在岗亭睡觉" });
  const [person] = await sql(
    world(),
    "select p.* from complainant p join complaint c on c.complainant_id = p.id where c.number = $1",
    [taken.number],
  );
  const { id: _id, ...rest } = person as Record<string, unknown>;
  expect(rest).toEqual({ kind: "ANONYMOUS", name: null, phone: null, phone_digits: null, room_id: null });
  const stored = await sql(
    world(),
    `select to_jsonb(c)::text || coalesce((select string_agg(to_jsonb(e)::text, '') from event e where e.complaint_id = c.id), '')
            || coalesce((select string_agg(to_jsonb(r)::text, '') from command_receipt r where r.complaint_id = c.id), '') as text
       from complaint c where c.number = $1`,
    [taken.number],
  );
  expect((stored[0] as { text: string }).text).not.toMatch(/127\.0\.0\.1|::1"|user.agent/i);
});

const EARLIER = "id number excerpt room";
const HOUSEHOLD = `query ($projectId: ID!, $room: String, $phone: String) { household(projectId: $projectId, room: $room, phone: $phone) {
  earlier { ${EARLIER} } people { kind name phone room } } }`;
const DUPLICATES = `query ($projectId: ID!, $room: String, $phone: String, $content: String!) {
  likelyDuplicates(projectId: $projectId, room: $room, phone: $phone, content: $content) { likeness sameRoom samePhone complaint { ${EARLIER} } } }`;
type Found = { complaint: { number: string }; likeness: number; sameRoom: boolean; samePhone: boolean };

describe("INT-4 who may be calling", () => {
  test("a room or a phone finds earlier complaints of the project, the latest first, with masked people", async () => {
    const { cast, gql, clock } = world();
    const caller = { kind: "TENANT", name: "陈静", phone: "137 0000 1234", room: "2栋1单元501" };
    const first = await registered(world(), { complainant: caller, content: "空调外机滴水" });
    clock.advance(60_000);
    const second = await registered(world(), {
      complainant: { ...caller, room: null },
      content: "快递柜打不开",
    });
    const ask = async (args: object) =>
      (await gql(cast.agent, HOUSEHOLD, { projectId: idOf("Project", cast.a.id), ...args })).data?.[
        "household"
      ] as { earlier: { number: string }[]; people: object[] };
    const numbers = async (args: object) => (await ask(args)).earlier.map(({ number }) => number);
    expect(await numbers({ phone: "137-0000-1234" })).toEqual([second.number, first.number]);
    expect(await numbers({ room: "2栋1单元501" })).toEqual([first.number]);
    expect(await numbers({})).toEqual([]);
    expect(await numbers({ phone: "13700009999" })).toEqual([]);
    expect((await ask({ room: "2栋1单元501" })).people).toEqual([
      { kind: "TENANT", name: "陈静", phone: "137****1234", room: "2栋1单元501" },
    ]);
    const seenByOthers = await gql(cast.agentB, HOUSEHOLD, {
      projectId: idOf("Project", cast.a.id),
      phone: "13700001234",
    });
    expect(seenByOthers.data?.["household"]).toEqual({ earlier: [], people: [] });
    const qa = await gql(cast.qa, HOUSEHOLD, { projectId: idOf("Project", cast.a.id), room: "2栋1单元501" });
    expect(qa.data?.["household"]).toMatchObject({ people: [{ name: "陈某", phone: "137****1234" }] });
  });

  test("a likely duplicate is of the same project, room or phone, with similar words, within 7 days", async () => {
    const { cast, gql, clock } = world();
    const caller = { kind: "OWNER", name: "刘洋", phone: "138-0000-5678", room: "3栋1单元501" };
    const first = await registered(world(), { complainant: caller, content: "地下车库漏水,车位都泡了" });
    const ask = async (args: object) => {
      const { data } = await gql<{ likelyDuplicates: Found[] }>(cast.agent, DUPLICATES, {
        projectId: idOf("Project", cast.a.id),
        content: "地下车库又漏水了",
        ...args,
      });
      return data?.likelyDuplicates.map(({ complaint, sameRoom, samePhone }) => [
        complaint.number,
        sameRoom,
        samePhone,
      ]);
    };
    expect(await ask({ room: "3栋1单元501" })).toEqual([[first.number, true, false]]);
    expect(await ask({ phone: "13800005678" })).toEqual([[first.number, false, true]]);
    expect(await ask({ phone: "13800005678", room: "3栋1单元501" })).toEqual([[first.number, true, true]]);
    expect(await ask({ room: "1栋1单元501", phone: "13900000000" })).toEqual([]);
    expect(await ask({ room: "3栋1单元501", content: "电梯按钮失灵" })).toEqual([]);
    expect(await ask({ room: "3栋1单元501", projectId: idOf("Project", cast.b.id) })).toEqual([]);
    const repeat = await registered(world(), {
      complainant: caller,
      content: "车库还在漏水",
      repeatOfId: first.id,
    });
    const query = "query ($id: ID!) { complaint(id: $id) { repeatOf { number } repeats { number } } }";
    expect((await gql(cast.agent, query, { id: repeat.id })).data).toEqual({
      complaint: { repeatOf: { number: first.number }, repeats: [] },
    });
    expect((await gql(cast.agent, query, { id: first.id })).data).toEqual({
      complaint: { repeatOf: null, repeats: [{ number: repeat.number }] },
    });
    clock.advance(7 * DAY + 1);
    expect(await ask({ room: "3栋1单元501" })).toEqual([]);
  });
});

test("INT-3 the acknowledgement names number and tracking code, in the reader's language", async () => {
  const { cast, url, cookieOf } = world();
  const taken = await registered(world());
  const cookie = await cookieOf(cast.agent);
  const say = async (language: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, "accept-language": language },
      body: JSON.stringify({
        query: "query ($id: ID!) { complaint(id: $id) { acknowledgement } }",
        variables: { id: taken.id },
      }),
    });
    return ((await response.json()) as { data: { complaint: { acknowledgement: string } } }).data.complaint
      .acknowledgement;
  };
  const code = taken.trackingCode.match(/.{1,4}/g)?.join("-");
  for (const text of [await say("zh-CN"), await say("en")]) {
    expect(text).toContain(taken.number);
    expect(text).toContain(code);
  }
  expect(await say("en")).toMatch(/^Your complaint/);
});

test("INT-3, VIS-1 the code is read out by intake and by who leads; never seen by whose hands the complaint is in, who could speak for the complainant", async () => {
  const { cast } = world();
  const seen = await bring(world(), "INVESTIGATING");
  const codeFor = async (person: Person) => {
    const { data } = await world().gql<{
      complaint: { trackingCode: string | null; acknowledgement: string | null };
    }>(person, "query ($id: ID!) { complaint(id: $id) { trackingCode acknowledgement } }", { id: seen.id });
    return [data?.complaint.trackingCode, data?.complaint.acknowledgement === null];
  };
  for (const person of [cast.agent, cast.dispatcher, cast.supervisor])
    expect(await codeFor(person)).toEqual([seen.trackingCode, false]);
  for (const person of [cast.handler, cast.qa, cast.admin])
    expect(await codeFor(person)).toEqual([null, true]);
});
