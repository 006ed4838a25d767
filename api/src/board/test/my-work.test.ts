import { describe, expect, test } from "vitest";
import { type Answer, idOf } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  HOUR,
  MINUTE,
  registered,
  RESOLUTION,
  toCleaning,
  toEngineering,
} from "../../complaint/test/stage.fixture.ts";
import { asked, workOf } from "./work.fixture.ts";

const world = useWorld();
const inMs = (ms: number) => new Date(world().clock.now().getTime() + ms).toISOString();
const idAmong = async (as: Parameters<typeof workOf>[1], { id }: Answer, kind: string) =>
  (await workOf(world(), as)).items.find((item) => item.complaint.id === id && item.kind === kind)?.subjectId;

describe("what is one's own to answer", () => {
  test("ORG-5 HND-2 who took it in has it in hand; the department may accept; who accepts has it from then on", async () => {
    const { cast } = world();
    const taken = await registered(world());
    expect(await asked(world(), cast.agent, taken)).toEqual(["HANDLE RESPOND"]);
    const assigned = await done(world(), cast.dispatcher, "Assign", taken, toEngineering(world()));
    expect(await asked(world(), cast.handler, assigned)).toEqual(["ACCEPT ACCEPT"]);
    expect(await asked(world(), cast.handler2, assigned)).toEqual(["ACCEPT ACCEPT"]);
    expect(await asked(world(), cast.cleaner, assigned)).toEqual([]);
    const { items } = await workOf(world(), cast.handler);
    expect(items.find(({ complaint }) => complaint.id === taken.id)?.dueAt).toBe(inMs(30 * MINUTE));
    const accepted = await done(world(), cast.handler, "Accept", assigned);
    expect(await asked(world(), cast.handler, accepted)).toEqual(["HANDLE CONTACT"]);
    expect(await asked(world(), cast.handler2, accepted)).toEqual([]);
    expect(await asked(world(), cast.agent, accepted)).toEqual([]);
  });

  test("HND-2 assigned to one by name it is nobody else's to accept", async () => {
    const { cast } = world();
    const named = { ...toEngineering(world()), handlerId: idOf("Staff", cast.handler2.staffId) };
    const assigned = await done(world(), cast.dispatcher, "Assign", await registered(world()), named);
    expect(await asked(world(), cast.handler2, assigned)).toEqual(["ACCEPT ACCEPT"]);
    expect(await asked(world(), cast.handler, assigned)).toEqual([]);
  });

  test("HND-8 a task of the own department is to be accepted, then to be done, then gone", async () => {
    const { cast } = world();
    const handled = await bring(world(), "INVESTIGATING");
    const helped = await done(world(), cast.handler, "AddTask", handled, {
      ...toCleaning(world()),
      what: "清理积水",
      dueAt: inMs(HOUR),
    });
    const { items } = await workOf(world(), cast.cleaner);
    expect(items.find(({ complaint }) => complaint.id === handled.id)).toMatchObject({
      kind: "ACCEPT_TASK",
      action: "ACCEPT_TASK",
      text: "清理积水",
      dueAt: inMs(HOUR),
    });
    const taskId = await idAmong(cast.cleaner, handled, "ACCEPT_TASK");
    const accepted = await done(world(), cast.cleaner, "AcceptTask", helped, { taskId });
    expect(await asked(world(), cast.cleaner, handled)).toEqual(["TASK COMPLETE_TASK"]);
    expect(await asked(world(), cast.handler2, handled)).toEqual([]);
    await done(world(), cast.cleaner, "CompleteTask", accepted, { taskId, text: "已清理" });
    expect(await asked(world(), cast.cleaner, handled)).toEqual([]);
  });

  test("HND-7 a preventive measure stays with its owner until it is done, also when its complaint has been closed", async () => {
    const { cast } = world();
    const resolved = await bring(world(), "RESOLVED");
    const set = await done(world(), cast.handler, "SetMeasure", resolved, {
      what: "每月检查门机",
      ownerId: idOf("Staff", cast.cleaner.staffId),
      dueDate: "2026-02-20",
    });
    const heard = { handling: 5, measures: 5, result: 5 };
    const closed = await done(world(), cast.agent, "Visit", set, {
      method: "PHONE",
      result: "HEARD",
      satisfaction: heard,
      close: true,
    });
    expect(closed.state).toBe("CLOSED");
    const { items } = await workOf(world(), cast.cleaner);
    expect(items.find(({ complaint }) => complaint.id === closed.id)).toMatchObject({
      kind: "MEASURE",
      action: "COMPLETE_MEASURE",
      text: "每月检查门机",
      dueAt: "2026-02-20T16:00:00.000Z",
    });
    const measureId = await idAmong(cast.cleaner, closed, "MEASURE");
    await done(world(), cast.cleaner, "CompleteMeasure", closed, { measureId, text: "已检查" });
    expect(await asked(world(), cast.cleaner, closed)).toEqual([]);
  });

  test("SLA-5 what is suspended waits for its review with whoever has it", async () => {
    const { cast } = world();
    const suspended = await bring(world(), "SUSPENDED");
    expect(await asked(world(), cast.handler, suspended)).toEqual([expect.stringMatching(/^REVIEW /)]);
    expect(await asked(world(), cast.handler2, suspended)).toEqual([]);
  });
});

