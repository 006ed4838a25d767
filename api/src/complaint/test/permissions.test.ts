import { type Action, MOVES, type Mover } from "@heyi/schema/vocabulary/action.ts";
import { beforeAll, expect, test } from "vitest";
import { act, type Answer, idOf, look } from "../../../test/complaints.ts";
import type { Cast } from "../../../test/cast.ts";
import type { Person } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import { bring, STAGES, type Stage, toCleaning } from "./stage.fixture.ts";

const world = useWorld();

/** Sent with a fault, so that a permitted move ends as invalid and the complaint stays as it is for the next person. */
const FAULTY: Partial<Record<Action, [verb: string, input: () => Record<string, unknown>]>> = {
  RESPOND: ["Respond", () => ({ how: "PHONE", text: "长".repeat(5001) })],
  TRIAGE: [
    "Triage",
    () => ({ category: "FIRE", urgency: "LOW", impact: "GROUP", subCategory: "长".repeat(61) }),
  ],
  ASSIGN: ["Assign", () => ({ ...toCleaning(world()), note: "长".repeat(501) })],
  DECLINE: ["Decline", () => ({ reason: "" })],
  REASSIGN: ["Reassign", () => ({ ...toCleaning(world()), reason: "" })],
  CONTACT: ["Contact", () => ({ how: "PHONE", text: "" })],
  PROMISE: ["Promise", () => ({ promisedAt: "2020-01-01T00:00:00Z" })],
  MOVE_PROMISE: [
    "MovePromise",
    () => ({ promisedAt: "2020-01-01T00:00:00Z", reason: "", complainantInformed: true }),
  ],
  SUSPEND: ["Suspend", () => ({ reason: "WAITING_SEASON", reviewAt: "2020-01-01T00:00:00Z", text: "" })],
  RESUME: ["Resume", () => ({ text: "长".repeat(5001) })],
  ESCALATE: ["Escalate", () => ({ reason: "" })],
  RESOLVE: ["Resolve", () => ({ solution: "", rootCause: "NONE", complainantTold: true })],
  SETTLE_ON_THE_SPOT: ["SettleOnTheSpot", () => ({ solution: "", complainantWord: "" })],
  WITHDRAW: ["Withdraw", () => ({ reason: "" })],
  FLAG_MALICIOUS: ["FlagMalicious", () => ({ malicious: true, reason: "" })],
  CHANGE_VALIDITY: ["ChangeValidity", () => ({ validity: "VALID", reason: "" })],
  INVESTIGATE: [
    "Investigate",
    () => ({ method: "SITE_VISIT", finding: "", rootCause: "NONE", responsibleParty: "" }),
  ],
  PLAN: ["Plan", () => ({ what: "", byStaffId: staff(), consent: "AGREED" })],
  NOTE_PROGRESS: ["NoteProgress", () => ({ text: "" })],
  ADD_TASK: ["AddTask", () => ({ ...toCleaning(world()), what: "", dueAt: "2020-01-01T00:00:00Z" })],
  ACCEPT_TASK: ["AcceptTask", () => ({ taskId: task() })],
  DECLINE_TASK: ["DeclineTask", () => ({ taskId: task(), reason: "" })],
  COMPLETE_TASK: ["CompleteTask", () => ({ taskId: task(), text: "" })],
  DROP_TASK: ["DropTask", () => ({ taskId: task(), reason: "" })],
  ACKNOWLEDGE_ESCALATION: ["AcknowledgeEscalation", () => ({ text: "长".repeat(5001) })],
  CONFIRM_MAJOR: ["ConfirmMajor", () => ({ reason: "" })],
  DISMISS_MAJOR: ["DismissMajor", () => ({ reason: "" })],
  HOLD_RESPONSE_MEETING: [
    "HoldResponseMeeting",
    () => ({ measures: "", responsibleStaffId: staff(), dueAt: "2020-01-01T00:00:00Z" }),
  ],
  SET_MEASURE: ["SetMeasure", () => ({ what: "", ownerId: staff(), dueDate: "2020-01-01" })],
  COMPLETE_MEASURE: [
    "CompleteMeasure",
    () => ({ measureId: idOf("PreventiveMeasure", crypto.randomUUID()), text: "" }),
  ],
  VISIT: ["Visit", () => ({ method: "PHONE", result: "HEARD" })],
  EXEMPT_VISIT: ["ExemptVisit", () => ({ reason: "" })],
  CLOSE_UNRESOLVED: ["CloseUnresolved", () => ({ reason: "", complainantTold: true, ways: [] })],
  REOPEN: ["Reopen", () => ({ reason: "" })],
  BEGIN_MEDIATION: ["BeginMediation", () => ({ reason: "" })],
  REFER: ["Refer", () => ({ to: "", reason: "" })],
  TAKE_BACK: ["TakeBack", () => ({ reason: "" })],
  MERGE: ["Merge", () => ({ intoId: idOf("Complaint", crypto.randomUUID()), reason: "" })],
  ADD_EVIDENCE: ["AddEvidence", () => ({ fileIds: [] })],
  JOIN_INCIDENT: ["JoinIncident", () => ({ incidentId: idOf("Incident", crypto.randomUUID()) })],
  LEAVE_INCIDENT: ["LeaveIncident", () => ({ reason: "" })],
  HAND_OVER: ["HandOver", () => ({ toStaffId: idOf("Staff", world().cast.stranger.staffId) })],
};

