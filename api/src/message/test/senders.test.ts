import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sendToGateway } from "../gateway.ts";
import { openMailer } from "../mail.ts";
import { post } from "../post.ts";
import { cutToBytes, sendToDingtalk, sendToWecom } from "../robots.ts";
import { isSignedForDingtalk, openReceiver, type Receiver } from "./receiver.fixture.ts";
import { openMailbox, subjectOf, textOf } from "./smtp.fixture.ts";

const SECRET = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
const MESSAGE = {
  id: "0190aaaa-0000-7000-8000-000000000001",
  kind: "RESULT",
  phone: "19900000001",
  text: "已更换门机",
  number: "WAN-202602-0001",
  project: "湾花园",
} as const;

const stack = new AsyncDisposableStack();
let receiver: Receiver;
beforeAll(async () => {
  receiver = stack.use(await openReceiver());
});
afterAll(() => stack.disposeAsync());
const last = () => {
  const received = receiver.received.at(-1);
  if (received === undefined) throw new Error("nothing was received");
  return received;
};

describe("a gateway for SMS and WeChat", () => {
  const send = (allowPrivate = true, path = "/sms") =>
    sendToGateway({ url: receiver.url(path), secret: SECRET }, MESSAGE, new Date(), allowPrivate);

  test("is told whom, what and of which complaint, signed by Standard Webhooks under one id", async () => {
    expect(await send()).toEqual({ ok: true });
    const { headers, raw, path } = last();
    expect(path).toBe("/sms");
    expect(new Webhook(SECRET).verify(raw, headers)).toEqual({
      type: "message.send",
      timestamp: expect.any(String),
      data: {
        id: MESSAGE.id,
        kind: "RESULT",
        to: { phone: "19900000001" },
        text: "已更换门机",
        complaint: { number: "WAN-202602-0001", project: "湾花园" },
      },
    });
    expect(headers).toMatchObject({
      "webhook-id": MESSAGE.id,
      "idempotency-key": MESSAGE.id,
      "content-type": "application/json; charset=utf-8",
    });
    expect(() => new Webhook(SECRET).verify(raw.replace("199", "188"), headers)).toThrow();
  });

  test.each([
    [204, { ok: true }],
    [400, { ok: false, failure: "REFUSED", answer: "HTTP 400" }],
    [503, { ok: false, failure: "REFUSED", answer: "HTTP 503" }],
  ])("that answers %i: %j", async (status, delivery) => {
    receiver.answerNext({ status, body: "19900000001 is blocked" });
    expect(await send()).toEqual(delivery);
  });

  test("that redirects is not followed, for the way could lead into a private network", async () => {
    const before = receiver.received.length;
    receiver.answerNext({ status: 307, headers: { location: receiver.url("/elsewhere") } });
    expect(await send()).toEqual({ ok: false, failure: "REFUSED", answer: "HTTP 307" });
    expect(receiver.received).toHaveLength(before + 1);
  });

  test("that answers without end is heard to a bound", async () => {
    receiver.answerNext({ status: 200, body: "x".repeat(5_000_000) });
    expect(await send()).toEqual({ ok: true });
  });

  test("in a private network is not spoken to unless that is allowed", async () => {
    const before = receiver.received.length;
    expect(await send(false)).toEqual({ ok: false, failure: "ADDRESS_NOT_ALLOWED", answer: null });
    expect(receiver.received).toHaveLength(before);
  });

  test("that never answers is not waited for without end", async () => {
    receiver.answerNext("NEVER");
    expect(await post(receiver.url("/sms"), "{}", {}, true, 50)).toEqual({
      ok: false,
      failure: "UNREACHABLE",
      answer: "TIMEOUT",
    });
  });

  test("that nobody keeps open is told as unreachable", async () => {
    const closed = await openReceiver();
    const url = closed.url("/sms");
    await closed[Symbol.asyncDispose]();
    expect(await sendToGateway({ url, secret: SECRET }, MESSAGE, new Date(), true)).toEqual({
      ok: false,
      failure: "UNREACHABLE",
      answer: "ECONNREFUSED",
    });
  });
});