describe("what waits for a role", () => {
  test("ESC-1 ESC-3 an escalation waits for the level it has come to, and for no other, until that acknowledges it", async () => {
    const { cast } = world();
    let seen = await bring(world(), "INVESTIGATING");
    const waitsFor = async () => {
      const all: string[] = [];
      for (const person of [cast.agent, cast.handler2, cast.supervisor, cast.manager, cast.qa]) {
        if ((await asked(world(), person, seen)).includes("ESCALATION ACKNOWLEDGE_ESCALATION"))
          all.push(person.username);
      }
      return all;
    };
    expect(await waitsFor()).toEqual([]);
    for (const [level, holder] of [
      [1, cast.supervisor],
      [2, cast.manager],
      [3, cast.qa],
    ] as const) {
      seen = await done(world(), cast.handler, "Escalate", seen, { reason: "业主情绪激动" });
      expect([seen.level, await waitsFor()]).toEqual([level, [holder.username]]);
      if (level < 3) continue;
      seen = await done(world(), holder, "AcknowledgeEscalation", seen, { text: null });
      expect(await waitsFor()).toEqual([]);
    }
  });

  test("MAJ-1 MAJ-2 a proposal waits for supervisor, project manager and company; confirmed, the response meeting does", async () => {
    const { cast, pass } = world();
    const taken = await registered(world(), { channel: "MEDIA" });
    const triaged = await done(world(), cast.dispatcher, "Triage", taken, {
      category: "FACILITIES",
      urgency: "HIGH",
      impact: "GROUP",
    });
    await pass(4 * MINUTE);
    for (const person of [cast.supervisor, cast.manager, cast.qa])
      expect(await asked(world(), person, taken)).toContain("MAJOR_PROPOSAL CONFIRM_MAJOR");
    for (const person of [cast.agent, cast.dispatcher, cast.handler, cast.supervisorB])
      expect((await asked(world(), person, taken)).join()).not.toContain("MAJOR");
    const major = await done(world(), cast.supervisor, "ConfirmMajor", triaged, { reason: "媒体已报道" });
    const { items } = await workOf(world(), cast.manager);
    expect(
      items.find(({ complaint, kind }) => complaint.id === taken.id && kind === "RESPONSE_MEETING"),
    ).toMatchObject({ action: "HOLD_RESPONSE_MEETING", dueAt: inMs(24 * HOUR) });
    await done(world(), cast.manager, "HoldResponseMeeting", major, {
      measures: "项目经理上门",
      responsibleStaffId: idOf("Staff", cast.manager.staffId),
      dueAt: inMs(DAY),
    });
    expect((await asked(world(), cast.manager, taken)).join()).not.toContain("MEETING");
  });

  test("VIS-1 a visit waits for those who may make it, never for the person complained about", async () => {
    const { cast } = world();
    const handled = await bring(world(), "INVESTIGATING");
    const found = await done(world(), cast.supervisor, "Investigate", handled, {
      method: "INTERVIEW",
      finding: "师傅态度不好",
      rootCause: "STAFF",
      responsibleParty: "工程部",
      aboutStaffId: idOf("Staff", cast.handler.staffId),
    });
    const resolved = await done(world(), cast.handler, "Resolve", found, {
      ...RESOLUTION,
      rootCause: "STAFF",
    });
    for (const person of [cast.agent, cast.supervisor, cast.manager])
      expect(await asked(world(), person, resolved)).toEqual(["VISIT VISIT"]);
    expect(await asked(world(), cast.handler, resolved)).toEqual(["VISIT -"]);
    for (const person of [cast.dispatcher, cast.handler2, cast.qa, cast.agentB])
      expect(await asked(world(), person, resolved)).toEqual([]);
  });

  test("MAJ-2 the visit of a major complaint waits for the project manager alone, and the supervisor watches it on the board", async () => {
    const { cast, pass } = world();
    const handled = await bring(world(), "INVESTIGATING");
    const triaged = await done(world(), cast.dispatcher, "Triage", handled, {
      category: "FACILITIES",
      urgency: "HIGH",
      impact: "GROUP",
      severity: "MAJOR",
      reason: "有人被困",
    });
    const met = await done(world(), cast.manager, "HoldResponseMeeting", triaged, {
      measures: "项目经理上门",
      responsibleStaffId: idOf("Staff", cast.manager.staffId),
      dueAt: inMs(DAY),
    });
    const resolved = await done(world(), cast.handler, "Resolve", met, RESOLUTION);
    await pass(MINUTE);
    expect(await asked(world(), cast.manager, resolved)).toEqual(["VISIT VISIT"]);
    expect(await asked(world(), cast.agent, resolved)).toEqual([]);
    expect(await asked(world(), cast.supervisor, resolved)).toEqual([]);
    expect(await asked(world(), cast.supervisor, resolved, "board")).toEqual(["VISIT -"]);
    expect(await asked(world(), cast.handler, resolved)).toEqual(["VISIT -"]);
  });

  test("VIS-3 a quiet period is shown to those who have the complaint, and on the board", async () => {
    const { cast } = world();
    const resolved = await bring(world(), "RESOLVED");
    await done(world(), cast.agent, "Visit", resolved, { method: "PHONE", result: "DECLINED", close: false });
    expect(await asked(world(), cast.handler, resolved)).toEqual(["QUIET_PERIOD -"]);
    expect(await asked(world(), cast.supervisor, resolved, "board")).toEqual(["QUIET_PERIOD -"]);
    expect(await asked(world(), cast.agent, resolved)).toEqual([]);
  });
});

