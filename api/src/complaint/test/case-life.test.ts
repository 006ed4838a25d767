import { expect, test } from "vitest";

import { act, idOf, type Answer } from "../../../test/complaints.ts";
import { useWorld } from "../../../test/world.ts";
import {
  bring,
  DAY,
  done,
  faults,
  HOUR,
  registered,
  RESOLUTION,
  timelineOf,
  toCleaning,
  toEngineering,
} from "./stage.fixture.ts";

const world = useWorld();

type Task = { id: string; what: string; state: string; overdueAt: string | null };

async function tasksOf(id: string): Promise<Task[]> {
  const query = "query ($id: ID!) { complaint(id: $id) { tasks { id what state overdueAt } } }";
  const { data } = await world().gql<{ complaint: { tasks: Task[] } }>(world().cast.qa, query, { id });
  return data?.complaint.tasks ?? [];
}

async function withTask(): Promise<{ seen: Answer; task: string }> {
  const { handler } = world().cast;
  const planned = await bring(world(), "RECTIFYING");
  const seen = await done(world(), handler, "AddTask", planned, {
    ...toCleaning(world()),
    what: "清理机房积水",
    dueAt: new Date(world().clock.now().getTime() + 4 * HOUR).toISOString(),
  });
  return { seen, task: (await tasksOf(seen.id))[0]?.id ?? "" };
}

test("HND-8: another department sees what it is asked to help with, accepts and completes it; the complaint stays with its handler", async () => {
  const { cleaner, handler } = world().cast;
  const { seen, task } = await withTask();
  expect(await act(world(), handler, "Resolve", seen, RESOLUTION)).toMatchObject({ refusal: "OPEN_TASKS" });
  const accepted = await done(world(), cleaner, "AcceptTask", seen, { taskId: task });
  expect(accepted).toMatchObject({ handler: { name: handler.name }, state: "RECTIFYING" });
  const completed = await done(world(), cleaner, "CompleteTask", accepted, {
    taskId: task,
    text: "积水已清",
  });
  expect((await tasksOf(seen.id)).map(({ state }) => state)).toEqual(["COMPLETED"]);
  expect((await done(world(), handler, "Resolve", completed, RESOLUTION)).state).toBe("RESOLVED");
});

test("HND-8: declined with a reason it waits for another word of the handler, who drops it with a reason before resolving", async () => {
  const { cleaner, handler } = world().cast;
  const { seen, task } = await withTask();
  expect(faults(await act(world(), cleaner, "DeclineTask", seen, { taskId: task, reason: "" }))).toEqual([
    "reason REQUIRED",
  ]);
  await done(world(), cleaner, "DeclineTask", seen, { taskId: task, reason: "没有排水泵" });
  expect((await tasksOf(seen.id)).map(({ state }) => state)).toEqual(["DECLINED"]);
  const other = await withTask();
  const dropped = await done(world(), handler, "DropTask", other.seen, {
    taskId: other.task,
    reason: "工程部自己做了",
  });
  expect((await done(world(), handler, "Resolve", dropped, RESOLUTION)).state).toBe("RESOLVED");
});

test("HND-8: a task has its own clock inside the promise: due beyond it is refused, run out it is told", async () => {
  const { handler } = world().cast;
  const planned = await bring(world(), "RECTIFYING");
  const late = new Date(world().clock.now().getTime() + 3 * DAY).toISOString();
  const answer = await act(world(), handler, "AddTask", planned, {
    ...toCleaning(world()),
    what: "清理",
    dueAt: late,
  });
  expect(faults(answer)).toEqual(["dueAt TOO_LATE"]);
  const { seen } = await withTask();
  await world().pass(5 * HOUR);
  expect((await tasksOf(seen.id))[0]?.overdueAt).not.toBeNull();
  expect((await timelineOf(world(), handler, seen.id)).map(({ kind }) => kind)).toContain("TASK_OVERDUE");
});

test("MAJ-2: a major complaint tells the project manager and the company at once, and its response meeting is due in 24 hours", async () => {
  const { dispatcher, manager, qa, supervisor } = world().cast;
  const taken = await registered(world());
  const assigned = await done(world(), dispatcher, "Assign", taken, toEngineering(world()));
  const major = await done(world(), supervisor, "Triage", assigned, {
    category: "SECURITY",
    urgency: "HIGH",
    impact: "GROUP",
    severity: "MAJOR",
    reason: "有人受伤",
  });
  for (const person of [manager, qa]) {
    const { data } = await world().gql(person, "{ notices(first: 5) { edges { node { kind } } } }");
    expect(JSON.stringify(data), person.name).toContain("SEVERITY_SET");
  }
  const responsible = idOf("Staff", manager.staffId);
  const meeting = {
    measures: "停用电梯并逐户说明",
    responsibleStaffId: responsible,
    dueAt: new Date(world().clock.now().getTime() + DAY).toISOString(),
  };
  const kinds = async () => (await timelineOf(world(), supervisor, major.id)).map(({ kind }) => kind);
  await world().pass(23 * HOUR);
  expect(await kinds()).not.toContain("RESPONSE_MEETING_OVERDUE");
  await world().pass(2 * HOUR);
  expect(await kinds()).toContain("RESPONSE_MEETING_OVERDUE");
  const seen = await world().gql<{ complaint: { version: number } }>(
    manager,
    "query ($id: ID!) { complaint(id: $id) { version } }",
    { id: major.id },
  );
  const now = { ...major, version: seen.data?.complaint.version ?? 0 };
  const held = await act(world(), manager, "HoldResponseMeeting", now, {
    ...meeting,
    dueAt: new Date(world().clock.now().getTime() + DAY).toISOString(),
  });
  expect(held.__typename, JSON.stringify(held)).toBe("Complaint");
});
