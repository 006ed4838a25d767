import type { MessageKind } from "@heyi/schema/vocabulary/message.ts";
import { describe, expect, it } from "vitest";

import type { ComplaintEvent } from "./events.ts";
import type { Folded } from "./fold.ts";
import { messageKindOf, messagesOf } from "./messages.ts";
import { agent, at, complaint } from "./rules/rules.fixture.ts";

const NOW = at("03-02 12:00");
const by = { at: NOW, actorId: agent.staffId };
const system = { at: NOW, actorId: null };
const progress = (open: boolean): ComplaintEvent => ({
  ...by,
  kind: "PROGRESS_NOTED",
  data: {},
  public: open,
});
const promised = (open: boolean): ComplaintEvent => ({
  ...by,
  kind: "PROMISED",
  data: { promisedAt: NOW },
  public: open,
});
const overdue: ComplaintEvent = {
  ...system,
  kind: "CLOCK_OVERDUE",
  data: { clock: "REPLY", generation: 1, dueAt: NOW },
};
const visited = (reached: boolean): ComplaintEvent => ({
  ...by,
  kind: "VISITED",
  data: {
    method: "PHONE",
    attempt: 1,
    reached,
    declined: false,
    satisfaction: null,
    visitor: "STAFF",
    manager: false,
    quietUntil: null,
  },
});

describe("what is told outside the house", () => {
  it.each<[string, ComplaintEvent, MessageKind | null]>([
    ["HND-5 public progress", progress(true), "PROGRESS"],
    ["HND-5 progress kept in the house", progress(false), null],
    ["HND-5 a promise", promised(true), "PROGRESS"],
    ["VIS-3 a visit in vain", visited(false), "VISIT"],
    ["VIS-3 a visit", visited(true), null],
    ["SLA-3 overdue, to the staff", overdue, "STAFF_NOTICE"],
    [
      "MAJ-1 proposed as major, to the staff",
      { ...system, kind: "MAJOR_PROPOSED", data: { cause: "INJURY", evidence: [] } },
      "STAFF_NOTICE",
    ],
    [
      "HND-5 a remark of the complainant's own",
      { ...system, kind: "REMARKED", data: {}, public: true },
      null,
    ],
    [
      "AUD-2 the words of a contact",
      { ...by, kind: "CONTACTED", data: { how: "PHONE", isReply: true }, public: true },
      null,
    ],
  ])("%s", (_name, event, kind) => {
    expect(messageKindOf(event)).toBe(kind);
  });

  it("of one command the complainant is told once of each kind, the staff of each event, under the lines they stand in", () => {
    const { facts } = complaint({ state: "INVESTIGATING" });
    const events = [overdue, progress(true), overdue, promised(true)];
    const change = { lines: events.map((event) => ({ event, facts })) } as unknown as Folded;
    expect(messagesOf([change])).toMatchObject([
      { kind: "STAFF_NOTICE", line: 1, toComplainant: false },
      { kind: "PROGRESS", line: 4, toComplainant: true, channels: ["SMS_WEBHOOK"] },
      { kind: "STAFF_NOTICE", line: 3, toComplainant: false },
    ]);
  });
});
