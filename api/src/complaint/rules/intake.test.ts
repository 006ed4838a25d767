import { CHANNELS, COMPLAINANT_KINDS, IMPACTS, URGENCIES } from "@heyi/schema/vocabulary/complaint.ts";
import { describe, expect, it } from "vitest";

import { DEFAULT_POLICY } from "../../sla/policy.ts";
import { isLevelSkipping, registration, unregistered } from "./intake.ts";
import { agent, at, Course, ground, intake } from "./rules.fixture.ts";

const registered = (receivedAt: string, other: Parameters<typeof intake>[1] = {}) =>
  new Course(receivedAt, other);

describe("ORG-5 the first responder", () => {
  it("ORG-5 whoever takes the complaint in owns it from the first moment", () => {
    expect(registered("03-02 10:00").facts).toMatchObject({
      ownerId: agent.staffId,
      intakeStaffId: agent.staffId,
      handlerId: null,
      state: "REGISTERED",
    });
  });
});

describe("ORG-4 all complainants are treated alike", () => {
  const owner = registered("03-02 10:00", { complainantKind: "OWNER", urgency: "HIGH", impact: "GROUP" });
  it.each(COMPLAINANT_KINDS)(
    "ORG-4 %s has the priority, the level and the deadlines of an owner",
    (complainantKind) => {
      const other = registered("03-02 10:00", { complainantKind, urgency: "HIGH", impact: "GROUP" });
      expect(other.complaint.clocks).toEqual(owner.complaint.clocks);
      expect([other.facts.priority, other.facts.level]).toEqual([owner.facts.priority, owner.facts.level]);
      expect(other.kinds).toEqual(owner.kinds);
    },
  );

  it("INT-5 an anonymous complaint has the very clocks of any other", () => {
    const anonymous = registered("03-02 10:00", { complainantKind: "ANONYMOUS", hasContact: false });
    expect(anonymous.complaint.clocks).toEqual(registered("03-02 10:00").complaint.clocks);
    expect(anonymous.complaint.hasContact).toBe(false);
  });
});

describe("INT-1 channels", () => {
  it.each(CHANNELS)("INT-1 ESC-2 %s starts at level 2 exactly when it skips levels", (channel) => {
    const skips = ["COMPANY_HOTLINE", "GOV_HOTLINE", "MEDIA"].includes(channel);
    expect(isLevelSkipping(channel)).toBe(skips);
    const course = registered("03-02 10:00", { channel });
    expect(course.facts.level).toBe(skips ? 2 : 0);
    expect(course.told("ESCALATED").map(({ data, actorId }) => ({ ...data, actorId }))).toEqual(
      skips ? [{ level: 2, from: 0, cause: "LEVEL_SKIPPING", clock: null, actorId: null }] : [],
    );
  });

  it("ESC-2 the level at which they start is data", () => {
    const policy = {
      ...DEFAULT_POLICY,
      escalation: { ...DEFAULT_POLICY.escalation, levelSkippingLevel: 3 as const },
    };
    expect(new Course("03-02 10:00", { channel: "MEDIA" }, { policy }).facts.level).toBe(3);
  });

  it("ESC-2 starting at a level uses up no step of any clock", () => {
    expect(
      registered("03-02 10:00", { channel: "MEDIA" }).complaint.clocks.map((clock) => clock.escalationSteps),
    ).toEqual([0, 0, 0]);
  });

  it.each(["03-02 03:00", "03-07 12:00", "02-17 23:59"])(
    "INT-1 intake is open around the clock: %s",
    (receivedAt) => {
      expect(registered(receivedAt).complaint.clocks).toHaveLength(3);
    },
  );
});