describe("the board of those who lead", () => {
  test("SLA-3 HND-7 what is overdue stands on it whoever has it, and a measure once its day has come", async () => {
    const { cast, pass } = world();
    const late = await registered(world());
    const handled = await bring(world(), "INVESTIGATING");
    await done(world(), cast.handler, "SetMeasure", handled, {
      what: "每周巡查",
      ownerId: idOf("Staff", cast.cleaner.staffId),
      dueDate: "2026-02-12",
    });
    expect(await asked(world(), cast.supervisor, handled, "board")).toEqual([]);
    await pass(31 * MINUTE);
    expect(await asked(world(), cast.supervisor, late, "board")).toEqual([
      "ESCALATION ACKNOWLEDGE_ESCALATION",
      "OVERDUE -",
    ]);
    expect(await asked(world(), cast.manager, late, "board")).toEqual(["ESCALATION -", "OVERDUE -"]);
    await pass(DAY);
    expect(await asked(world(), cast.supervisor, handled, "board")).toContain("MEASURE COMPLETE_MEASURE");
  });

  test("ORG-1 ORG-3 it is of the projects one leads; others have none", async () => {
    const { cast, pass } = world();
    const late = await registered(world());
    await pass(31 * MINUTE);
    for (const person of [cast.supervisor, cast.manager, cast.qa])
      expect(await asked(world(), person, late, "board")).not.toEqual([]);
    for (const person of [
      cast.agent,
      cast.dispatcher,
      cast.handler,
      cast.mediator,
      cast.admin,
      cast.supervisorB,
      cast.stranger,
    ])
      expect((await workOf(world(), person, "board")).items, person.username).toEqual([]);
    expect((await workOf(world(), cast.stranger)).items).toEqual([]);
    expect((await workOf(world(), cast.handlerB)).items).toEqual([]);
  });
});
