import { describe, expect, it } from "vitest";

import {
  agent,
  at,
  complaint,
  Course,
  decide,
  dispatcher,
  faultsOf,
  ground,
  handler,
  supervisor,
} from "./rules.fixture.ts";

const registered = () => new Course("03-02 10:00").does("RESPOND", agent, "03-02 10:01");

describe("ESC-2 by hand", () => {
  it.each([0, 1, 2])("ESC-2 from level %i it goes one level up, with the reason", (level) => {
    const found = complaint({ level });
    expect(
      decide("ESCALATE", found, agent, ground("03-02 10:05"), { reason: "五分钟后仍激动" }),
    ).toMatchObject([
      {
        kind: "ESCALATED",
        actorId: agent.staffId,
        data: { level: level + 1, from: level, cause: "MANUAL", clock: null },
        words: { reason: "五分钟后仍激动" },
      },
    ]);
  });

  it("ESC-2 takes a reason", () => {
    expect(
      faultsOf(() => decide("ESCALATE", complaint(), agent, ground("03-02 10:05"), { reason: "\n" })),
    ).toEqual(["reason REQUIRED"]);
  });

  it("ESC-1 never removes the handler or the owner, and leaves state and clocks alone", () => {
    const course = registered().handled("03-02 10:05", "03-02 10:10");
    const before = course.complaint;
    course.does("ESCALATE", handler, "03-02 10:20");
    expect(course.complaint).toEqual({
      ...before,
      facts: { ...before.facts, level: 1, escalatedAt: at("03-02 10:20") },
    });
  });

  it("ESC-1 a step made by hand uses up none of the ladder's", () => {
    const course = registered()
      .does("ESCALATE", dispatcher, "03-02 10:20")
      .does("CONTACT", agent, "03-02 10:25", { isReply: true })
      .wait("03-05 18:00");
    expect(course.told("ESCALATED").map(({ data }) => [data.cause, data.from, data.level])).toEqual([
      ["MANUAL", 0, 1],
      ["OVERDUE_RESOLVE", 1, 2],
    ]);
  });
});

describe("TRI-2 the malicious mark", () => {
  it("TRI-2 changes nothing of the process: state, owner, level, priority and clocks stay", () => {
    const course = registered();
    const before = course.complaint;
    course.does("FLAG_MALICIOUS", supervisor, "03-02 10:05", { malicious: true, reason: "多次虚报" });
    expect(course.complaint).toEqual({ ...before, facts: { ...before.facts, malicious: true } });
    expect(course.told("MALICIOUS_FLAGGED")).toMatchObject([
      { data: { malicious: true }, words: { reason: "多次虚报" } },
    ]);
  });

  it("TRI-2 can be taken back, as an event", () => {
    const course = registered()
      .does("FLAG_MALICIOUS", supervisor, "03-02 10:05")
      .does("FLAG_MALICIOUS", supervisor, "03-02 10:06");
    expect([
      course.facts.malicious,
      course.told("MALICIOUS_FLAGGED").map(({ data }) => data.malicious),
    ]).toEqual([false, [true, false]]);
  });

  it.each([
    [{ malicious: false }, ["malicious UNCHANGED"]],
    [{ malicious: true, reason: "" }, ["reason REQUIRED"]],
  ])("TRI-2 is set with a reason and only when it changes: %j", (input, faults) => {
    expect(
      faultsOf(() => decide("FLAG_MALICIOUS", complaint(), supervisor, ground("03-02 10:05"), input)),
    ).toEqual(faults);
  });
});

it("AUD-2 showing the contact details is an event by who looked, and holds none of them", () => {
  const course = registered().does("REVEAL_CONTACT", agent, "03-02 10:05");
  expect(course.log.at(-1)).toEqual({
    kind: "CONTACT_REVEALED",
    at: at("03-02 10:05"),
    actorId: agent.staffId,
    data: {},
  });
});
