import { describe, expect, it } from "vitest";

import { toId } from "../kernel/ids.ts";
import { at } from "./rules/rules.fixture.ts";
import { changesOf, textOf } from "./timeline-words.ts";
import type { TimelineEntry } from "./timeline.ts";

const named = <Noun extends string>(name: string) => ({
  id: toId<Noun>("00000000-0000-7000-8000-aaaaaaaaaaaa"),
  name,
});

function entry(kind: TimelineEntry["kind"], rest: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    seq: 1,
    kind,
    at: at("03-02 10:00"),
    version: 1,
    actor: null,
    public: false,
    words: {},
    staff: null,
    department: null,
    fromStaff: null,
    fromDepartment: null,
    data: {},
    ...rest,
  };
}
const changed = (given: TimelineEntry, locale: "zh" | "en" = "zh") =>
  changesOf(given, locale).map(({ field, before, after }) => `${field}: ${before} > ${after}`);

describe("AUD-1 before and after, in words", () => {
  const triaged = entry("TRIAGED", {
    data: {
      category: "FIRE",
      subCategory: "烟感",
      urgency: "HIGH",
      impact: "GROUP",
      priority: "P2",
      validity: "VALID",
      before: {
        category: "FACILITIES",
        subCategory: null,
        urgency: "HIGH",
        impact: null,
        priority: null,
        validity: null,
      },
    },
  });

  it("AUD-1 a triage shows what it changed and nothing else, Chinese", () => {
    expect(changed(triaged)).toEqual([
      "category: 设施设备维护 > 消防管理",
      "subCategory: null > 烟感",
      "impact: null > 多户",
      "priority: null > P2",
      "validity: null > 有效",
    ]);
  });

  it("AUD-1 and in English", () => {
    expect(changed(triaged, "en")).toEqual([
      "category: Facilities > Fire safety",
      "subCategory: null > 烟感",
      "impact: null > Several households",
      "priority: null > P2",
      "validity: null > Valid",
    ]);
  });

  it.each<[string, TimelineEntry, readonly string[]]>([
    [
      "TRI-2 validity",
      entry("VALIDITY_CHANGED", { data: { from: "VALID", to: "ASSISTED" } }),
      ["validity: 有效 > 协助处理"],
    ],
    [
      "TRI-4 severity",
      entry("SEVERITY_SET", { data: { from: "NORMAL", to: "MAJOR" } }),
      ["severity: 一般 > 重大"],
    ],
    [
      "SLA-4 a promise",
      entry("PROMISE_MOVED", { data: { from: "2026-03-04T04:00:00.000Z", to: "2026-03-06T04:00:00.000Z" } }),
      ["promisedAt: 3月4日 周三 12:00 > 3月6日 周五 12:00"],
    ],
    [
      "SLA-4 a promise that was none before",
      entry("PROMISE_MOVED", { data: { from: null, to: "2026-03-06T04:00:00.000Z" } }),
      ["promisedAt: null > 3月6日 周五 12:00"],
    ],
    ["ESC-1 a level", entry("ESCALATED", { data: { from: 0, level: 1 } }), ["level: 0 > 1"]],
    [
      "HND-2 a first assignment",
      entry("ASSIGNED", { department: named("工程"), staff: named("赵工") }),
      ["department: null > 工程", "handler: null > 赵工"],
    ],
    [
      "HND-2 a change of hands within a department",
      entry("ASSIGNED", {
        department: named("工程"),
        fromDepartment: named("工程"),
        staff: named("钱工"),
        fromStaff: named("赵工"),
      }),
      ["handler: 赵工 > 钱工"],
    ],
    [
      "TRI-2 the malicious mark",
      entry("MALICIOUS_FLAGGED", { data: { malicious: true } }),
      ["malicious: false > true"],
    ],
    [
      "TRI-2 the mark taken back",
      entry("MALICIOUS_FLAGGED", { data: { malicious: false } }),
      ["malicious: true > false"],
    ],
    ["HND-5 a contact changes no field", entry("CONTACTED", { data: { how: "PHONE", isReply: true } }), []],
  ])("%s", (_name, given, changes) => {
    expect(changed(given)).toEqual(changes);
  });

  it("AUD-1 a code that is no word any more is shown as it stands", () => {
    expect(changed(entry("VALIDITY_CHANGED", { data: { from: "DOUBTFUL", to: "VALID" } }))).toEqual([
      "validity: DOUBTFUL > 有效",
    ]);
  });
});

describe("AUD-1 what was written with an event", () => {
  it.each<[Record<string, string>, string | null]>([
    [{}, null],
    [{ text: "" }, null],
    [{ text: "已去电" }, "已去电"],
    [{ reason: "不归我们管" }, null],
    [{ complainantWord: "可以了", solution: "当场复位" }, "当场复位\n可以了"],
    [{ text: "先看门机", reason: "换人" }, "先看门机"],
  ])("AUD-1 of %j: the text alone, the reason stands apart", (words, text) => {
    expect(textOf(entry("CONTACTED", { words }), "zh")).toBe(text);
  });
});

describe("AUD-1 AUD-2 what became of a message, the recipient masked", () => {
  const sent = { messageKind: "ACKNOWLEDGEMENT", messageChannel: "SMS_WEBHOOK", tries: 1 };
  const failed = { ...sent, failure: "REFUSED", answer: "HTTP 503", tries: 8 };
  const words = { recipient: "199****0001" };

  it.each<[TimelineEntry, "zh" | "en", string]>([
    [entry("MESSAGE_SENT", { data: sent, words }), "zh", "受理告知 → 短信/微信网关 199****0001"],
    [entry("MESSAGE_SENT", { data: sent }), "en", "Acknowledgement → SMS and WeChat gateway"],
    [
      entry("MESSAGE_FAILED", { data: failed, words }),
      "zh",
      "受理告知 → 短信/微信网关 199****0001;对方未接收 (HTTP 503);共试 8 次",
    ],
  ])("%#", (given, locale, text) => {
    expect(textOf(given, locale)).toBe(text);
  });
});