function staff(): string {
  return idOf("Staff", world().cast.handler.staffId);
}

function task(): string {
  return idOf("Task", crypto.randomUUID());
}

/** Who plays what in project A, written down apart from the code under test. */
const ROLES: Partial<Record<keyof Cast, Mover[]>> = {
  agent: ["AGENT"],
  dispatcher: ["DISPATCHER"],
  dispatcher2: ["DISPATCHER"],
  handler: [],
  handler2: [],
  cleaner: [],
  supervisor: ["SUPERVISOR"],
  manager: ["PROJECT_MANAGER"],
  mediator: ["MEDIATOR"],
  qa: ["COMPANY_QA"],
  admin: ["ADMIN"],
  agentB: [],
  dispatcherB: [],
  handlerB: [],
  supervisorB: [],
  stranger: [],
};
const NAMES = Object.keys(ROLES) as (keyof Cast)[];

/** OWNER and ASSIGNED_HANDLER in the states of our stages: accepted by `handler`, until then the agent's. */
function standings(stage: Stage, name: keyof Cast): Mover[] {
  const accepted = !UNACCEPTED.includes(stage);
  const owner = accepted ? "handler" : "agent";
  const handlers = accepted ? ["handler"] : stage === "ASSIGNED" ? ["handler", "handler2"] : [];
  return [
    ...(owner === name ? (["OWNER"] as const) : []),
    ...(handlers.includes(name) ? (["ASSIGNED_HANDLER"] as const) : []),
  ];
}

const UNACCEPTED: readonly Stage[] = ["REGISTERED", "ASSIGNED", "CLOSED", "MERGED", "WITHDRAWN"];
const UNASSIGNED: readonly Stage[] = ["REGISTERED", "CLOSED", "MERGED", "WITHDRAWN"];

function isSeen(stage: Stage, name: keyof Cast): boolean {
  const inDepartment = !UNASSIGNED.includes(stage) && ["handler", "handler2"].includes(name);
  return (
    ["agent", "dispatcher", "dispatcher2", "supervisor", "manager", "qa", "admin"].includes(name) ||
    inDepartment
  );
}

/** The table, read by hand: rights first, then the state, then what these stages have or lack. */
function expectedRefusal(action: Action, stage: Stage, name: keyof Cast): string | null {
  const move = MOVES.find((each) => each.action === action);
  if (move === undefined) throw new Error(action);
  const movers = [...(ROLES[name] ?? []), ...standings(stage, name)];
  if (!move.by.some((mover) => movers.includes(mover))) return "NO_RIGHT";
  if (!move.from.includes(stage)) return "WRONG_STATE";
  return LACKING[action]?.(stage) ?? null;
}

/** What the complaints of these stages have or lack, so that an action in a fitting state still has to wait. */
const LACKING: Partial<Record<Action, (stage: Stage) => string | null>> = {
  PROMISE: (stage) => (stage === "RECTIFYING" ? "PROMISE_EXISTS" : null),
  MOVE_PROMISE: (stage) => (stage === "RECTIFYING" ? null : "NO_PROMISE_YET"),
  PLAN: (stage) => (stage === "RECTIFYING" ? null : "NOT_INVESTIGATED"),
  DROP_TASK: () => "NO_SUCH_TASK",
  COMPLETE_MEASURE: () => "NO_OPEN_MEASURE",
  CONFIRM_MAJOR: () => "NOT_PROPOSED",
  DISMISS_MAJOR: () => "NOT_PROPOSED",
  HOLD_RESPONSE_MEETING: () => "NOT_MAJOR",
  LEAVE_INCIDENT: () => "IN_NO_INCIDENT",
  CLOSE: () => "MISSING_TO_CLOSE",
};

const reached = new Map<Stage, Answer>();
beforeAll(async () => {
  for (const stage of STAGES) reached.set(stage, await bring(world(), stage));
});

