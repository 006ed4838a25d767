import { describe, expect, it } from "vitest";

import { agent, at, complaint, Course, dispatcher, ground, handler, supervisor } from "./rules.fixture.ts";
import { catchUp, timersOf } from "./timers.ts";

const untouched = () => new Course("03-02 10:00");
const answered = () =>
  untouched().does("CONTACT", agent, "03-02 10:05", { isReply: true }).handled("03-02 10:10", "03-02 10:15");
const justBefore = (text: string) => new Date(at(text).getTime() - 1);
const steps = (course: Course) =>
  course.told("ESCALATED").map(({ data }) => `${data.cause} ${data.from}>${data.level}`);
const tellings = (course: Course) =>
  course.log.map((event) => {
    const { data } = event;
    if ("generation" in data) return `${event.kind} ${data.clock} ${data.generation}`;
    return event.kind === "ESCALATED" ? `ESCALATED ${event.data.level}` : event.kind;
  });

describe("SLA-3 due soon and overdue", () => {
  it.each([
    ["RESPOND", "03-02 10:24", "03-02 10:30"],
    ["REPLY", "03-03 11:36", "03-03 18:00"],
    ["RESOLVE", "03-05 02:00", "03-05 18:00"],
  ] as const)(
    "SLA-3 %s is due soon at 80 %% of its time (%s) and overdue at 100 %% (%s), not a moment before",
    (kind, dueSoon, due) => {
      const course = untouched();
      const clock = () => {
        const { dueSoonFiredAt, overdueFiredAt } = course.clock(kind);
        return [dueSoonFiredAt, overdueFiredAt];
      };
      course.wait(justBefore(dueSoon));
      expect(clock()).toEqual([null, null]);
      course.wait(dueSoon);
      expect(clock()).toEqual([at(dueSoon), null]);
      course.wait(justBefore(due));
      expect(clock()).toEqual([at(dueSoon), null]);
      course.wait(due);
      expect(clock()).toEqual([at(dueSoon), at(due)]);
    },
  );

  it("SLA-3 each is told exactly once per deadline, however often one looks", () => {
    const often = untouched();
    for (let hour = 1; hour <= 240; hour += 1)
      often.wait(new Date(at("03-02 10:00").getTime() + hour * 3_600_000));
    const told = tellings(often).filter((telling) => telling.startsWith("CLOCK"));
    expect(told.toSorted()).toEqual([
      "CLOCK_DUE_SOON REPLY 1",
      "CLOCK_DUE_SOON RESOLVE 1",
      "CLOCK_DUE_SOON RESPOND 1",
      "CLOCK_LIMIT_PASSED REPLY 1",
      "CLOCK_OVERDUE REPLY 1",
      "CLOCK_OVERDUE RESOLVE 1",
      "CLOCK_OVERDUE RESPOND 1",
    ]);
  });

  it("SLA-3 after a downtime everything is told at start-up, in the order in which it fell due", () => {
    const course = untouched().wait("03-05 18:00");
    expect(tellings(course).slice(1)).toEqual([
      "CLOCK_DUE_SOON RESPOND 1",
      "CLOCK_OVERDUE RESPOND 1",
      "ESCALATED 1",
      "ESCALATED 2",
      "CLOCK_DUE_SOON REPLY 1",
      "CLOCK_OVERDUE REPLY 1",
      "CLOCK_DUE_SOON RESOLVE 1",
      "ESCALATED 3",
      "CLOCK_LIMIT_PASSED REPLY 1",
      "CLOCK_OVERDUE RESOLVE 1",
      "SILENCE_NOTICED",
    ]);
    for (const event of course.log.slice(1))
      expect([event.at, event.actorId]).toEqual([at("03-05 18:00"), null]);
  });

  it("SLA-3 names the deadline that ran out, not the moment at which it was told", () => {
    expect(untouched().wait("03-02 22:00").told("CLOCK_OVERDUE")[0]).toMatchObject({
      at: at("03-02 22:00"),
      data: { dueAt: at("03-02 10:30") },
    });
  });

  it("SLA-3 what was done in time is not told of", () => {
    const course = answered().does("RESOLVE", handler, "03-02 11:00").wait("03-05 17:00");
    expect(tellings(course).filter((telling) => telling.startsWith("CLOCK"))).toEqual([
      "CLOCK_DUE_SOON VISIT 1",
    ]);
  });

  it("SLA-1 the hard limit of the reply is told at the third working day, though the reply is overdue long since", () => {
    const course = untouched().wait(justBefore("03-05 18:00"));
    expect(course.told("CLOCK_LIMIT_PASSED")).toEqual([]);
    expect(
      course
        .wait("03-05 18:00")
        .told("CLOCK_LIMIT_PASSED")
        .map(({ data }) => data),
    ).toEqual([{ clock: "REPLY", generation: 1, dueAt: at("03-05 18:00") }]);
  });

  it("SLA-1 a late reply within the limit is overdue and not over the limit", () => {
    const course = untouched().does("CONTACT", agent, "03-04 10:00", { isReply: true }).wait("03-06 12:00");
    expect(course.clock("REPLY")).toMatchObject({
      state: "MET",
      overdueFiredAt: at("03-04 10:00"),
      limitFiredAt: null,
    });
  });

  it("SLA-4 a late act is told after the breach that came before it", () => {
    const course = untouched().does("RESPOND", agent, "03-02 10:30");
    expect(course.kinds).toEqual(["REGISTERED", "CLOCK_DUE_SOON", "CLOCK_OVERDUE", "ESCALATED", "RESPONDED"]);
    expect(course.clock("RESPOND")).toMatchObject({
      state: "MET",
      endedAt: at("03-02 10:30"),
      overdueFiredAt: at("03-02 10:30"),
    });
  });

  it("SLA-3 time does not pass backwards, and nothing is told of the future", () => {
    const course = untouched().wait("03-02 10:30");
    expect(catchUp(course.complaint, ground("03-02 10:30"))).toEqual([]);
    expect(catchUp(course.complaint, ground("03-02 09:00"))).toEqual([]);
  });

  it("SLA-3 an ended complaint has no timers", () => {
    for (const state of ["CLOSED", "MERGED", "WITHDRAWN"] as const) {
      expect(timersOf(complaint({ state }), ground("03-20 10:00"))).toEqual([]);
    }
  });
});

