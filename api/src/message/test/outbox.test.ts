import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { register } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import { bring, DAY, done, HOUR, registered, sql, timelineOf } from "../../complaint/test/stage.fixture.ts";
import { sendMessage } from "../jobs.ts";
import { addChannel, command, DINGTALK_SECRET, hurry, outgoing, WHSEC } from "./acts.fixture.ts";
import {
  CONTENT,
  isSigned,
  isSignedForDingtalk,
  openReceiver,
  type Received,
  type Receiver,
} from "./receiver.fixture.ts";
import { openMailbox, subjectOf, textOf } from "./smtp.fixture.ts";

const stack = new AsyncDisposableStack();
const mailbox = stack.use(await openMailbox());
const receiver: Receiver = stack.use(await openReceiver());
const world = useWorld({
  messages: () => ({ smtp: { url: mailbox.url, from: "heyi@example.com" }, allowPrivate: true }),
});
afterAll(() => stack.disposeAsync());

type Sent = { kind: string; to: { phone: string | null }; text: string; complaint: { number: string } };
const sentOf = ({ body }: Received) => body["data"] as Sent;
/** What a gateway was told of a complaint, in order. */
const smsOf = (number: string) =>
  receiver.received
    .filter(({ path }) => path === "/sms")
    .map(sentOf)
    .filter(({ complaint }) => complaint.number === number);
const settled = (number: string, count: number) =>
  expect
    .poll(
      async () => {
        await hurry(world());
        return (await outgoing(world(), number)).filter(({ state }) => state !== "WAITING").length;
      },
      { timeout: 30_000 },
    )
    .toBe(count);
const triedOnce = (number: string) =>
  expect.poll(async () => (await outgoing(world(), number))[0]?.tries, { timeout: 10_000 }).toBe(1);
const fates = async (id: string) =>
  (await timelineOf(world(), world().cast.supervisor, id)).filter(({ kind }) => kind.startsWith("MESSAGE_"));

test("without a channel nothing is put into the outbox", async () => {
  await registered(world());
  expect(await outgoing(world())).toEqual([]);
  expect(
    await sql(world(), "select from graphile_worker.jobs where task_identifier = 'message.send'"),
  ).toEqual([]);
});

