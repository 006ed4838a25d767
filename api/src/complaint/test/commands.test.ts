import { describe, expect, test } from "vitest";
import { act, type Answer, clockOf, idOf, look, register } from "../../../test/complaints.ts";
import type { Cast } from "../../../test/cast.ts";
import { createPerson } from "../../../test/people.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  faults,
  HOUR,
  kindsOf,
  MINUTE,
  registered,
  RESOLUTION,
  suspension,
  timelineOf,
  toCleaning,
  toEngineering,
} from "./stage.fixture.ts";

const world = useWorld();
const inMs = (ms: number) => new Date(world().clock.now().getTime() + ms).toISOString();
const TRIAGE = { category: "FACILITIES", urgency: "HIGH", impact: "GROUP" };

describe("every command does its work, and the timeline says so", () => {
  test("SLA-1 respond meets the response clock, once", async () => {
    const { cast } = world();
    const taken = await registered(world());
    const answer = await done(world(), cast.agent, "Respond", taken, {
      how: "PHONE",
      text: "已告知正在处理",
    });
    expect(clockOf(answer, "RESPOND").state).toBe("MET");
    expect(answer).toMatchObject({ version: taken.version + 1, state: "REGISTERED", nextAction: "TRIAGE" });
    expect(await act(world(), cast.agent, "Respond", answer, { how: "PHONE" })).toMatchObject({
      __typename: "NotAllowedError",
      refusal: "ALREADY_RESPONDED",
    });
  });

  test("TRI-1 to TRI-4 triage sets category, priority by the matrix, validity and severity, and moves the default deadline", async () => {
    const { cast } = world();
    const taken = await registered(world());
    const answer = await done(world(), cast.dispatcher, "Triage", taken, {
      ...TRIAGE,
      validity: "VALID",
      severity: "MAJOR",
      reason: "有人被困",
    });
    expect(answer).toMatchObject({ priority: "P2" });
    const resolves = answer.clocks.filter(({ kind }) => kind === "RESOLVE");
    expect(Object.fromEntries(resolves.map(({ generation, state }) => [generation, state]))).toEqual({
      1: "SUPERSEDED",
      2: "RUNNING",
    });
    const entries = (await timelineOf(world(), cast.dispatcher, taken.id)).slice(1);
    expect(entries.map(({ kind, reason, changes }) => [kind, reason, changes])).toEqual([
      [
        "TRIAGED",
        "有人被困",
        [
          { field: "category", before: null, after: "设施设备维护" },
          { field: "urgency", before: null, after: expect.any(String) },
          { field: "impact", before: null, after: expect.any(String) },
          { field: "priority", before: null, after: "P2" },
          { field: "validity", before: null, after: "有效" },
        ],
      ],
      ["SEVERITY_SET", "有人被困", [{ field: "severity", before: "一般", after: "重大" }]],
    ]);
  });

  test("TRI-2 a validity set before is changed only with a reason, and its before and after stand in the timeline", async () => {
    const { cast } = world();
    const first = await done(world(), cast.dispatcher, "Triage", await registered(world()), {
      ...TRIAGE,
      validity: "VALID",
    });
    expect(
      faults(await act(world(), cast.dispatcher, "Triage", first, { ...TRIAGE, validity: "INVALID" })),
    ).toEqual(["reason REQUIRED"]);
    expect(
      faults(await act(world(), cast.dispatcher, "Triage", first, { ...TRIAGE, category: "FIRE" })),
    ).toEqual(["reason REQUIRED"]);
    await done(world(), cast.dispatcher, "Triage", first, {
      ...TRIAGE,
      validity: "INVALID",
      reason: "现场查看无此事",
    });
    expect((await timelineOf(world(), cast.dispatcher, first.id)).at(-1)).toMatchObject({
      kind: "VALIDITY_CHANGED",
      reason: "现场查看无此事",
      changes: [{ field: "validity", before: "有效", after: "无效" }],
    });
  });

  test("HND-2 ORG-5 assign, accept: the agent owns it until the handler accepts", async () => {
    const { cast } = world();
    const assigned = await done(world(), cast.dispatcher, "Assign", await registered(world()), {
      ...toEngineering(world()),
      handlerId: idOf("Staff", cast.handler.staffId),
      note: "请先看五楼",
    });
    expect(assigned).toMatchObject({
      state: "ASSIGNED",
      owner: { name: "林小雨" },
      handler: { name: "赵工" },
      nextAction: "ACCEPT",
      nextActionDueAt: inMs(30 * MINUTE),
    });
    expect(await act(world(), cast.handler2, "Accept", assigned)).toMatchObject({
      __typename: "NotAllowedError",
      refusal: "NO_RIGHT",
    });
    const accepted = await done(world(), cast.handler, "Accept", assigned);
    expect(accepted).toMatchObject({ state: "INVESTIGATING", owner: { name: "赵工" }, nextAction: "REPLY" });
    expect(
      (await timelineOf(world(), cast.agent, accepted.id)).map(({ kind, text, actor }) => [
        kind,
        text,
        actor?.name,
      ]),
    ).toEqual([
      ["REGISTERED", null, "林小雨"],
      ["ASSIGNED", "请先看五楼", "陈调度"],
      ["ACCEPTED", null, "赵工"],
    ]);
  });

  test("HND-2 decline goes back to the dispatcher with its reason", async () => {
    const { cast } = world();
    const declined = await done(world(), cast.handler, "Decline", await bring(world(), "ASSIGNED"), {
      reason: "不属工程",
    });
    expect(declined).toMatchObject({
      state: "REGISTERED",
      handler: null,
      department: null,
      owner: { name: "林小雨" },
    });
    expect(await look(world(), cast.handler, declined.id)).toBeNull();
    expect((await timelineOf(world(), cast.dispatcher, declined.id)).at(-1)).toMatchObject({
      kind: "DECLINED",
      reason: "不属工程",
      actor: { name: "赵工" },
    });
  });

  test("ESC-3 the third reassignment or decline goes to the project manager", async () => {
    const { cast } = world();
    let seen = await bring(world(), "ASSIGNED");
    seen = await done(world(), cast.handler, "Decline", seen, { reason: "不属工程" });
    seen = await done(world(), cast.dispatcher, "Assign", seen, toCleaning(world()));
    seen = await done(world(), cast.dispatcher, "Reassign", seen, {
      ...toEngineering(world()),
      reason: "保洁退回",
    });
    expect(seen.level).toBe(0);
    seen = await done(world(), cast.handler2, "Decline", seen, { reason: "归保洁" });
    expect(seen.level).toBe(2);
    expect((await timelineOf(world(), cast.manager, seen.id)).at(-1)).toMatchObject({
      kind: "ESCALATED",
      cause: "BUCK_PASSING",
      level: 2,
      actor: null,
    });
  });

  test("HND-2 reassigning keeps the history and takes the complaint from the first department", async () => {
    const { cast } = world();
    const moved = await done(world(), cast.dispatcher, "Reassign", await bring(world(), "INVESTIGATING"), {
      ...toCleaning(world()),
      reason: "清洁问题",
    });
    expect(moved).toMatchObject({
      state: "ASSIGNED",
      department: { name: "保洁" },
      handler: null,
      owner: { name: "赵工" },
    });
    expect((await timelineOf(world(), cast.dispatcher, moved.id)).at(-1)).toMatchObject({
      kind: "ASSIGNED",
      reason: "清洁问题",
      changes: [
        { field: "department", before: "工程", after: "保洁" },
        { field: "handler", before: "赵工", after: null },
      ],
    });
  });

  test("HND-5 the first contact is the response, the one that is the reply meets the reply clock", async () => {
    const { cast } = world();
    const first = await done(world(), cast.handler, "Contact", await bring(world(), "INVESTIGATING"), {
      how: "WECHAT",
      text: "明早九点上门",
    });
    expect([clockOf(first, "RESPOND").state, clockOf(first, "REPLY").state]).toEqual(["MET", "RUNNING"]);
    const replied = await done(world(), cast.handler, "Contact", first, {
      how: "PHONE",
      text: "门机已更换",
      isReply: true,
      public: true,
    });
    expect(clockOf(replied, "REPLY").state).toBe("MET");
    expect(replied.nextAction).toBe("RESOLVE");
    expect(
      (await timelineOf(world(), cast.agent, first.id))
        .slice(-3)
        .map(({ kind, text, public: open }) => [kind, text, open]),
    ).toEqual([
      ["RESPONDED", null, false],
      ["CONTACTED", "明早九点上门", false],
      ["CONTACTED", "门机已更换", true],
    ]);
  });

  test("SLA-1 SLA-4 a promise is the resolve deadline; the handler moves it once, after that the supervisor", async () => {
    const { cast } = world();
    const taken = await bring(world(), "INVESTIGATING");
    expect(
      await act(world(), cast.handler, "MovePromise", taken, {
        promisedAt: inMs(DAY),
        reason: "配件未到",
        complainantInformed: true,
      }),
    ).toMatchObject({ refusal: "NO_PROMISE_YET" });
    const promised = await done(world(), cast.handler, "Promise", taken, {
      promisedAt: inMs(DAY),
      text: "明天修好",
    });
    expect(promised.promisedAt).toBe(inMs(DAY));
    expect(promised.clocks.find(({ kind, state }) => kind === "RESOLVE" && state === "RUNNING")?.dueAt).toBe(
      inMs(DAY),
    );
    expect(
      await act(world(), cast.handler, "Promise", promised, { promisedAt: inMs(2 * DAY) }),
    ).toMatchObject({ refusal: "PROMISE_EXISTS" });
    const move = { reason: "配件未到", complainantInformed: true };
    const moved = await done(world(), cast.handler, "MovePromise", promised, {
      ...move,
      promisedAt: inMs(2 * DAY),
    });
    expect(
      await act(world(), cast.handler, "MovePromise", moved, { ...move, promisedAt: inMs(3 * DAY) }),
    ).toMatchObject({ refusal: "MOVED_ONCE_ALREADY" });
    const again = await done(world(), cast.supervisor, "MovePromise", moved, {
      ...move,
      promisedAt: inMs(3 * DAY),
    });
    expect(again.promisedAt).toBe(inMs(3 * DAY));
    expect(
      again.clocks
        .filter(({ kind }) => kind === "RESOLVE")
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(["RUNNING", "SUPERSEDED", "SUPERSEDED", "SUPERSEDED"]);
  });

  test("SLA-5 suspended the clocks stand still; resumed they go on, longer by the pause", async () => {
    const { cast, clock } = world();
    const taken = await done(world(), cast.handler, "Promise", await bring(world(), "INVESTIGATING"), {
      promisedAt: inMs(DAY),
    });
    const dueAt = inMs(DAY);
    const suspended = await done(world(), cast.handler, "Suspend", taken, suspension(world()));
    expect(suspended).toMatchObject({
      state: "SUSPENDED",
      nextAction: "REVIEW",
      nextActionDueAt: inMs(3 * DAY),
    });
    expect(clockOf(suspended, "RESOLVE").state).toBe("PAUSED");
    clock.advance(5 * HOUR);
    const resumed = await done(world(), cast.handler, "Resume", suspended, { text: "配件到了" });
    expect(resumed.state).toBe("INVESTIGATING");
    const running = resumed.clocks.find(({ kind, state }) => kind === "RESOLVE" && state === "RUNNING");
    expect(running).toMatchObject({
      dueAt: new Date(Date.parse(dueAt) + 5 * HOUR).toISOString(),
      pausedMinutes: 300,
    });
    expect(
      (await timelineOf(world(), cast.handler, taken.id)).slice(-2).map(({ kind, text }) => [kind, text]),
    ).toEqual([
      ["SUSPENDED", "等电梯厂家发配件,已告知业主"],
      ["RESUMED", "配件到了"],
    ]);
  });

  test("ESC-2 escalated by hand one level at a time, up to the company", async () => {
    const { cast } = world();
    let seen = await registered(world());
    for (const level of [1, 2, 3]) {
      seen = await done(world(), cast.agent, "Escalate", seen, { reason: "五分钟后仍激动" });
      expect(seen.level).toBe(level);
    }
    expect(await act(world(), cast.agent, "Escalate", seen, { reason: "再上移" })).toMatchObject({
      refusal: "HIGHEST_LEVEL",
    });
  });

  test("resolved: three clocks met, the visit due in three working days; who cannot be reached needs none (VIS-2)", async () => {
    const { cast } = world();
    const resolved = await bring(world(), "RESOLVED");
    expect(resolved).toMatchObject({ state: "RESOLVED", nextAction: "VISIT" });
    expect(Object.fromEntries(resolved.clocks.map(({ kind, state }) => [kind, state]))).toEqual({
      REPLY: "MET",
      RESOLVE: "MET",
      RESPOND: "MET",
      VISIT: "RUNNING",
    });
    expect(clockOf(resolved, "VISIT").dueAt).toBe("2026-02-14T10:00:00.000Z");
    const nameless = await done(
      world(),
      cast.handler,
      "Resolve",
      await bring(world(), "INVESTIGATING", { complainant: { kind: "ANONYMOUS" } }),
      { ...RESOLUTION, complainantTold: false },
    );
    expect(nameless).toMatchObject({ state: "RESOLVED", nextAction: "CLOSE" });
    expect(nameless.clocks.map(({ kind }) => kind)).not.toContain("VISIT");
  });

  test("HND-6 settled on the spot it is closed, with the complainant's word", async () => {
    const { cast } = world();
    const closed = await bring(world(), "CLOSED");
    expect(closed).toMatchObject({ state: "CLOSED", nextAction: null, urgeNow: null });
    expect((await timelineOf(world(), cast.agent, closed.id)).map(({ kind, text }) => [kind, text])).toEqual([
      ["REGISTERED", null],
      ["RESOLVED", "当场复位\n可以了"],
      ["CLOSED", null],
    ]);
  });

  test("withdrawn nothing runs any more", async () => {
    const withdrawn = await bring(world(), "WITHDRAWN");
    expect(withdrawn).toMatchObject({ state: "WITHDRAWN", nextAction: null, urgeNow: null });
    expect(new Set(withdrawn.clocks.map(({ state }) => state))).toEqual(new Set(["STOPPED"]));
  });
});

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

describe("HND-2 who acts on what has changed is told by whom, when, and what", () => {
  test("the conflict names the other, the moment, the changes since, and the complaint as it stands", async () => {
    const { cast, clock } = world();
    const seen = await registered(world());
    clock.advance(MINUTE);
    await done(world(), cast.dispatcher, "Triage", seen, TRIAGE);
    clock.advance(MINUTE);
    const latest = await done(
      world(),
      cast.dispatcher2,
      "Assign",
      { ...seen, version: seen.version + 1 },
      toEngineering(world()),
    );
    const answer = await act(world(), cast.supervisor, "Triage", seen, TRIAGE);
    expect(answer).toMatchObject({
      __typename: "ConflictError",
      code: "CONFLICT",
      changedBy: { name: "周调度" },
      changedAt: inMs(0),
      current: { version: latest.version, state: "ASSIGNED" },
      changes: [{ kind: "TRIAGED" }, { kind: "ASSIGNED" }],
    });
    expect((await look(world(), cast.qa, seen.id))?.version).toBe(latest.version);
  });

  test("what the clocks told meanwhile is no conflict", async () => {
    const { cast, pass } = world();
    const seen = await registered(world());
    await pass(40 * MINUTE);
    expect((await look(world(), cast.agent, seen.id))?.version).toBeGreaterThan(seen.version);
    await done(world(), cast.agent, "Respond", seen, { how: "PHONE" });
  });

  test("ten people who change the same version: one wins, nine are told, nothing is lost", async () => {
    const { cast } = world();
    const seen = await registered(world());
    const people = [cast.dispatcher, cast.dispatcher2, cast.supervisor, cast.manager, cast.agent];
    const answers = await Promise.all(
      [...people, ...people].map((as, n) =>
        act(world(), as, "Contact", seen, { how: "PHONE", text: `第${n}通电话` }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === "Complaint")).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename === "ConflictError")).toHaveLength(9);
    expect(await kindsOf(world(), cast.qa, seen.id)).toEqual(["REGISTERED", "RESPONDED", "CONTACTED"]);
  });

  test("of accept and decline at once one wins", async () => {
    const { cast } = world();
    const assigned = await bring(world(), "ASSIGNED");
    const answers = await Promise.all([
      act(world(), cast.handler, "Accept", assigned),
      act(world(), cast.handler2, "Decline", assigned, { reason: "人手不够" }),
    ]);
    expect(answers.filter(({ __typename }) => __typename === "Complaint")).toHaveLength(1);
    expect(["ConflictError", "NotAllowedError", "NotFoundError"]).toContain(
      answers.find(({ __typename }) => __typename !== "Complaint")?.__typename,
    );
  });
});