type Allowed = {
  allowedActions: { action: Action; allowed: boolean; refusal: string | null; refusalText: string | null }[];
};
const ALLOWED =
  "query ($id: ID!) { complaint(id: $id) { allowedActions { action allowed refusal refusalText } } }";

test.each(STAGES)(
  "HND-1 in %s every one of the cast is told by allowedActions what the table says, and no other's complaint exists",
  async (stage) => {
    const id = reached.get(stage)?.id ?? "";
    for (const name of NAMES) {
      const { data } = await world().gql<{ complaint: Allowed | null }>(
        world().cast[name] as Person,
        ALLOWED,
        { id },
      );
      const told = data?.complaint?.allowedActions.map(({ action, allowed, refusal, refusalText }) => [
        action,
        { allowed, refusal, inWords: refusalText !== null },
      ]);
      const expected = MOVES.map(({ action }) => {
        const refusal = expectedRefusal(action, stage, name);
        return [action, { allowed: refusal === null, refusal, inWords: refusal !== null }];
      });
      expect(told === undefined ? null : Object.fromEntries(told), name).toEqual(
        isSeen(stage, name) ? Object.fromEntries(expected) : null,
      );
    }
  },
);

test.each(STAGES)(
  "HND-1 in %s the API enforces for every one of the cast and every offered action what the table says",
  async (stage) => {
    const seen = reached.get(stage);
    if (seen === undefined) throw new Error(stage);
    const actions = Object.entries(FAULTY) as [Action, NonNullable<(typeof FAULTY)[Action]>][];
    for (const name of NAMES) {
      const answers = await Promise.all(
        actions.map(([, [verb, input]]) => act(world(), world().cast[name] as Person, verb, seen, input())),
      );
      const found = answers.map((answer, index) => [
        actions[index]?.[0],
        answer.refusal ?? answer.__typename,
      ]);
      const expected = actions.map(([action]) => [
        action,
        isSeen(stage, name) ? (expectedRefusal(action, stage, name) ?? "InvalidError") : "NotFoundError",
      ]);
      expect(found, `${stage} ${name}`).toEqual(expected);
    }
    expect(await look(world(), world().cast.qa, seen.id)).toMatchObject({
      version: seen.version,
      state: stage,
    });
  },
);

/** Moves without a word that could be faulty: tried for real. */
const WORDLESS = ["ACCEPT", "REVEAL_CONTACT", "CLOSE"] as const;
/** Under the tracking code, where nobody of the staff acts: tried there (resident/test/moves.test.ts). */
const ELSEWHERE: readonly Action[] = ["REMARK", "CONFIRM_RESULT", "REFUSE_RESULT"];

test("HND-1 every move is tried above, below or elsewhere", () => {
  const tried = [...Object.keys(FAULTY), ...WORDLESS, ...ELSEWHERE];
  expect(tried.toSorted()).toEqual(MOVES.map(({ action }) => action).toSorted());
});

test.each(STAGES)(
  "HND-1 in %s accepting, closing and showing the contact are enforced alike",
  async (stage) => {
    for (const name of NAMES) {
      for (const action of WORDLESS) {
        const refusal = isSeen(stage, name) ? expectedRefusal(action, stage, name) : "NotFoundError";
        const seen = refusal === null ? await bring(world(), stage) : (reached.get(stage) as Answer);
        const person = world().cast[name] as Person;
        const answer =
          action === "REVEAL_CONTACT"
            ? await reveal(person, seen)
            : await act(world(), person, action === "ACCEPT" ? "Accept" : "Close", seen);
        expect(answer.refusal ?? answer.__typename, `${name} ${action}`).toBe(
          refusal ?? (action === "REVEAL_CONTACT" ? "RevealedContact" : "Complaint"),
        );
      }
    }
  },
);

async function reveal(
  as: Person,
  { id, version }: Answer,
): Promise<{ __typename: string; refusal?: string }> {
  const query =
    "mutation ($input: ComplaintRevealContactInput!) { answer: complaintRevealContact(input: $input) { __typename ... on NotAllowedError { refusal } } }";
  const input = { complaintId: id, expectedVersion: version, idempotencyKey: crypto.randomUUID() };
  const { data } = await world().gql<{ answer: { __typename: string; refusal?: string } }>(as, query, {
    input,
  });
  if (!data) throw new Error("no answer");
  return data.answer;
}

test("HND-1 the API shows the very table", async () => {
  const { data } = await world().gql(world().cast.agent, "{ moves { action from to by demands } }");
  expect(data?.["moves"]).toEqual(MOVES.map((move) => ({ ...move })));
});