describe("to the complainant, by the gateway", () => {
  let channel = "";
  beforeAll(async () => {
    channel = await addChannel(world(), {
      kind: "SMS_WEBHOOK",
      name: "短信平台",
      url: receiver.url("/sms"),
      secret: WHSEC,
    });
  });
  afterEach(() => receiver.answerAlways(CONTENT));
  afterAll(async () => {
    await command(world(), world().cast.admin, "messageChannelEnd", { id: channel });
  });

  test("HND-5 INT-3 from the acknowledgement to the result each is told once, with number and code, and its fate stands on the timeline", async () => {
    const { cast, clock } = world();
    const resolved = await bring(world(), "RESOLVED");
    const { number, trackingCode, id } = resolved;
    await settled(number, 2);
    const [first, second] = smsOf(number);
    expect(first).toMatchObject({ kind: "ACKNOWLEDGEMENT", to: { phone: "19900000001" } });
    expect(first?.text).toContain("张伟,您好。您向湾花园反映的事项已登记");
    expect(first?.text).toContain(trackingCode.match(/.{4}/g)?.join("-"));
    expect(first?.text).toContain(`http://localhost/r#${trackingCode}`);
    expect(second).toMatchObject({ kind: "RESULT" });
    expect(second?.text).toContain("已更换门机");
    const received = receiver.received.filter(({ path }) => path === "/sms");
    expect(received.every((each) => isSigned(each, WHSEC))).toBe(true);
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(received.length);
    const told = await fates(id);
    expect(told.map(({ kind, text, actor, public: open }) => ({ kind, text, actor, open }))).toEqual([
      { kind: "MESSAGE_SENT", text: "受理告知 → 短信/微信网关 199****0001", actor: null, open: false },
      { kind: "MESSAGE_SENT", text: "结果告知 → 短信/微信网关 199****0001", actor: null, open: false },
    ]);
    clock.advance(DAY);
    const unreached = { method: "PHONE", result: "UNREACHED" };
    await done(world(), cast.agent, "Visit", resolved, unreached);
    await settled(number, 3);
    expect(smsOf(number).at(-1)).toMatchObject({ kind: "VISIT" });
  });

  test("HND-5 public progress and promises are told; what is kept in the house is not", async () => {
    const { cast } = world();
    const seen = await bring(world(), "INVESTIGATING");
    const inside = await done(world(), cast.handler, "NoteProgress", seen, { text: "等配件", public: false });
    await done(world(), cast.handler, "NoteProgress", inside, { text: "配件明天到", public: true });
    await settled(seen.number, 2);
    expect(smsOf(seen.number).map(({ kind }) => kind)).toEqual(["ACKNOWLEDGEMENT", "PROGRESS"]);
    expect(smsOf(seen.number)[1]?.text).toContain("有新进展:配件明天到");
  });

  test("HND-2 what became of a message is no conflict to one who saw the complaint before it", async () => {
    const { cast } = world();
    const seen = await registered(world());
    await settled(seen.number, 1);
    const answer = await done(world(), cast.agent, "Contact", seen, {
      how: "PHONE",
      text: "已说明",
      isReply: false,
      public: true,
    });
    expect(answer.version).toBeGreaterThan(seen.version + 1);
  });

  test("INT-5 an anonymous complainant gets none", async () => {
    const anonymous = await registered(world(), { complainant: { kind: "ANONYMOUS" } });
    const { cast } = world();
    await done(world(), cast.agent, "SettleOnTheSpot", anonymous, {
      solution: "复位",
      complainantWord: "好",
    });
    expect(await outgoing(world(), anonymous.number)).toEqual([]);
  });

  test("INT-5 nor does one whose phone was erased while it waited", async () => {
    receiver.answerAlways({ status: 503 });
    const seen = await registered(world());
    await triedOnce(seen.number);
    await sql(
      world(),
      "update complainant set phone = null, phone_digits = null, name = null where id = (select complainant_id from complaint where number = $1)",
      [seen.number],
    );
    await settled(seen.number, 1);
    expect((await outgoing(world(), seen.number))[0]).toMatchObject({
      state: "FAILED",
      failure: "NO_RECIPIENT",
      recipient: null,
    });
  });

  test("a command that is undone leaves no message and no job", async () => {
    const before = await sql(world(), "select from outgoing_message");
    const refused = await register(world(), world().cast.agent, world().cast.a, { content: "x" });
    expect(refused.__typename).toBe("InvalidError");
    const { pool } = world().app.services.db;
    const client = await pool.connect();
    try {
      await client.query("begin");
      const { rows } = await client.query("select id, company_id from complaint limit 1");
      const [{ id, company_id: company }] = rows;
      const line = {
        kind: "RESULT",
        at: world().clock.now(),
        complaintId: id,
        line: 1,
        channels: ["SMS_WEBHOOK"],
      };
      await client.query("select message_queue($1, 0, $2)", [
        company,
        JSON.stringify([{ ...line, toComplainant: true }]),
      ]);
      expect((await client.query("select from outgoing_message")).rowCount).toBe(before.length + 1);
      await client.query("rollback");
    } finally {
      client.release();
    }
    expect(await sql(world(), "select from outgoing_message")).toHaveLength(before.length);
  });

  test("one that is refused is tried again under the same id, and told once", async () => {
    receiver.answerNext({ status: 503 }, { status: 429 });
    const seen = await registered(world());
    await settled(seen.number, 1);
    expect((await outgoing(world(), seen.number))[0]).toMatchObject({
      state: "SENT",
      tries: 3,
      failure: null,
    });
    const ids = receiver.received
      .filter((each) => sentOf(each).complaint.number === seen.number)
      .map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect((await fates(seen.id)).map(({ kind }) => kind)).toEqual(["MESSAGE_SENT"]);
  });

  test("its job run again, or two at once, sends nothing more and tells nothing twice", async () => {
    receiver.answerNext({ status: 503 });
    const seen = await registered(world());
    await triedOnce(seen.number);
    const [{ id } = { id: "" }] = await outgoing(world(), seen.number);
    const { services } = world().app;
    await Promise.all([sendMessage.perform({ id }, services), sendMessage.perform({ id }, services)]);
    await sendMessage.perform({ id }, services);
    expect((await fates(seen.id)).map(({ kind }) => kind)).toEqual(["MESSAGE_SENT"]);
    expect(new Set(smsOf(seen.number).map(({ text }) => text)).size).toBe(1);
    // At least once: the two may both have sent it, under one id.
    const posted = smsOf(seen.number).length;
    await sendMessage.perform({ id }, services);
    expect(smsOf(seen.number)).toHaveLength(posted);
  });

  test("AUD-1 AUD-2 after eight tries it is given up, which stands on the timeline without the whole number; it can be tried anew", async () => {
    receiver.answerAlways({ status: 503, body: "19900000001 is full" });
    const seen = await registered(world());
    await settled(seen.number, 1);
    const [failed] = await outgoing(world(), seen.number);
    expect(failed).toMatchObject({
      state: "FAILED",
      tries: 8,
      failure: "REFUSED",
      answer: "HTTP 503",
      recipient: "199****0001",
    });
    const [told] = await fates(seen.id);
    expect(told).toMatchObject({
      kind: "MESSAGE_FAILED",
      text: "受理告知 → 短信/微信网关 199****0001;对方未接收 (HTTP 503);共试 8 次",
    });
    const logged = await sql<{ data: object }>(world(), "select data from event where kind like 'MESSAGE_%'");
    expect(JSON.stringify(logged)).not.toContain("19900000001");
    expect(JSON.stringify(logged)).not.toContain("****");

    receiver.answerAlways(CONTENT);
    const again = await command(world(), world().cast.admin, "messageRetry", { id: failed?.id });
    expect(again.__typename).toBe("MessageRetried");
    await settled(seen.number, 1);
    await expect.poll(async () => (await fates(seen.id)).length, { timeout: 10_000 }).toBe(2);
    expect((await fates(seen.id)).map(({ kind }) => kind)).toEqual(["MESSAGE_FAILED", "MESSAGE_SENT"]);
    expect((await command(world(), world().cast.admin, "messageRetry", { id: failed?.id })).__typename).toBe(
      "NotFoundError",
    );
  }, 60_000);

  test("a company's own words are sent from then on; a waiting message keeps those it arose with", async () => {
    receiver.answerAlways({ status: 503 });
    const waiting = await registered(world());
    await triedOnce(waiting.number);
    const { admin } = world().cast;
    const input = { kind: "ACKNOWLEDGEMENT", text: "{编号}已受理,{项目}敬上" };
    expect((await command(world(), admin, "messageTemplateSet", input)).templates?.[0]).toMatchObject({
      kind: "ACKNOWLEDGEMENT",
      text: input.text,
      changedBy: admin.name,
    });
    receiver.answerAlways(CONTENT);
    const later = await registered(world());
    await settled(waiting.number, 1);
    await settled(later.number, 1);
    expect(smsOf(waiting.number).at(-1)?.text).toContain("查询码");
    expect(smsOf(later.number).map(({ text }) => text)).toEqual([`${later.number}已受理,湾花园敬上`]);
    await expect(sql(world(), "update message_template set text = 'x'")).rejects.toThrow("never changed");
  });

  test("a project's own gateway goes before the company's, and a complainant is written to once", async () => {
    const { cast } = world();
    const own = await addChannel(world(), {
      kind: "SMS_WEBHOOK",
      name: "湾花园短信",
      url: receiver.url("/own"),
      secret: WHSEC,
      projectId: Buffer.from(`Project:${cast.a.id}`).toString("base64url"),
    });
    const here = await registered(world());
    const there = await register(world(), cast.agentB, cast.b);
    await settled(here.number, 1);
    await settled(there.number, 1);
    expect((await outgoing(world(), here.number)).map(({ channelName }) => channelName)).toEqual([
      "湾花园短信",
    ]);
    expect((await outgoing(world(), there.number)).map(({ channelName }) => channelName)).toEqual([
      "短信平台",
    ]);
    await command(world(), cast.admin, "messageChannelEnd", { id: own });
  });
});

