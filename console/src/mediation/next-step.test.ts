import { describe, expect, it } from "vitest";
import type { CaseRecord } from "./documents.ts";
import { nextStep, placeOf } from "./next-step.ts";

type State = Parameters<typeof nextStep>[0]["state"];
const told = {
  rightsConfirmedAt: "2026-11-01T02:00:00Z",
  consent: { at: "2026-11-01T02:00:00Z", how: "到场" },
};
const [A, B] = ["A", "B"].map((letter) => ({ letter, ...told }));

/** A case in which everything up to the first session is done, and what a story changes in it. */
function record(change: object = {}): CaseRecord {
  return {
    mediator: { name: "郑佩玲", declaredAt: "2026-11-01T01:00:00Z" },
    parties: [A, B],
    sessions: [],
    offers: [],
    agreements: [],
    agreementDraft: null,
    obligations: [],
    acceptedRound: null,
    referral: null,
    ...change,
  } as unknown as CaseRecord;
}

const step = (state: State, change?: object) => nextStep({ state, record: record(change) });
const held = [{ no: 1, attendance: ["A", "B"], cancelled: null }];
const offer = (...answers: (string | null)[]) => [
  { round: 1, terms: [{ words: answers.map((answer, at) => ({ party: "AB"[at], answer })) }] },
];

describe("the next step", () => {
  it.each([
    ["a mediator", { mediator: null }, { kind: "MEDIATOR" }],
    [
      "the mediator's declaration",
      { mediator: { name: "郑佩玲", declaredAt: null } },
      { kind: "DECLARATION" },
    ],
    ["consent", { parties: [A, { ...B, consent: null }] }, { kind: "CONSENT", who: ["B"] }],
    [
      "the notice of rights",
      { parties: [{ ...A, rightsConfirmedAt: null }, B] },
      { kind: "RIGHTS", who: ["A"] },
    ],
    ["a first session", {}, { kind: "SESSION" }],
    [
      "the record of a session",
      { sessions: [{ no: 1, attendance: null, cancelled: null }] },
      { kind: "RECORD" },
    ],
    [
      "a session again where the one was called off",
      { sessions: [{ no: 1, attendance: null, cancelled: { reason: "下雨" } }] },
      { kind: "SESSION" },
    ],
    ["an offer", { sessions: held }, { kind: "OFFER" }],
    ["answers", { sessions: held, offers: offer("ACCEPTED", null) }, { kind: "ANSWER", who: ["B"] }],
    ["another offer", { sessions: held, offers: offer("ACCEPTED", "REJECTED") }, { kind: "OFFER" }],
    [
      "a draft",
      { sessions: held, offers: offer("ACCEPTED", "ACCEPTED"), acceptedRound: 1 },
      { kind: "DRAFT" },
    ],
    [
      "what blocks signing",
      { agreementDraft: { findings: [{ severity: "BLOCKS" }, { severity: "WARNS" }] } },
      { kind: "FINDINGS", count: 1 },
    ],
    ["a fair copy", { agreementDraft: { findings: [{ severity: "WARNS" }] } }, { kind: "FREEZE" }],
    [
      "signatures",
      { agreements: [{ effectiveAt: null, droppedAt: null, lacking: [{ path: "signatures.B" }] }] },
      { kind: "SIGNATURES", who: ["B"] },
    ],
  ])("under way is %s", (_what, change, expected) => expect(step("IN_SESSION", change)).toEqual(expected));

  it.each(["PERFORMING", "BREACHED"] as const)("of a case that is %s is what is still owed", (state) => {
    const obligations = ["PENDING", "FULFILLED", "WAIVED", "OVERDUE"].map((each) => ({ state: each }));
    expect(step(state, { obligations })).toEqual({ kind: "OBLIGATIONS", count: 2 });
  });

  it("of a case without agreement is another way, until it has gone there", () => {
    expect(step("FAILED")).toEqual({ kind: "REFER" });
    expect(step("WITHDRAWN", { referral: { step: "LITIGATION" } })).toEqual({ kind: "NOTHING" });
  });

  it("is none where all is kept, and unknown to who sees the state only", () => {
    expect(step("PERFORMED")).toEqual({ kind: "NOTHING" });
    expect(nextStep({ state: "IN_SESSION", record: null })).toBeNull();
  });

  it("is done in its own place", () => {
    expect(placeOf({ kind: "CONSENT", who: ["B"] })).toBe("party-B");
    expect(placeOf({ kind: "FINDINGS", count: 1 })).toBe("agreement");
  });
});
