import { describe, expect, test } from "vitest";
import { act, clockOf, idOf, look } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  faults,
  HOUR,
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