test("ESC-1 AUD-2 an escalation reaches the staff's groups and mailboxes, without a person, a phone or a word of the matter", async () => {
  const { cast } = world();
  const common = { url: receiver.url("/wecom?key=k") };
  await addChannel(world(), { kind: "WECOM_ROBOT", name: "工程群", ...common });
  const dingtalk = { url: receiver.url("/dingtalk?access_token=t"), secret: DINGTALK_SECRET };
  await addChannel(world(), { kind: "DINGTALK_ROBOT", name: "值班群", ...dingtalk });
  await addChannel(world(), { kind: "EMAIL", name: "品质部", to: ["quality@example.com"] });
  const seen = await registered(world());
  await done(world(), cast.supervisor, "Escalate", seen, { reason: "业主张伟情绪激动" });
  await settled(seen.number, 3);
  expect((await outgoing(world(), seen.number)).map(({ state }) => state)).toEqual(["SENT", "SENT", "SENT"]);
  const said = `【湾花园】${seen.number} 服务上移到客服主任\nhttp://localhost/complaints/${seen.number}`;
  const toGroups = receiver.received.filter(({ path }) => /^\/(?:wecom|dingtalk)/.test(path));
  expect(toGroups.map(({ body }) => body)).toEqual(
    Array.from({ length: 2 }, () => ({ msgtype: "text", text: { content: said } })),
  );
  const signed = toGroups.filter(({ path }) => path.startsWith("/dingtalk"));
  expect(signed.map((each) => isSignedForDingtalk(each, DINGTALK_SECRET))).toEqual([true]);
  const [letter] = mailbox.letters;
  expect(letter?.to).toEqual(["quality@example.com"]);
  expect(letter && subjectOf(letter)).toBe(`和议提醒 ${seen.number} 湾花园`);
  expect(letter && textOf(letter).trim()).toBe(said);
  const everything = JSON.stringify([toGroups, letter && textOf(letter)]);
  for (const secret of ["张伟", "19900000001", "电梯", seen.trackingCode, "情绪"])
    expect(everything).not.toContain(secret);
  expect(new Set((await fates(seen.id)).map(({ text }) => text))).toEqual(
    new Set([
      "员工提醒 → 企业微信群机器人 工程群",
      "员工提醒 → 电子邮件 品质部",
      "员工提醒 → 钉钉群机器人 值班群",
    ]),
  );
});

test("SLA-3 an overdue clock reaches them too, told by its name", async () => {
  const seen = await registered(world());
  await world().pass(2 * HOUR);
  const told = () =>
    receiver.received
      .filter(({ path }) => path.startsWith("/wecom"))
      .map(({ body }) => (body["text"] as { content: string }).content)
      .filter((content) => content.includes(seen.number));
  // Every complaint of this file is overdue by then, and each channel is told one by one.
  await expect
    .poll(() => told().some((content) => content.includes("响应超时")), { timeout: 30_000 })
    .toBe(true);
});