describe("a robot of WeCom", () => {
  const send = (text: string) => sendToWecom(receiver.url("/cgi-bin/webhook/send?key=k"), text, true);

  test("is told a text under the key in its address", async () => {
    expect(await send("【湾花园】WAN-202602-0001 服务上移")).toEqual({ ok: true });
    expect(last().path).toBe("/cgi-bin/webhook/send?key=k");
    expect(last().body).toEqual({
      msgtype: "text",
      text: { content: "【湾花园】WAN-202602-0001 服务上移" },
    });
  });

  test("is told no more than 2,048 bytes, and no half character", async () => {
    await send("急".repeat(2000));
    const { content } = last().body["text"] as { content: string };
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content).toBe(`${"急".repeat(681)}…`);
  });

  test.each([
    ["急急", 6, "急急"],
    ["急急", 5, "…"],
    ["急急急", 8, "急…"],
    ["a😀b😀", 9, "a😀b…"],
  ])("%s cut to %i bytes: %s", (text, most, cut) => {
    expect(cutToBytes(text, most)).toBe(cut);
  });

  test("refuses by the number in its answer, whatever its status says", async () => {
    receiver.answerNext({ status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' });
    expect(await send("x")).toEqual({ ok: false, failure: "REFUSED", answer: "errcode 93000" });
    receiver.answerNext({ status: 200, body: "<html>" });
    expect(await send("x")).toEqual({ ok: false, failure: "REFUSED", answer: "errcode ?" });
    receiver.answerNext({ status: 502 });
    expect(await send("x")).toEqual({ ok: false, failure: "REFUSED", answer: "HTTP 502" });
  });
});

describe("a robot of DingTalk", () => {
  const secret = `SEC${"0a".repeat(16)}`;
  const url = () => receiver.url("/robot/send?access_token=t");

  test("is told a text, its address signed as of now", async () => {
    const now = new Date("2026-02-11T02:00:00.123Z");
    expect(await sendToDingtalk({ url: url(), secret }, "答复超时", now, true)).toEqual({ ok: true });
    const { searchParams } = new URL(last().path, "http://localhost");
    expect(searchParams.get("access_token")).toBe("t");
    expect(searchParams.get("timestamp")).toBe(String(now.getTime()));
    expect(isSignedForDingtalk(last(), secret)).toBe(true);
    expect(isSignedForDingtalk(last(), `${secret}x`)).toBe(false);
    expect(last().body).toEqual({ msgtype: "text", text: { content: "答复超时" } });
  });

  test("refuses by the number in its answer", async () => {
    receiver.answerNext({ status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' });
    expect(await sendToDingtalk({ url: url(), secret }, "x", new Date(), true)).toEqual({
      ok: false,
      failure: "REFUSED",
      answer: "errcode 310000",
    });
  });
});

describe("mail", () => {
  const LETTER = {
    id: MESSAGE.id,
    to: ["qa@example.com", "duty@example.com"],
    subject: "和议提醒 WAN-202602-0001 湾花园",
    text: "【湾花园】WAN-202602-0001 服务上移",
  };
  const FROM = "和议 <heyi@example.com>";

  test("reaches a mail server under its id, Chinese whole, signed in", async () => {
    await using mailbox = await openMailbox();
    await using mailer = openMailer({ url: mailbox.url, from: FROM });
    expect(await mailer.send(LETTER)).toEqual({ ok: true });
    const [letter] = mailbox.letters;
    expect(letter).toMatchObject({ from: "heyi@example.com", to: LETTER.to });
    expect(letter?.source).toContain(`Message-ID: <${MESSAGE.id}@example.com>`);
    expect(letter?.source).toContain("Auto-Submitted: auto-generated");
    expect(letter && subjectOf(letter)).toBe(LETTER.subject);
    expect(letter && textOf(letter).trim()).toBe(LETTER.text);
  });

  test("that the server refuses says by which number; headers cannot be smuggled in by a subject", async () => {
    await using mailbox = await openMailbox();
    await using mailer = openMailer({ url: mailbox.url, from: FROM });
    mailbox.refuseNext(1);
    expect(await mailer.send(LETTER)).toEqual({ ok: false, failure: "REFUSED", answer: "SMTP 451" });
    await mailer.send({ ...LETTER, subject: "x\r\nBcc: thief@example.com" });
    expect(mailbox.letters[0]?.to).toEqual(LETTER.to);
    expect(mailbox.letters[0]?.source).not.toMatch(/^Bcc:/m);
  });

  test("with a wrong password or no server at all is told as what it is", async () => {
    await using mailbox = await openMailbox();
    await using wrong = openMailer({ url: mailbox.url.replace("secret", "wrong"), from: FROM });
    expect(await wrong.send(LETTER)).toEqual({ ok: false, failure: "REFUSED", answer: "SMTP 535" });
    await using none = openMailer({ url: "smtp://127.0.0.1:1", from: FROM });
    expect(await none.send(LETTER)).toMatchObject({ ok: false, failure: "UNREACHABLE" });
  });
});
