import { CONTACT_HOWS } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import { agent, at, Course, decide, dispatcher, faultsOf, ground, handler } from "./rules.fixture.ts";

const registered = () => new Course("03-02 10:00");

describe("SLA-1 the response", () => {
  it.each(CONTACT_HOWS)("SLA-1 by %s meets the respond clock and no other", (how) => {
    const course = registered().does("RESPOND", agent, "03-02 10:20", { how });
    expect(course.complaint.clocks.map(({ kind, state, endedAt }) => [kind, state, endedAt])).toEqual([
      ["RESPOND", "MET", at("03-02 10:20")],
      ["REPLY", "RUNNING", null],
      ["RESOLVE", "RUNNING", null],
    ]);
    expect(course.facts).toMatchObject({
      respondedAt: at("03-02 10:20"),
      repliedAt: null,
      lastContactAt: at("03-02 10:20"),
    });
    expect(course.told("RESPONDED").map(({ data, words }) => [data, words])).toEqual([[{ how }, undefined]]);
  });

  it("SLA-1 words may go with it", () => {
    const course = registered().does("RESPOND", agent, "03-02 10:20", { text: " 马上派人 " });
    expect(course.told("RESPONDED")[0]?.words).toEqual({ text: "马上派人" });
  });
});

describe("HND-5 a contact", () => {
  it("HND-5 says how, who, when and what; internal unless marked public", () => {
    const course = registered().does("CONTACT", agent, "03-02 10:05", {
      how: "WECHAT",
      text: "已约下午上门",
    });
    expect(course.told("CONTACTED")).toMatchObject([
      {
        at: at("03-02 10:05"),
        actorId: agent.staffId,
        data: { how: "WECHAT", isReply: false },
        words: { text: "已约下午上门" },
        public: false,
      },
    ]);
    expect(course.does("CONTACT", agent, "03-02 10:06", { public: true }).told("CONTACTED")[1]?.public).toBe(
      true,
    );
  });

  it.each([
    ["", ["text REQUIRED"]],
    ["好", ["text TOO_SHORT"]],
    ["好的", []],
    ["😀", ["text TOO_SHORT"]],
    ["话".repeat(5_000), []],
    ["话".repeat(5_001), ["text TOO_LONG"]],
  ])("HND-5 takes words: %#", (text, faults) => {
    expect(
      faultsOf(() => decide("CONTACT", registered().complaint, agent, ground("03-02 10:05"), { text })),
    ).toEqual(faults);
  });

  it("HND-5 SLA-1 the first contact is the response, once", () => {
    const course = registered()
      .does("CONTACT", agent, "03-02 10:05", { how: "HOME_VISIT" })
      .does("CONTACT", agent, "03-02 10:10");
    expect(course.kinds).toEqual(["REGISTERED", "RESPONDED", "CONTACTED", "CONTACTED"]);
    expect(course.told("RESPONDED")[0]?.data).toEqual({ how: "HOME_VISIT" });
    expect(course.facts.respondedAt).toEqual(at("03-02 10:05"));
    expect(course.clock("RESPOND")).toMatchObject({ state: "MET", endedAt: at("03-02 10:05") });
  });

  it("HND-5 after a response it is only a contact", () => {
    expect(
      registered().does("RESPOND", agent, "03-02 10:05").does("CONTACT", agent, "03-02 10:10").kinds,
    ).toEqual(["REGISTERED", "RESPONDED", "CONTACTED"]);
  });
});

describe("SLA-1 the reply", () => {
  it("SLA-1 the substantive answer meets the reply clock", () => {
    const course = registered().does("CONTACT", agent, "03-02 11:00", { isReply: true });
    expect(course.clock("REPLY")).toMatchObject({ state: "MET", endedAt: at("03-02 11:00") });
    expect(course.clock("RESOLVE").state).toBe("RUNNING");
    expect(course.facts.repliedAt).toEqual(at("03-02 11:00"));
  });

  it("SLA-1 a contact that is no answer leaves it running", () => {
    const course = registered().does("CONTACT", agent, "03-02 11:00");
    expect([course.clock("REPLY").state, course.facts.repliedAt]).toEqual(["RUNNING", null]);
  });

  it("SLA-1 a second answer changes nothing of the first", () => {
    const course = registered()
      .does("CONTACT", agent, "03-02 11:00", { isReply: true })
      .does("CONTACT", agent, "03-02 12:00", { isReply: true });
    expect([course.facts.repliedAt, course.clock("REPLY").endedAt]).toEqual([
      at("03-02 11:00"),
      at("03-02 11:00"),
    ]);
  });

  it("SLA-5 an answer while suspended meets the paused clock, which stays met when the complaint resumes", () => {
    const course = registered()
      .handled("03-02 10:05", "03-02 10:10")
      .does("SUSPEND", handler, "03-02 11:00")
      .does("CONTACT", handler, "03-02 12:00", { isReply: true });
    expect([
      course.clock("RESPOND").state,
      course.clock("REPLY").state,
      course.clock("RESOLVE").state,
    ]).toEqual(["MET", "MET", "PAUSED"]);
    course.does("RESUME", dispatcher, "03-04 10:00");
    expect([course.clocks("REPLY").length, course.clock("REPLY").state]).toEqual([1, "MET"]);
  });
});

describe("HND-5 silence", () => {
  it("HND-5 without a contact it is told at the close of the third working day, by nobody", () => {
    const course = registered().wait("03-05 17:59");
    expect(course.told("SILENCE_NOTICED")).toEqual([]);
    expect(course.wait("03-05 18:00").told("SILENCE_NOTICED")).toMatchObject([
      { at: at("03-05 18:00"), actorId: null, data: { since: at("03-02 10:00") } },
    ]);
  });

  it("HND-5 a contact begins the count anew", () => {
    const course = registered().does("CONTACT", agent, "03-04 10:00").wait("03-09 17:59");
    expect(course.told("SILENCE_NOTICED")).toEqual([]);
    expect(
      course
        .wait("03-09 18:00")
        .told("SILENCE_NOTICED")
        .map(({ data }) => data.since),
    ).toEqual([at("03-04 10:00")]);
  });

  it("HND-5 it is told again after three more working days, and not before", () => {
    const course = registered().wait("03-05 18:00").wait("03-10 17:59");
    expect(course.told("SILENCE_NOTICED")).toHaveLength(1);
    expect(course.wait("03-10 18:00").told("SILENCE_NOTICED")).toHaveLength(2);
  });

  it("HND-5 after a long downtime it is told once", () => {
    expect(registered().wait("03-31 12:00").told("SILENCE_NOTICED")).toHaveLength(1);
  });

  it("SLA-5 work beyond the company's means is not forgotten: silence is noticed while suspended", () => {
    const course = registered()
      .handled("03-02 10:05", "03-02 10:10")
      .does("SUSPEND", handler, "03-02 11:00", { reviewAt: at("03-16 11:00") });
    expect(course.wait("03-05 18:00").told("SILENCE_NOTICED")).toHaveLength(1);
    expect(course.facts.state).toBe("SUSPENDED");
  });

  it("HND-5 after the end nobody waits for a word", () => {
    expect(
      registered().does("WITHDRAW", agent, "03-02 11:00").wait("03-31 12:00").told("SILENCE_NOTICED"),
    ).toEqual([]);
  });
});