describe("ESC-1 the ladder of an overdue response", () => {
  it.each([
    [justBefore("03-02 10:30"), []],
    [at("03-02 10:30"), ["OVERDUE_RESPOND 0>1"]],
    [justBefore("03-03 10:30"), ["OVERDUE_RESPOND 0>1"]],
    [at("03-03 10:30"), ["OVERDUE_RESPOND 0>1", "OVERDUE_RESPOND 1>2"]],
    [justBefore("03-05 10:30"), ["OVERDUE_RESPOND 0>1", "OVERDUE_RESPOND 1>2"]],
    [at("03-05 10:30"), ["OVERDUE_RESPOND 0>1", "OVERDUE_RESPOND 1>2", "OVERDUE_RESPOND 2>3"]],
    [at("04-30 10:30"), ["OVERDUE_RESPOND 0>1", "OVERDUE_RESPOND 1>2", "OVERDUE_RESPOND 2>3"]],
  ])("ESC-1 at %s, looked at once: %j", (now, climbed) => {
    expect(steps(untouched().wait(now))).toEqual(climbed);
  });

  it("ESC-1 looked at all the time it climbs the same steps, each at its hour", () => {
    const course = untouched();
    for (let minute = 1; minute <= 4_400; minute += 7)
      course.wait(new Date(at("03-02 10:00").getTime() + minute * 60_000));
    expect(steps(course)).toEqual(steps(untouched().wait("03-05 11:00")));
  });

  it("ESC-1 a response stops it where it stands", () => {
    const course = untouched().does("CONTACT", agent, "03-02 12:00", { isReply: true }).wait("03-05 17:59");
    expect([steps(course), course.facts.level]).toEqual([["OVERDUE_RESPOND 0>1"], 1]);
  });

  it("ESC-2 from a level-skipping channel it starts at level 2 and waits 72 hours for the third", () => {
    const course = new Course("03-02 10:00", { channel: "GOV_HOTLINE" }).wait(justBefore("03-05 10:30"));
    expect(steps(course)).toEqual(["LEVEL_SKIPPING 0>2"]);
    expect(steps(course.wait("03-05 10:30"))).toEqual(["LEVEL_SKIPPING 0>2", "OVERDUE_RESPOND 2>3"]);
  });
});

describe("ESC-1 the ladder of an overdue reply", () => {
  const responded = () => untouched().does("RESPOND", agent, "03-02 10:05");
  it.each([
    [justBefore("03-03 18:00"), []],
    [at("03-03 18:00"), ["OVERDUE_REPLY 0>1"]],
    [at("03-04 18:00"), ["OVERDUE_REPLY 0>1", "OVERDUE_REPLY 1>2"]],
  ])("ESC-1 at %s: %j", (now, climbed) => {
    expect(steps(responded().wait(now))).toEqual(climbed);
  });

  it("ESC-1 with the reply at level 2, an overdue resolve calls the third at once", () => {
    expect(steps(responded().wait("03-05 18:00"))).toEqual([
      "OVERDUE_REPLY 0>1",
      "OVERDUE_REPLY 1>2",
      "OVERDUE_RESOLVE 2>3",
    ]);
  });
});

