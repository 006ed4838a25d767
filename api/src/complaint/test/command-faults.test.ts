import { describe, expect, test } from "vitest";
import { act, idOf } from "../../../test/complaints.ts";
import type { Cast } from "../../../test/cast.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  faults,
  kindsOf,
  registered,
  RESOLUTION,
  suspension,
  toEngineering,
} from "./stage.fixture.ts";

const world = useWorld();
const inMs = (ms: number) => new Date(world().clock.now().getTime() + ms).toISOString();
const TRIAGE = { category: "FACILITIES", urgency: "HIGH", impact: "GROUP" };

type Row = [
  name: string,
  stage: "REGISTERED" | "ASSIGNED" | "INVESTIGATING" | "SUSPENDED",
  as: keyof Cast,
  verb: string,
  input: () => Record<string, unknown>,
  expected: string[],
];
const long = (n: number) => "长".repeat(n);

describe("every field that does not hold is named with its code", () => {
  const rows: Row[] = [
    [
      "respond: words of 5001",
      "REGISTERED",
      "agent",
      "Respond",
      () => ({ how: "PHONE", text: long(5001) }),
      ["text TOO_LONG"],
    ],
    [
      "triage: sub-category and reason too long",
      "REGISTERED",
      "dispatcher",
      "Triage",
      () => ({ ...TRIAGE, subCategory: long(61), reason: long(501) }),
      ["subCategory TOO_LONG", "reason TOO_LONG"],
    ],
    [
      "triage: severity without a reason",
      "REGISTERED",
      "dispatcher",
      "Triage",
      () => ({ ...TRIAGE, severity: "MAJOR" }),
      ["reason REQUIRED"],
    ],
    [
      "assign: a department of another project",
      "REGISTERED",
      "dispatcher",
      "Assign",
      () => ({ departmentId: idOf("Department", world().cast.b.departments.ENGINEERING) }),
      ["departmentId OTHER_PROJECT"],
    ],
    [
      "assign: a department of another company",
      "REGISTERED",
      "dispatcher",
      "Assign",
      () => ({ departmentId: idOf("Department", world().cast.elsewhere.departments.ENGINEERING) }),
      ["departmentId OTHER_PROJECT"],
    ],
    [
      "assign: no department",
      "REGISTERED",
      "dispatcher",
      "Assign",
      () => ({ departmentId: idOf("Department", "019c0000-0000-7000-8000-000000000001") }),
      ["departmentId OTHER_PROJECT"],
    ],
    [
      "assign: a handler of another department",
      "REGISTERED",
      "dispatcher",
      "Assign",
      () => ({ ...toEngineering(world()), handlerId: idOf("Staff", world().cast.cleaner.staffId) }),
      ["handlerId OTHER_DEPARTMENT"],
    ],
    [
      "assign: a dispatcher is no handler",
      "REGISTERED",
      "dispatcher",
      "Assign",
      () => ({ ...toEngineering(world()), handlerId: idOf("Staff", world().cast.dispatcher.staffId) }),
      ["handlerId OTHER_DEPARTMENT"],
    ],
    [
      "assign: a note of 501",
      "REGISTERED",
      "dispatcher",
      "Assign",
      () => ({ ...toEngineering(world()), note: long(501) }),
      ["note TOO_LONG"],
    ],
    ["decline: no reason", "ASSIGNED", "handler", "Decline", () => ({ reason: " " }), ["reason REQUIRED"]],
    [
      "decline: a reason of 501",
      "ASSIGNED",
      "handler",
      "Decline",
      () => ({ reason: long(501) }),
      ["reason TOO_LONG"],
    ],
    [
      "reassign: no reason, and nothing changes",
      "ASSIGNED",
      "dispatcher",
      "Reassign",
      () => ({ ...toEngineering(world()), reason: "" }),
      ["reason REQUIRED", "departmentId UNCHANGED"],
    ],
    [
      "contact: one character",
      "REGISTERED",
      "agent",
      "Contact",
      () => ({ how: "PHONE", text: "好" }),
      ["text TOO_SHORT"],
    ],
    [
      "contact: words of 5001",
      "REGISTERED",
      "agent",
      "Contact",
      () => ({ how: "PHONE", text: long(5001) }),
      ["text TOO_LONG"],
    ],
    [
      "promise: this very moment",
      "REGISTERED",
      "agent",
      "Promise",
      () => ({ promisedAt: inMs(0), text: long(5001) }),
      ["promisedAt NOT_IN_THE_FUTURE", "text TOO_LONG"],
    ],
    [
      "suspend: no words, 15 days off",
      "INVESTIGATING",
      "handler",
      "Suspend",
      () => ({ ...suspension(world(), 15), text: "" }),
      ["reviewAt TOO_LATE", "text REQUIRED"],
    ],
    [
      "suspend: a review in the past",
      "INVESTIGATING",
      "handler",
      "Suspend",
      () => suspension(world(), -1),
      ["reviewAt NOT_IN_THE_FUTURE"],
    ],
    [
      "resume: words of 5001",
      "SUSPENDED",
      "handler",
      "Resume",
      () => ({ text: long(5001) }),
      ["text TOO_LONG"],
    ],
    ["escalate: no reason", "REGISTERED", "agent", "Escalate", () => ({ reason: "" }), ["reason REQUIRED"]],
    [
      "resolve: no solution, nobody told",
      "INVESTIGATING",
      "handler",
      "Resolve",
      () => ({ ...RESOLUTION, solution: "", complainantTold: false }),
      ["solution REQUIRED", "complainantTold MUST_BE_CONFIRMED"],
    ],
    [
      "settle: neither solution nor word",
      "REGISTERED",
      "agent",
      "SettleOnTheSpot",
      () => ({ solution: "", complainantWord: long(5001) }),
      ["solution REQUIRED", "complainantWord TOO_LONG"],
    ],
    ["withdraw: no reason", "REGISTERED", "agent", "Withdraw", () => ({ reason: "" }), ["reason REQUIRED"]],
    [
      "flag: not flagged, and no reason",
      "REGISTERED",
      "supervisor",
      "FlagMalicious",
      () => ({ malicious: false, reason: "" }),
      ["reason REQUIRED", "malicious UNCHANGED"],
    ],
    [
      "a version of the future",
      "REGISTERED",
      "agent",
      "Escalate",
      () => ({ expectedVersion: 99, reason: "急" }),
      ["expectedVersion OUT_OF_RANGE"],
    ],
    [
      "a key too short",
      "REGISTERED",
      "agent",
      "Escalate",
      () => ({ idempotencyKey: "abc", reason: "急" }),
      ["idempotencyKey TOO_SHORT"],
    ],
    ["U+0000", "REGISTERED", "agent", "Escalate", () => ({ reason: "急\0" }), ["reason TEXT_NOT_STORABLE"]],
    [
      "a lone surrogate",
      "REGISTERED",
      "agent",
      "Contact",
      () => ({ how: "PHONE", text: "好\ud800" }),
      ["text TEXT_NOT_STORABLE"],
    ],
  ];
  test.each(rows)("%s", async (_name, stage, as, verb, input, expected) => {
    const seen = await bring(world(), stage);
    const before = await kindsOf(world(), world().cast.qa, seen.id);
    const answer = await act(world(), world().cast[as] as Cast["agent"], verb, seen, input());
    expect(answer).toMatchObject({ __typename: "InvalidError", code: "INVALID" });
    expect(faults(answer)).toEqual(expected);
    expect(await kindsOf(world(), world().cast.qa, seen.id)).toEqual(before);
  });

  test("move promise: in the past, unchanged, no reason, nobody informed", async () => {
    const { cast } = world();
    const promised = await done(world(), cast.agent, "Promise", await registered(world()), {
      promisedAt: inMs(DAY),
    });
    const wrong = await act(world(), cast.agent, "MovePromise", promised, {
      promisedAt: inMs(-1),
      reason: "",
      complainantInformed: false,
    });
    expect(faults(wrong)).toEqual([
      "promisedAt NOT_IN_THE_FUTURE",
      "reason REQUIRED",
      "complainantInformed MUST_BE_CONFIRMED",
    ]);
    const same = await act(world(), cast.agent, "MovePromise", promised, {
      promisedAt: inMs(DAY),
      reason: "原样",
      complainantInformed: true,
    });
    expect(faults(same)).toEqual(["promisedAt UNCHANGED"]);
  });

  test("a text may be as long as the bound, counted in characters", async () => {
    const { cast } = world();
    const seen = await registered(world(), { content: "🙂".repeat(5000) });
    const escalated = await act(world(), cast.agent, "Escalate", seen, { reason: "🙂".repeat(500) });
    expect(escalated).toMatchObject({ __typename: "Complaint", level: 1 });
  });
});
