import { describe, expect, it } from "vitest";

import { toId } from "../../kernel/ids.ts";
import {
  agent,
  at,
  BAY,
  cleaner,
  CLEANING,
  cleaners,
  colleague,
  complaint,
  Course,
  decide,
  dispatcher,
  ENGINEERING,
  engineers,
  faultsOf,
  ground,
  handler,
  HILL,
  HILL_ENGINEERING,
  supervisor,
} from "./rules.fixture.ts";

const registered = () => new Course("03-02 10:00").does("RESPOND", agent, "03-02 10:01");
const toCleaners = { assignee: cleaners, handlerId: null, reason: "归保洁" } as const;

describe("HND-2 to whom a complaint may go", () => {
  const NOW = ground("03-02 10:05");
  const elsewhere = { departmentId: HILL_ENGINEERING, projectId: HILL, handlerIds: [handler.staffId] };
  it.each([
    ["a department", { assignee: engineers, handlerId: null }, []],
    ["a handler of the department", { assignee: engineers, handlerId: colleague.staffId }, []],
    [
      "no handler of another department",
      { assignee: engineers, handlerId: cleaner.staffId },
      ["handlerId OTHER_DEPARTMENT"],
    ],
    [
      "nobody who is no handler",
      { assignee: engineers, handlerId: dispatcher.staffId },
      ["handlerId OTHER_DEPARTMENT"],
    ],
    [
      "no department of another project",
      { assignee: elsewhere, handlerId: null },
      ["departmentId OTHER_PROJECT"],
    ],
    [
      "no department that does not exist",
      { assignee: null, handlerId: null },
      ["departmentId OTHER_PROJECT"],
    ],
    ["a note of bounded length", { note: "注".repeat(501) }, ["note TOO_LONG"]],
  ] as const)("HND-2 %s", (_name, input, faults) => {
    expect(faultsOf(() => decide("ASSIGN", complaint(), dispatcher, NOW, input))).toEqual(faults);
  });

  it.each([
    ["takes a reason", { reason: " " }, ["reason REQUIRED"]],
    ["goes to another department", toCleaners, []],
    ["goes to a colleague of the same department", { assignee: engineers, handlerId: colleague.staffId }, []],
    ["goes back to the department as a whole", { assignee: engineers, handlerId: null }, []],
    [
      "does not go to where it is already",
      { assignee: engineers, handlerId: handler.staffId },
      ["departmentId UNCHANGED"],
    ],
    [
      "names every fault at once",
      { assignee: null, reason: null },
      ["reason REQUIRED", "departmentId OTHER_PROJECT"],
    ],
  ] as const)("HND-2 a reassignment %s", (_name, input, faults) => {
    const assigned = complaint({ state: "ASSIGNED" });
    expect(
      faultsOf(() => decide("REASSIGN", assigned, dispatcher, NOW, { reason: "换人", ...input })),
    ).toEqual(faults);
  });

  it("HND-2 the history keeps where it came from, the note and the reason", () => {
    const course = registered()
      .does("ASSIGN", dispatcher, "03-02 10:05", { note: "先看门机" })
      .does("REASSIGN", dispatcher, "03-02 10:10", toCleaners);
    expect(course.told("ASSIGNED").map(({ data, words }) => [data, words])).toEqual([
      [
        {
          department: ENGINEERING,
          handler: handler.staffId,
          reassigned: false,
          fromDepartment: null,
          fromHandler: null,
        },
        { text: "先看门机" },
      ],
      [
        {
          department: CLEANING,
          handler: null,
          reassigned: true,
          fromDepartment: ENGINEERING,
          fromHandler: handler.staffId,
        },
        { reason: "归保洁" },
      ],
    ]);
  });
});