const UNKNOWN = "019c0000-0000-7000-8000-000000000001";
const COMMANDS: [verb: string, input: Record<string, unknown>][] = [
  ["Respond", { how: "PHONE" }],
  ["Triage", TRIAGE],
  ["Accept", {}],
  ["Decline", { reason: "不接" }],
  ["Contact", { how: "PHONE", text: "您好" }],
  ["Escalate", { reason: "急" }],
  ["Resolve", RESOLUTION],
  ["SettleOnTheSpot", { solution: "好了", complainantWord: "好" }],
  ["Withdraw", { reason: "撤回" }],
  ["FlagMalicious", { malicious: true, reason: "查证" }],
  ["Resume", {}],
];

describe("ORG-1 what is not there, not one's own or not of this kind is answered alike", () => {
  test.each(COMMANDS)("%s", async (verb, input) => {
    const { cast } = world();
    const [ofA, ofB] = [await registered(world()), await register(world(), cast.agentB, cast.b)];
    const nothing = { ...ofA, id: idOf("Complaint", UNKNOWN) };
    const answers = [
      await act(world(), cast.dispatcher, verb, nothing, input),
      await act(world(), cast.dispatcher, verb, ofB, input),
      await act(world(), cast.stranger, verb, ofA, input),
      await act(world(), cast.mediator, verb, ofA, input),
      await act(world(), cast.handler, verb, ofA, input),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify(answers[0])]),
    );
    expect(answers[0]).toMatchObject({ __typename: "NotFoundError", code: "NOT_FOUND" });
  });

  test("also for one who sees all of another company", async () => {
    const { cast, gql, app } = world();
    const { companyId } = cast.stranger;
    const person = { username: "theirqa", name: "外品质", title: "公司品质" };
    const held = [{ role: "COMPANY_QA" as const }, { role: "ADMIN" as const }];
    const qa = await createPerson(app.services.db, companyId, person, held, "-", world().clock.now());
    const ofA = await registered(world());
    expect(await act(world(), qa, "Escalate", ofA, { reason: "急" })).toMatchObject({
      __typename: "NotFoundError",
    });
    const query =
      "query ($id: ID!) { complaint(id: $id) { id } node(id: $id) { id } queue(filter: { view: ALL }) { total edges { node { id } } } }";
    expect(await gql(qa, query, { id: ofA.id })).toEqual({
      data: { complaint: null, node: null, queue: { total: 0, edges: [] } },
    });
  });

  test("in queries, node() and by number", async () => {
    const { cast, gql } = world();
    const taken = await registered(world());
    const query =
      "query ($id: ID!, $number: String!) { complaint(id: $id) { id } node(id: $id) { id } complaintByNumber(number: $number) { id } }";
    const none = { complaint: null, node: null, complaintByNumber: null };
    for (const as of [cast.stranger, cast.dispatcherB, cast.handler, cast.mediator]) {
      expect(await gql(as, query, { id: taken.id, number: taken.number })).toEqual({ data: none });
    }
    expect(
      await gql(cast.agent, query, { id: idOf("Complaint", UNKNOWN), number: "WAN-202602-9999" }),
    ).toEqual({ data: none });
    const found = {
      complaint: { id: taken.id },
      node: { id: taken.id },
      complaintByNumber: { id: taken.id },
    };
    for (const as of [cast.agent, cast.qa, cast.admin])
      expect(await gql(as, query, { id: taken.id, number: taken.number.toLowerCase() })).toEqual({
        data: found,
      });
  });

  test.each(["Company", "Project", "Department", "Staff", "SavedView"])(
    "node() of another company's %s is answered as one that is not there",
    async (noun) => {
      const { cast, gql } = world();
      const ids = {
        Company: cast.stranger.companyId,
        Project: cast.elsewhere.id,
        Department: cast.elsewhere.departments.CLEANING,
        Staff: cast.stranger.staffId,
        SavedView: UNKNOWN,
      };
      const ask = async (id: string) => {
        const answer = await gql(cast.admin, "query ($id: ID!) { node(id: $id) { id } }", {
          id: idOf(noun, id),
        });
        expect(answer.data).toEqual({ node: null });
        expect(answer.errors?.[0]?.extensions?.["code"]).not.toBe("UNEXPECTED");
        return JSON.stringify(answer).replaceAll(id, "");
      };
      expect(await ask(ids[noun as keyof typeof ids])).toBe(await ask(UNKNOWN));
    },
  );

  test("an id of another kind is refused before anything is looked up", async () => {
    const { cast, gql } = world();
    const asked = await gql(cast.agent, "query ($id: ID!) { complaint(id: $id) { id } }", {
      id: idOf("Staff", cast.agent.staffId),
    });
    expect(asked.errors?.[0]?.extensions?.["code"]).not.toBe("UNEXPECTED");
    const input = {
      complaintId: idOf("Project", cast.a.id),
      expectedVersion: 1,
      idempotencyKey: crypto.randomUUID(),
      reason: "急",
    };
    const sent = await gql(
      cast.agent,
      "mutation ($input: ComplaintEscalateInput!) { complaintEscalate(input: $input) { __typename } }",
      { input },
    );
    expect(sent.errors?.[0]?.extensions?.["code"]).not.toBe("UNEXPECTED");
    expect(sent.data).toBeFalsy();
  });

  test("nobody registers where they do not work: another project, another company's, one that is not there", async () => {
    const { cast } = world();
    const answers: Answer[] = [];
    for (const project of [cast.b, cast.elsewhere, { ...cast.b, id: UNKNOWN as typeof cast.b.id }])
      answers.push(await register(world(), cast.agent, project));
    for (const as of [cast.handler, cast.mediator, cast.qa, cast.admin])
      answers.push(await register(world(), as, cast.a));
    for (const answer of answers)
      expect(answer).toMatchObject({
        __typename: "NotAllowedError",
        code: "NOT_ALLOWED",
        refusal: "NO_RIGHT",
      });
  });
});
