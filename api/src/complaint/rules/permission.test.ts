import {
  ACTIONS,
  MOVES,
  STANDINGS,
  type Action,
  type Move,
  type Mover,
  type Refusal,
} from "@heyi/schema/vocabulary/action.ts";
import { ENDED_STATES, STATES, type State } from "@heyi/schema/vocabulary/complaint.ts";
import { ROLES } from "@heyi/schema/vocabulary/org.ts";
import { describe, expect, it } from "vitest";

import type { Actor } from "../../org/actor.ts";
import { toId } from "../../kernel/ids.ts";
import type { Aggregate, Facts, Measure, Task } from "../facts.ts";
import { isMover, moveOf, permissionsOf, refusalOf, type Actors } from "./permission.ts";
import {
  admin,
  agent,
  at,
  BAY,
  cleaner,
  CLEANING,
  colleague,
  complaint,
  dispatcher,
  ENGINEERING,
  ground,
  handler,
  HILL,
  hillDispatcher,
  hillManager,
  manager,
  mediator,
  OFFERED_ACTIONS,
  person,
  qa,
  role,
  supervisor,
} from "./rules.fixture.ts";

const MOVERS: readonly Mover[] = [...ROLES, ...STANDINGS];
const WHEN = ground("03-03 10:00");

const HELPED: Task = {
  id: toId("00000000-0000-7000-8000-00000000a001"),
  departmentId: CLEANING,
  handlerId: null,
  what: "清理机坑积水",
  dueAt: at("03-04 10:00"),
  state: "OFFERED",
  addedAt: at("03-02 11:00"),
  acceptedAt: null,
  endedAt: null,
  overdueAt: null,
};
const MEASURED: Measure = {
  id: toId("00000000-0000-7000-8000-00000000a002"),
  ownerId: person().staffId,
  what: "每月巡检",
  dueDate: "2026-03-20",
  setAt: at("03-02 11:00"),
  doneAt: null,
  remindedAt: null,
};

type Given = { readonly facts?: Partial<Facts>; readonly parts?: Partial<Omit<Aggregate, "facts">> };

/** Somebody who stands towards the complaint in this one way; whoever holds a level has that level's role too. */
function standingAs(mover: Mover, state: State, { facts, parts }: Given): readonly [Actors, Aggregate] {
  const actor = personOf(mover);
  const someoneElse = person().staffId;
  const { staffId } = actor === "COMPLAINANT" ? { staffId: someoneElse } : actor;
  const found = complaint(
    {
      state,
      departmentId: ENGINEERING,
      ownerId: mover === "OWNER" ? staffId : someoneElse,
      handlerId: mover === "ASSIGNED_HANDLER" ? staffId : someoneElse,
      ...(mover === "LEVEL_HOLDER" ? { level: 3 } : {}),
      ...facts,
    },
    {
      ...(mover === "TASK_HANDLER" ? { tasks: [HELPED] } : {}),
      ...parts,
      ...(mover === "MEASURE_OWNER" ? { measures: [{ ...MEASURED, ownerId: staffId }] } : {}),
    },
  );
  return [actor, found];
}

function personOf(mover: Mover): Actors {
  switch (mover) {
    case "OWNER":
    case "ASSIGNED_HANDLER":
    case "MEASURE_OWNER":
    case "SYSTEM":
      return person();
    case "TASK_HANDLER":
      return person(role("HANDLER", BAY, CLEANING));
    case "LEVEL_HOLDER":
      return person(role("COMPANY_QA", null));
    case "COMPLAINANT":
      return "COMPLAINANT";
    default:
      return person(role(mover, mover === "COMPANY_QA" || mover === "ADMIN" ? null : BAY));
  }
}

/** The ways in which somebody who stands like this stands towards it. */
function standingsOf(mover: Mover): readonly Mover[] {
  return mover === "LEVEL_HOLDER" ? [mover, "COMPANY_QA"] : [mover];
}

/** What an action asks of the complaint itself, fulfilled. */
const FULFILLED: Partial<Record<Action, Given>> = {
  MOVE_PROMISE: { facts: { promisedAt: at("03-05 18:00") } },
  PLAN: { facts: { investigatedAt: at("03-02 12:00") } },
  ACCEPT_TASK: { parts: { tasks: [HELPED] } },
  DECLINE_TASK: { parts: { tasks: [HELPED] } },
  COMPLETE_TASK: { parts: { tasks: [HELPED] } },
  DROP_TASK: { parts: { tasks: [HELPED] } },
  RESOLVE: { parts: { tasks: [] } },
  COMPLETE_MEASURE: { parts: { measures: [MEASURED] } },
  CONFIRM_MAJOR: { facts: { majorProposedAt: at("03-02 11:00") } },
  DISMISS_MAJOR: { facts: { majorProposedAt: at("03-02 11:00") } },
  HOLD_RESPONSE_MEETING: { facts: { severity: "MAJOR" } },
  LEAVE_INCIDENT: { facts: { incidentId: toId("00000000-0000-7000-8000-00000000a003") } },
  CLOSE: { facts: { toldAt: at("03-02 15:00"), rootCause: "NONE", lastResult: 4 }, parts: { tasks: [] } },
};