describe("ESC-1 the ladder of an overdue resolve", () => {
  it.each([
    [justBefore("03-05 18:00"), []],
    [at("03-05 18:00"), ["OVERDUE_RESOLVE 0>1"]],
    [justBefore("03-06 18:00"), ["OVERDUE_RESOLVE 0>1"]],
    [at("03-06 18:00"), ["OVERDUE_RESOLVE 0>1", "OVERDUE_RESOLVE 1>2"]],
    [at("03-08 18:00"), ["OVERDUE_RESOLVE 0>1", "OVERDUE_RESOLVE 1>2"]],
    [at("03-09 18:00"), ["OVERDUE_RESOLVE 0>1", "OVERDUE_RESOLVE 1>2", "OVERDUE_RESOLVE 2>3"]],
    [at("04-30 18:00"), ["OVERDUE_RESOLVE 0>1", "OVERDUE_RESOLVE 1>2", "OVERDUE_RESOLVE 2>3"]],
  ])("ESC-1 one level a working day; by %s, several steps at once: %j", (now, climbed) => {
    expect(steps(answered().wait(now))).toEqual(climbed);
  });

  it("ESC-1 a promise moved after the deadline stops it, and starts at the bottom of its own steps", () => {
    const course = answered().does("PROMISE", handler, "03-02 11:00", { promisedAt: at("03-03 12:00") });
    course
      .does("MOVE_PROMISE", handler, "03-03 13:00", { promisedAt: at("03-10 12:00") })
      .wait("03-10 11:59");
    expect(steps(course)).toEqual(["OVERDUE_RESOLVE 0>1"]);
    expect(steps(course.wait("03-10 12:00"))).toEqual(["OVERDUE_RESOLVE 0>1", "OVERDUE_RESOLVE 1>2"]);
  });

  it("ESC-1 it never removes the handler", () => {
    expect(answered().wait("04-30 18:00").facts).toMatchObject({
      level: 3,
      ownerId: handler.staffId,
      handlerId: handler.staffId,
      state: "INVESTIGATING",
    });
  });

  it("SLA-5 it stands still while the complaint is suspended, and goes on after", () => {
    const course = answered()
      .wait("03-05 18:00")
      .does("SUSPEND", handler, "03-06 10:00", { reviewAt: at("03-11 10:00") })
      .wait("03-11 09:59");
    expect(steps(course)).toEqual(["OVERDUE_RESOLVE 0>1"]);
    expect(steps(course.wait("03-11 17:59"))).toEqual(["OVERDUE_RESOLVE 0>1"]);
    expect(steps(course.wait("03-11 18:00"))).toEqual(["OVERDUE_RESOLVE 0>1", "OVERDUE_RESOLVE 1>2"]);
  });
});

describe("HND-2 SLA-3 timers of other kinds", () => {
  const kinds = (course: Course, now: string) =>
    timersOf(course.complaint, ground(now)).map(({ kind, subject }) => `${kind} ${subject}`.trim());

  it("SLA-3 a complaint just registered waits for its three clocks, the hard limit and a word", () => {
    expect(kinds(untouched(), "03-02 10:00")).toEqual([
      "CLOCK_DUE_SOON RESPOND:1",
      "CLOCK_OVERDUE RESPOND:1",
      "CLOCK_DUE_SOON REPLY:1",
      "CLOCK_OVERDUE REPLY:1",
      "CLOCK_LIMIT REPLY:1",
      "CLOCK_DUE_SOON RESOLVE:1",
      "CLOCK_OVERDUE RESOLVE:1",
      "SILENCE",
    ]);
  });

  it("HND-2 an assigned one waits to be accepted, too", () => {
    const course = untouched().does("ASSIGN", dispatcher, "03-02 10:05");
    expect(
      timersOf(course.complaint, ground("03-02 10:05")).find(({ kind }) => kind === "ASSIGNMENT_LAPSE")
        ?.fireAt,
    ).toEqual(at("03-02 10:35"));
  });

  it("SLA-5 a suspended one waits for its review and a word only", () => {
    const course = answered().does("SUSPEND", handler, "03-02 11:00");
    expect(kinds(course, "03-02 11:00")).toEqual(["REVIEW", "SILENCE"]);
  });

  it("VIS-2 one resolved without a visit waits for nothing that time brings", () => {
    const course = new Course("03-02 10:00", { hasContact: false })
      .does("RESPOND", agent, "03-02 10:01")
      .handled("03-02 10:05", "03-02 10:10")
      .does("RESOLVE", supervisor, "03-02 11:00");
    expect(kinds(course, "03-02 11:00")).toEqual([]);
  });

  it("HND-2 ESC-1 after a downtime an assignment nobody took is back, beside what the clocks have to tell", () => {
    const course = untouched().does("ASSIGN", dispatcher, "03-02 10:05").wait("03-02 12:00");
    expect(tellings(course).slice(2)).toEqual([
      "CLOCK_DUE_SOON RESPOND 1",
      "CLOCK_OVERDUE RESPOND 1",
      "ESCALATED 1",
      "ASSIGNMENT_LAPSED",
    ]);
    expect(course.facts.state).toBe("REGISTERED");
  });
});