describe("ORG-5 whose a complaint is meanwhile", () => {
  it("ORG-5 the first responder owns it until the assignment is accepted", () => {
    const course = registered().does("ASSIGN", dispatcher, "03-02 10:05");
    expect(course.facts).toMatchObject({ ownerId: agent.staffId, handlerId: handler.staffId });
    course.does("ACCEPT", handler, "03-02 10:10");
    expect(course.facts).toMatchObject({
      ownerId: handler.staffId,
      state: "INVESTIGATING",
      acceptedAt: at("03-02 10:10"),
    });
  });

  it("ORG-5 a reassigned complaint stays with the one who had accepted it until the next accepts", () => {
    const course = registered()
      .handled("03-02 10:05", "03-02 10:10")
      .does("REASSIGN", dispatcher, "03-02 11:00", toCleaners);
    expect(course.facts).toMatchObject({
      ownerId: handler.staffId,
      handlerId: null,
      departmentId: CLEANING,
      acceptedAt: null,
    });
    expect(course.does("ACCEPT", cleaner, "03-02 11:10").facts).toMatchObject({
      ownerId: cleaner.staffId,
      handlerId: cleaner.staffId,
    });
  });

  it("HND-2 what went to a department is the handler's who accepts it first", () => {
    const course = registered()
      .does("ASSIGN", dispatcher, "03-02 10:05", { handlerId: null })
      .does("ACCEPT", colleague, "03-02 10:10");
    expect(course.facts).toMatchObject({
      ownerId: colleague.staffId,
      handlerId: colleague.staffId,
      departmentId: ENGINEERING,
    });
    expect(() => course.does("ACCEPT", handler, "03-02 10:11")).toThrow("NO_RIGHT");
  });

  it("ORG-5 a declined complaint is its owner's, and waits for the dispatcher", () => {
    const course = registered()
      .does("ASSIGN", dispatcher, "03-02 10:05")
      .does("DECLINE", handler, "03-02 10:10");
    expect(course.facts).toMatchObject({
      state: "REGISTERED",
      ownerId: agent.staffId,
      handlerId: null,
      departmentId: null,
    });
  });
});

describe("HND-2 accepting and declining in 30 minutes", () => {
  it.each(["", "   "])("HND-2 declining takes a reason, %j is none", (reason) => {
    expect(
      faultsOf(() =>
        registered()
          .does("ASSIGN", dispatcher, "03-02 10:05")
          .does("DECLINE", handler, "03-02 10:10", { reason }),
      ),
    ).toEqual(["reason REQUIRED"]);
  });

  it("HND-2 until the last moment it may be accepted", () => {
    const course = registered().handled("03-02 10:05", new Date(at("03-02 10:35").getTime() - 1));
    expect([course.facts.state, course.told("ASSIGNMENT_LAPSED")]).toEqual(["INVESTIGATING", []]);
  });

  it("HND-2 after 30 minutes it is back with the dispatcher, and cannot be accepted any more", () => {
    const course = registered().does("ASSIGN", dispatcher, "03-02 10:05").wait("03-02 10:35");
    expect(course.facts).toMatchObject({
      state: "REGISTERED",
      handlerId: null,
      departmentId: null,
      ownerId: agent.staffId,
    });
    expect(course.told("ASSIGNMENT_LAPSED").map(({ data, actorId }) => [data, actorId])).toEqual([
      [{ department: ENGINEERING, handler: handler.staffId }, null],
    ]);
    expect(() => course.does("ACCEPT", handler, "03-02 10:36")).toThrow("NO_RIGHT");
  });

  it("HND-2 a reassignment gives the new one 30 minutes of its own", () => {
    const course = registered()
      .does("ASSIGN", dispatcher, "03-02 10:05")
      .does("REASSIGN", dispatcher, "03-02 10:30", toCleaners);
    expect(course.wait("03-02 10:59").facts.state).toBe("ASSIGNED");
    expect(course.wait("03-02 11:00").facts.state).toBe("REGISTERED");
  });

  it("HND-2 what is accepted does not lapse", () => {
    expect(
      registered().handled("03-02 10:05", "03-02 10:10").wait("03-02 12:00").told("ASSIGNMENT_LAPSED"),
    ).toEqual([]);
  });
});

