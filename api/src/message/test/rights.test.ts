import { afterAll, beforeAll, expect, test } from "vitest";

import { idOf } from "../../../test/complaints.ts";
import { createPerson, type Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { hashed } from "../../auth/accounts.ts";
import { addChannel, command, WHSEC } from "./acts.fixture.ts";
import { openReceiver, type Receiver } from "./receiver.fixture.ts";

const world = useWorld({ messages: () => ({ smtp: null, allowPrivate: true }) });
const stack = new AsyncDisposableStack();
let receiver: Receiver;
let foreignAdmin: Person;
beforeAll(async () => {
  receiver = stack.use(await openReceiver());
  const { app, cast, clock } = world();
  const { companyId } = cast.stranger;
  const who = { username: "foreignadmin", name: "别家管理员", title: "管理员" };
  const password = await hashed("correct-horse-battery");
  foreignAdmin = await createPerson(
    app.services.db,
    companyId,
    who,
    [{ role: "ADMIN" }],
    password,
    clock.now(),
  );
});
afterAll(() => stack.disposeAsync());

const gateway = () => ({
  kind: "SMS_WEBHOOK",
  name: "短信平台",
  url: receiver.url("/sms?k=hush"),
  secret: WHSEC,
});
const QUERIES = [
  "{ messageTemplates { kind } }",
  "{ messageChannels { id name shown } }",
  "{ outgoingMessages { id } }",
  '{ messagePreview(kind: RESULT, text: "x") { text } }',
];

test("AUTH: nobody but an administrator reads or changes what concerns outgoing messages", async () => {
  const { cast, gql } = world();
  const id = await addChannel(world(), gateway());
  const inputs: [string, Record<string, unknown>][] = [
    ["messageTemplateSet", { kind: "RESULT", text: "{结果}" }],
    ["messageChannelAdd", gateway()],
    ["messageChannelEnd", { id }],
    ["messageChannelTest", { id, phone: "19900000002" }],
    ["messageRetry", { id }],
  ];
  for (const person of [cast.agent, cast.supervisor, cast.manager, cast.qa]) {
    for (const [field, input] of inputs)
      expect(await command(world(), person, field, input)).toMatchObject({
        __typename: "NotAllowedError",
        refusal: "NO_RIGHT",
      });
    for (const query of QUERIES)
      expect((await gql(person, query)).errors?.[0]?.extensions?.["code"]).toBe("NOT_ALLOWED");
  }
  expect((await gql(null, QUERIES[1] ?? "")).errors?.[0]?.extensions?.["code"]).toBe("SIGNED_OUT");
  expect(receiver.received).toEqual([]);
});

test("ORG-1 another company's channels and messages do not exist", async () => {
  const { cast, gql } = world();
  const id = await addChannel(world(), gateway());
  const { data } = await gql<{ messageChannels: unknown[] }>(foreignAdmin, QUERIES[1] ?? "");
  expect(data?.messageChannels).toEqual([]);
  for (const field of ["messageChannelEnd", "messageChannelTest", "messageRetry"])
    expect((await command(world(), foreignAdmin, field, { id })).__typename).toBe("NotFoundError");
  const elsewhere = { ...gateway(), projectId: idOf("Project", cast.elsewhere.id) };
  expect((await command(world(), cast.admin, "messageChannelAdd", elsewhere)).issues).toEqual([
    { path: "projectId", code: "UNKNOWN_REFERENCE", allowed: null },
  ]);
});

test("AUD-2 address and secret are written, never given back, and unreadable in the table", async () => {
  const { cast, gql, app } = world();
  await addChannel(world(), gateway());
  const listed = await gql(cast.admin, "{ messageChannels { id kind name shown project createdAt } }");
  const rows = await app.services.db.pool.query("select * from message_channel");
  for (const text of [JSON.stringify(listed), JSON.stringify(rows.rows)]) {
    expect(text).not.toContain("hush");
    expect(text).not.toContain(WHSEC.slice(6, 30));
  }
  expect(JSON.stringify(listed)).toContain("127.0.0.1");
});

test("a test says at once what came of it", async () => {
  const { admin } = world().cast;
  const id = await addChannel(world(), gateway());
  const tried = (input: object) => command(world(), admin, "messageChannelTest", { id, ...input });
  expect(await tried({})).toMatchObject({ failure: "NO_RECIPIENT" });
  expect((await tried({ phone: "not a phone" })).issues).toEqual([
    { path: "phone", code: "NOT_A_PHONE", allowed: null },
  ]);
  expect(await tried({ phone: "199-0000-0002" })).toMatchObject({ failure: null, answer: null });
  expect(receiver.received.at(-1)?.body).toMatchObject({
    type: "message.test",
    data: { to: { phone: "19900000002" } },
  });
  receiver.answerNext({ status: 401 });
  expect(await tried({ phone: "19900000002" })).toMatchObject({ failure: "REFUSED", answer: "HTTP 401" });
  const mail = await addChannel(world(), { kind: "EMAIL", name: "品质部", to: ["q@example.com"] });
  expect(await command(world(), admin, "messageChannelTest", { id: mail })).toMatchObject({
    failure: "SMTP_NOT_SET",
  });
});

test("a template that cannot be sent is refused by name, and its preview says so while it is written", async () => {
  const { admin } = world().cast;
  const preview = async (kind: string, text: string) => {
    const query =
      "query ($kind: MessageKind!, $text: String!) { messagePreview(kind: $kind, text: $text) { text faults } }";
    const { data } = await world().gql<{ messagePreview: unknown }>(admin, query, { kind, text });
    return data?.messagePreview;
  };
  expect(await preview("RESULT", "{编号}:{结果}")).toEqual({
    text: "BY-202602-0007:已更换门机,试运行正常",
    faults: [],
  });
  expect(await preview("STAFF_NOTICE", "{称呼}")).toEqual({ text: null, faults: ["没有这个占位符:{称呼}"] });
  const refused = await command(world(), admin, "messageTemplateSet", {
    kind: "STAFF_NOTICE",
    text: "{称呼}",
  });
  expect(refused.issues).toEqual([{ path: "text", code: "PLACEHOLDER_UNKNOWN", allowed: "{称呼}" }]);
  const empty = await command(world(), admin, "messageTemplateSet", { kind: "RESULT", text: " " });
  expect(empty.issues).toEqual([{ path: "text", code: "REQUIRED", allowed: null }]);
});