const CASES = MOVES.flatMap((move) =>
  STATES.flatMap((state) => MOVERS.map((mover) => ({ move, state, mover }))),
);

describe("HND-1 every action in every state by everyone", () => {
  it.each(CASES)(
    "HND-1 $move.action from $state by $mover is answered by the table",
    ({ move, state, mover }) => {
      const [actor, found] = standingAs(mover, state, FULFILLED[move.action] ?? {});
      const mayAct = mover !== "SYSTEM" && standingsOf(mover).some((each) => move.by.includes(each));
      const right = mayAct ? (move.from.includes(state) ? null : "WRONG_STATE") : "NO_RIGHT";
      expect(refusalOf(move.action, found, actor, WHEN)).toBe(right);
    },
  );

  it.each(STATES)(
    "HND-1 in %s each person has an answer to every action, the same as asked alone",
    (state) => {
      for (const actor of [agent, dispatcher, handler, supervisor, manager, qa, admin]) {
        const found = complaint({ state });
        const answers = permissionsOf(found, actor, WHEN);
        expect(answers.map(({ action }) => action)).toEqual(ACTIONS);
        for (const { action, refusal } of answers)
          expect(refusal).toBe(refusalOf(action, found, actor, WHEN));
      }
    },
  );
});

describe("HND-1 the table itself", () => {
  it("HND-1 has one row for each action", () => {
    expect(MOVES.map(({ action }) => action).toSorted()).toEqual(ACTIONS.toSorted());
    for (const action of ACTIONS) expect(moveOf(action).action).toBe(action);
  });

  // Evidence comes with its file, which is no decision of these rules.
  it("HND-1 every move has a rule", () => {
    const ruled = ACTIONS.filter((action) => action !== "ADD_EVIDENCE");
    expect(OFFERED_ACTIONS.toSorted()).toEqual(ruled.toSorted());
  });

  it.each(STATES.filter((state) => !isEnded(state)))(
    "ORG-5 from %s, which is open, a way leads to an end",
    (state) => {
      expect(ENDED_STATES.some((end) => reachable(state).has(end))).toBe(true);
    },
  );

  it("VIS-5 an end is left by reopening alone, by the company or by the complainant", () => {
    const leaving = MOVES.filter(({ from, to }) => from.some(isEnded) && to !== "SAME");
    expect(leaving.map(({ action, from }) => [action, from])).toEqual([
      ["REOPEN", ["RESOLVED", "CLOSED"]],
      ["REFUSE_RESULT", ["RESOLVED", "CLOSED"]],
    ]);
  });

  it("HND-1 every state can be reached from the first", () => {
    expect([...reachable("REGISTERED")].toSorted()).toEqual(STATES.toSorted());
  });

  it("HND-1 nobody is named in vain: each move has a mover and a state to start from", () => {
    for (const { by, from } of MOVES) {
      expect(by.length * from.length).toBeGreaterThan(0);
      expect([new Set(by).size, new Set(from).size]).toEqual([by.length, from.length]);
    }
  });
});

function isEnded(state: State): boolean {
  return ENDED_STATES.some((end) => end === state);
}

function reachable(start: State): ReadonlySet<State> {
  const reached = new Set<State>([start]);
  for (const state of reached) {
    for (const { from, to } of MOVES) {
      if (!from.includes(state)) continue;
      for (const next of leadsTo(to)) reached.add(next);
    }
  }
  return reached;
}

function leadsTo(to: Move["to"]): readonly State[] {
  switch (to) {
    case "SAME":
      return [];
    case "RESUMED":
      return ["INVESTIGATING"];
    case "CLOSED_IF_COMPLETE":
      return ["RESOLVED", "CLOSED"];
    case "BY_RESULT":
      return ["CLOSED", "RECTIFYING"];
    default:
      return [to];
  }
}