describe("SLA-1 the clocks that registering starts", () => {
  const due = (course: Course) =>
    Object.fromEntries(course.complaint.clocks.map(({ kind, dueAt }) => [kind, dueAt]));

  it("SLA-2 the worked example: received Saturday 2026-02-14 17:00, a make-up working day before Spring Festival", () => {
    const course = registered("02-14 17:00");
    expect(due(course)).toEqual({
      RESPOND: at("02-14 17:30"),
      REPLY: at("02-24 18:00"),
      RESOLVE: at("02-26 18:00"),
    });
    expect(course.clock("REPLY").limitAt).toEqual(at("02-26 18:00"));
    expect(course.complaint.clocks.map((clock) => clock.provisional)).toEqual([false, false, false]);
  });

  it("SLA-1 respond runs from registering, reply and resolve from the receipt", () => {
    const course = new Course("03-04 09:00", { receivedAt: at("03-02 10:00") });
    expect(due(course)).toEqual({
      RESPOND: at("03-04 09:30"),
      REPLY: at("03-03 18:00"),
      RESOLVE: at("03-05 18:00"),
    });
  });

  it("SLA-1 a visit is not due before anything is resolved", () => {
    expect(registered("03-02 10:00").clocks("VISIT")).toEqual([]);
  });

  it("SLA-3 each clock starts in time, as its first generation, and knows when it is due soon", () => {
    const { clocks } = registered("03-02 10:00").complaint;
    expect(
      clocks.map(({ state, generation, overdueFiredAt, dueSoonFiredAt }) => [
        state,
        generation,
        overdueFiredAt,
        dueSoonFiredAt,
      ]),
    ).toEqual(clocks.map(() => ["RUNNING", 1, null, null]));
    expect(clocks.map((clock) => clock.dueSoonAt)).toEqual([
      at("03-02 10:24"),
      at("03-03 11:36"),
      at("03-05 02:00"),
    ]);
  });

  it.each([
    [null, null, "03-05 18:00"],
    ["CRITICAL", "HOUSEHOLD", "03-03 00:00"],
    ["HIGH", "GROUP", "03-03 10:00"],
    ["MEDIUM", "GROUP", "03-05 18:00"],
    ["LOW", "HOUSEHOLD", "03-11 18:00"],
  ] as const)("SLA-1 TRI-3 urgency %s and impact %s: resolve by %s", (urgency, impact, resolveBy) => {
    expect(registered("03-02 10:00", { urgency, impact }).clock("RESOLVE").dueAt).toEqual(at(resolveBy));
  });

  it("SLA-2 a deadline that runs into a year without its notice is provisional, hours never are", () => {
    const course = new Course(new Date("2026-12-31T10:00:00+08:00"));
    expect(course.complaint.clocks.map((clock) => [clock.kind, clock.provisional])).toEqual([
      ["RESPOND", false],
      ["REPLY", true],
      ["RESOLVE", true],
    ]);
  });

  it("SLA-6 every clock names the policy it came from", () => {
    expect(
      registered("03-02 10:00").complaint.clocks.map(({ explanation }) => explanation.policyVersion),
    ).toEqual(["v1", "v1", "v1"]);
  });
});

describe("TRI-3 priority at intake", () => {
  it.each(URGENCIES.flatMap((urgency) => IMPACTS.map((impact) => [urgency, impact] as const)))(
    "TRI-3 %s and %s give a priority at once",
    (urgency, impact) => {
      const column = IMPACTS.indexOf(impact);
      expect(registered("03-02 10:00", { urgency, impact }).facts.priority).toBe(
        DEFAULT_POLICY.priorityMatrix[urgency][column],
      );
    },
  );

  it.each([
    [null, "GROUP"],
    ["HIGH", null],
  ] as const)("TRI-3 urgency %s with impact %s give none yet", (urgency, impact) => {
    expect(registered("03-02 10:00", { urgency, impact }).facts).toMatchObject({
      priority: null,
      urgency,
      impact,
      triagedAt: null,
    });
  });
});

describe("INT-4 a repeat", () => {
  it("INT-4 names the complaint it repeats, and runs its own clocks", () => {
    const first = registered("03-02 10:00");
    const repeat = registered("03-03 10:00", { repeatOf: first.facts.id });
    expect(repeat.told("REGISTERED").map(({ data }) => data.repeatOf)).toEqual([first.facts.id]);
    expect(repeat.complaint.clocks).toHaveLength(3);
  });
});

describe("AUD-1 the registration in the log", () => {
  it("AUD-1 is told by the one who took it in, and holds no name and no phone", () => {
    const given = intake("03-02 10:00");
    const [event] = registration(given, ground("03-02 10:00"));
    expect(event).toMatchObject({ kind: "REGISTERED", actorId: agent.staffId, at: at("03-02 10:00") });
    expect(Object.keys(event?.data ?? {}).toSorted()).toEqual([
      "category",
      "channel",
      "complainantKind",
      "firstResponder",
      "impact",
      "injury",
      "priority",
      "receivedAt",
      "repeatOf",
      "subCategory",
      "urgency",
    ]);
    expect(event?.words).toBeUndefined();
  });

  it("AUD-1 before it nothing is known but who, where and when", () => {
    const { facts, clocks, suspensions } = unregistered(intake("03-02 10:00"));
    expect([facts.version, facts.category, facts.priority, clocks, suspensions]).toEqual([
      0,
      null,
      null,
      [],
      [],
    ]);
  });
});