/** One round of passing it on, from registered back to registered or assigned. */
const PASSES = {
  decline: (course: Course, hour: number) =>
    course.does("ASSIGN", dispatcher, `03-02 ${hour}:00`).does("DECLINE", handler, `03-02 ${hour}:10`),
  lapse: (course: Course, hour: number) =>
    course.does("ASSIGN", dispatcher, `03-02 ${hour}:00`).wait(`03-02 ${hour}:30`),
  reassignment: (course: Course, hour: number) =>
    course
      .does("ASSIGN", dispatcher, `03-02 ${hour}:00`)
      .does("REASSIGN", dispatcher, `03-02 ${hour}:10`)
      .does("ACCEPT", cleaner, `03-02 ${hour}:20`),
};
type Pass = keyof typeof PASSES;
const buckPassed = (course: Course) =>
  course.told("ESCALATED").filter(({ data }) => data.cause === "BUCK_PASSING");

describe("ESC-3 buck-passing", () => {
  const ROUNDS: readonly Pass[][] = [
    ["decline", "decline", "decline"],
    ["lapse", "lapse", "lapse"],
    ["decline", "lapse", "decline"],
    ["decline", "decline", "lapse"],
    ["lapse", "decline", "reassignment"],
    ["decline", "decline", "reassignment"],
  ];
  it.each(ROUNDS)(
    "ESC-3 %s, %s and %s: the third goes to the project manager, and not the second",
    (first, second, third) => {
      const course = registered();
      PASSES[first](course, 11);
      PASSES[second](course, 12);
      expect([course.facts.declines, buckPassed(course)]).toEqual([2, []]);
      PASSES[third](course, 13);
      expect(course.facts).toMatchObject({ declines: 3, level: 2 });
      expect(buckPassed(course).map(({ data, actorId }) => [data, actorId])).toEqual([
        [{ level: 2, from: 0, cause: "BUCK_PASSING", clock: null }, null],
      ]);
    },
  );

  it("ESC-3 reassigning three times is enough", () => {
    const course = registered().does("ASSIGN", dispatcher, "03-02 11:00");
    for (const minute of ["05", "10", "15"]) course.does("REASSIGN", dispatcher, `03-02 11:${minute}`);
    expect([course.facts.level, course.facts.state, buckPassed(course).length]).toEqual([2, "ASSIGNED", 1]);
  });

  it("ESC-3 the fourth and fifth say it no more", () => {
    const course = registered();
    for (const hour of [11, 12, 13, 14, 15]) PASSES.decline(course, hour);
    expect([course.facts.declines, buckPassed(course).length]).toEqual([5, 1]);
  });

  it("ESC-3 what is with the project manager already stays there", () => {
    const course = registered()
      .does("ESCALATE", agent, "03-02 10:05")
      .does("ESCALATE", supervisor, "03-02 10:06");
    for (const hour of [11, 12, 13]) PASSES.decline(course, hour);
    expect([course.facts.level, buckPassed(course)]).toEqual([2, []]);
  });

  it("ESC-3 from level 1 it goes to level 2", () => {
    const course = registered().does("ESCALATE", agent, "03-02 10:05");
    for (const hour of [11, 12, 13]) PASSES.decline(course, hour);
    expect(buckPassed(course).map(({ data }) => [data.from, data.level])).toEqual([[1, 2]]);
  });
});

it("HND-2 a department of the own project is known by its project, whatever its id", () => {
  const assignee = {
    departmentId: toId<"Department">("00000000-0000-7000-8000-ffffffffffff"),
    projectId: BAY,
    handlerIds: [],
  };
  expect(
    registered().does("ASSIGN", dispatcher, "03-02 10:05", { assignee, handlerId: null }).facts.departmentId,
  ).toBe(assignee.departmentId);
});