const BOUND: readonly [string, Action, State, Actor, Refusal | null][] = [
  ["a dispatcher assigns what is registered", "ASSIGN", "REGISTERED", dispatcher, null],
  ["a supervisor assigns too", "ASSIGN", "REGISTERED", supervisor, null],
  ["an agent may not assign", "ASSIGN", "REGISTERED", agent, "NO_RIGHT"],
  ["a handler may not assign", "ASSIGN", "REGISTERED", handler, "NO_RIGHT"],
  ["a dispatcher of another project may not assign", "ASSIGN", "REGISTERED", hillDispatcher, "NO_RIGHT"],
  ["company QA reads and does not assign", "ASSIGN", "REGISTERED", qa, "NO_RIGHT"],
  ["an administrator sets up and does not assign", "ASSIGN", "REGISTERED", admin, "NO_RIGHT"],
  ["what is assigned is not assigned again but reassigned", "ASSIGN", "ASSIGNED", dispatcher, "WRONG_STATE"],
  ["a dispatcher reassigns what is being worked on", "REASSIGN", "RECTIFYING", dispatcher, null],
  ["what is registered cannot be reassigned", "REASSIGN", "REGISTERED", dispatcher, "WRONG_STATE"],
  ["the handler accepts", "ACCEPT", "ASSIGNED", handler, null],
  ["a colleague does not accept for the handler named", "ACCEPT", "ASSIGNED", colleague, "NO_RIGHT"],
  ["a dispatcher does not accept for the handler", "ACCEPT", "ASSIGNED", dispatcher, "NO_RIGHT"],
  ["what is accepted is not accepted again", "ACCEPT", "INVESTIGATING", handler, "WRONG_STATE"],
  ["what is accepted is not declined any more", "DECLINE", "INVESTIGATING", handler, "WRONG_STATE"],
  ["the handler resolves", "RESOLVE", "RECTIFYING", handler, null],
  ["a dispatcher does not resolve", "RESOLVE", "RECTIFYING", dispatcher, "NO_RIGHT"],
  ["what nobody took on cannot be resolved", "RESOLVE", "REGISTERED", supervisor, "WRONG_STATE"],
  ["what is suspended is resumed before it is resolved", "RESOLVE", "SUSPENDED", handler, "WRONG_STATE"],
  ["what is not being handled cannot be suspended", "SUSPEND", "REGISTERED", dispatcher, "WRONG_STATE"],
  ["an agent does not suspend", "SUSPEND", "INVESTIGATING", agent, "NO_RIGHT"],
  ["HND-6 an agent settles on the spot what is registered", "SETTLE_ON_THE_SPOT", "REGISTERED", agent, null],
  ["HND-6 what is assigned is past the spot", "SETTLE_ON_THE_SPOT", "ASSIGNED", agent, "WRONG_STATE"],
  ["TRI-2 a dispatcher sets no malicious mark", "FLAG_MALICIOUS", "REGISTERED", dispatcher, "NO_RIGHT"],
  ["TRI-2 a supervisor sets the malicious mark", "FLAG_MALICIOUS", "SUSPENDED", supervisor, null],
  ["TRI-2 a manager of another project does not", "FLAG_MALICIOUS", "REGISTERED", hillManager, "NO_RIGHT"],
  ["TRI-2 the handler may set the validity", "TRIAGE", "INVESTIGATING", handler, null],
  ["TRI-1 an agent does not triage", "TRIAGE", "REGISTERED", agent, "NO_RIGHT"],
  ["ESC-2 an agent escalates what is still open", "ESCALATE", "SUSPENDED", agent, null],
  ["ESC-2 what is closed is not escalated", "ESCALATE", "CLOSED", supervisor, "WRONG_STATE"],
  [
    "AUD-2 a mediator is not shown the contact details",
    "REVEAL_CONTACT",
    "INVESTIGATING",
    mediator,
    "NO_RIGHT",
  ],
  ["what is withdrawn stays withdrawn", "WITHDRAW", "WITHDRAWN", agent, "WRONG_STATE"],
  ["what is suspended can be withdrawn", "WITHDRAW", "SUSPENDED", agent, null],
  ["what is resolved cannot be withdrawn", "WITHDRAW", "RESOLVED", agent, "WRONG_STATE"],
];

describe("HND-1 who may do what", () => {
  it.each(BOUND)("HND-1 %s", (_name, action, state, actor, refusal) => {
    const owned = complaint({ state, ownerId: state === "REGISTERED" ? person().staffId : handler.staffId });
    expect(refusalOf(action, owned, actor, WHEN)).toBe(refusal);
  });

  it("HND-1 one person may hold several roles: any of them is enough, each in its own project", () => {
    const both = person(role("AGENT", BAY), role("DISPATCHER", HILL));
    expect(refusalOf("ASSIGN", complaint(), both, WHEN)).toBe("NO_RIGHT");
    expect(refusalOf("ASSIGN", complaint({ projectId: HILL }), both, WHEN)).toBeNull();
  });
});

