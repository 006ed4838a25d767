import { describe, expect, it } from "vitest";

import { Check } from "../../kernel/check.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { checkedSecret, readSecret, shownOf, type ChannelInput, type ChannelSecret } from "./channel.ts";

const WHSEC = `whsec_${"A".repeat(32)}`;
const DING = `SEC${"0a".repeat(16)}`;
const HOOK = "https://example.com/hook?key=k";
const input = (given: Partial<ChannelInput>): ChannelInput => ({
  kind: "SMS_WEBHOOK",
  to: null,
  url: null,
  secret: null,
  ...given,
});

function faults(given: Partial<ChannelInput>, allowPrivate = false): readonly string[] {
  const check = new Check();
  checkedSecret(check, input(given), allowPrivate);
  try {
    check.done();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidError)) throw error;
    return error.issues.map(({ path, code }) => `${path} ${code}`);
  }
}

describe("what a channel takes", () => {
  it.each<[Partial<ChannelInput>, readonly string[]]>([
    [{ url: HOOK, secret: WHSEC }, []],
    [{}, ["url REQUIRED", "secret REQUIRED"]],
    [{ url: "http://example.com/", secret: WHSEC }, ["url MALFORMED"]],
    [{ url: "https://me:pw@example.com/", secret: WHSEC }, ["url MALFORMED"]],
    [{ url: "file:///etc/passwd", secret: "short" }, ["url MALFORMED", "secret MALFORMED"]],
    [{ kind: "DINGTALK_ROBOT", url: HOOK, secret: DING }, []],
    [{ kind: "DINGTALK_ROBOT", url: HOOK, secret: WHSEC }, ["secret MALFORMED"]],
    [{ kind: "WECOM_ROBOT", url: HOOK }, []],
    [{ kind: "EMAIL", to: ["qa@example.com", " b@example.com "] }, []],
    [{ kind: "EMAIL", to: [] }, ["to REQUIRED"]],
    [{ kind: "EMAIL", to: ["a@example.com\r\nBcc: b@example.com"] }, ["to MALFORMED"]],
    [{ kind: "EMAIL", to: Array.from({ length: 21 }, () => "a@example.com") }, ["to TOO_MANY"]],
  ])("%j: %j", (given, told) => {
    expect(faults(given)).toEqual(told);
  });

  it("http is taken where private networks are allowed", () => {
    expect(faults({ url: "http://10.0.0.5:8080/sms", secret: WHSEC }, true)).toEqual([]);
  });
});

describe("AUD-2 what is shown of it", () => {
  it.each<[ChannelSecret, string]>([
    [
      { kind: "WECOM_ROBOT", url: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k" },
      "qyapi.weixin.qq.com/***",
    ],
    [{ kind: "EMAIL", to: ["quality@example.com", "b@example.org"] }, "q***@example.com, b***@example.org"],
  ])("%j: %s", (secret, shown) => {
    expect(shownOf(secret)).toBe(shown);
    expect(readSecret(JSON.stringify(secret))).toEqual(secret);
  });
});