describe("HND-2 the assigned handler", () => {
  const ofDepartment = complaint({ state: "ASSIGNED", handlerId: null });
  it.each<[string, Aggregate, Actor, boolean]>([
    ["is the one named", complaint({ state: "ASSIGNED" }), handler, true],
    ["is no colleague of the one named", complaint({ state: "ASSIGNED" }), colleague, false],
    ["is anyone of the department when nobody is named", ofDepartment, colleague, true],
    ["is nobody of another department", ofDepartment, cleaner, false],
    ["is nobody with another role there", ofDepartment, dispatcher, false],
    ["is nobody before an assignment", complaint(), handler, false],
  ])("HND-2 %s", (_name, found, actor, is) => {
    expect(isMover("ASSIGNED_HANDLER", found, actor)).toBe(is);
  });

  it("SLA-5 what the system does no person does", () => {
    for (const actor of [agent, dispatcher, handler, admin])
      expect(isMover("SYSTEM", complaint(), actor)).toBe(false);
  });
});

describe("HND-1 what an action asks of the complaint", () => {
  const promised = { state: "INVESTIGATING", promisedAt: at("03-05 18:00") } as const;
  it.each<[string, Action, Aggregate, Actor, Refusal | null]>([
    [
      "SLA-1 the response is made once",
      "RESPOND",
      complaint({ respondedAt: at("03-02 10:05") }),
      agent,
      "ALREADY_RESPONDED",
    ],
    [
      "SLA-4 a second promise is a move of the first",
      "PROMISE",
      complaint(promised),
      handler,
      "PROMISE_EXISTS",
    ],
    [
      "SLA-4 what was not promised cannot be moved",
      "MOVE_PROMISE",
      complaint({ state: "INVESTIGATING" }),
      handler,
      "NO_PROMISE_YET",
    ],
    ["SLA-4 the handler moves the promise once", "MOVE_PROMISE", complaint(promised), handler, null],
    [
      "SLA-4 a second move of the promise takes a supervisor",
      "MOVE_PROMISE",
      complaint({ ...promised, promiseMoves: 1 }),
      handler,
      "MOVED_ONCE_ALREADY",
    ],
    [
      "SLA-4 a supervisor may move it again",
      "MOVE_PROMISE",
      complaint({ ...promised, promiseMoves: 1 }),
      supervisor,
      null,
    ],
    [
      "SLA-4 and so may the project manager",
      "MOVE_PROMISE",
      complaint({ ...promised, promiseMoves: 7 }),
      manager,
      null,
    ],
    [
      "SLA-4 a manager of another project may not",
      "MOVE_PROMISE",
      complaint({ ...promised, promiseMoves: 1 }),
      hillManager,
      "NO_RIGHT",
    ],
    ["SLA-4 a dispatcher never moves a promise", "MOVE_PROMISE", complaint(promised), dispatcher, "NO_RIGHT"],
    ["ESC-2 level 2 goes up", "ESCALATE", complaint({ level: 2 }), agent, null],
    ["ESC-2 above level 3 there is nobody", "ESCALATE", complaint({ level: 3 }), agent, "HIGHEST_LEVEL"],
    [
      "INT-5 of an anonymous complainant there is nothing to show",
      "REVEAL_CONTACT",
      complaint({}, { hasContact: false }),
      agent,
      "NO_CONTACT_DETAILS",
    ],
    ["AUD-2 whoever left a phone can be looked up", "REVEAL_CONTACT", complaint(), agent, null],
  ])("%s", (_name, action, found, actor, refusal) => {
    expect(refusalOf(action, found, actor, WHEN)).toBe(refusal);
  });
});

describe("HND-1 the order of refusals: right, state, demand", () => {
  const responded = { respondedAt: at("03-02 10:05") };
  it.each<[string, Action, Aggregate, Actor, Refusal]>([
    [
      "who has no right learns nothing of the state",
      "ASSIGN",
      complaint({ state: "CLOSED" }),
      agent,
      "NO_RIGHT",
    ],
    ["who has no right learns nothing of the demand", "RESPOND", complaint(responded), mediator, "NO_RIGHT"],
    [
      "the state comes before the demand",
      "RESPOND",
      complaint({ state: "CLOSED", ...responded }),
      agent,
      "WRONG_STATE",
    ],
    ["the demand comes last", "RESPOND", complaint(responded), agent, "ALREADY_RESPONDED"],
  ])("HND-1 %s", (_name, action, found, actor, refusal) => {
    expect(refusalOf(action, found, actor, WHEN)).toBe(refusal);
  });
});
