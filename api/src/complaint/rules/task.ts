import { Check, LONGEST } from "../../kernel/check.ts";
import { localDate } from "../../kernel/local-time.ts";
import type { DepartmentId, StaffId, TaskId } from "../../kernel/ids.ts";
import { handlesDepartment } from "../../org/access.ts";
import type { Actor } from "../../org/actor.ts";
import { workingDayAfter } from "../../sla/calendar.ts";
import { closeOf } from "../../sla/service-hours.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Aggregate, Task } from "../facts.ts";
import type { Assignee } from "./assignment.ts";
import { liveClock } from "./clocks.ts";
import type { Ground } from "./ground.ts";
import { isOpenTask } from "./parts.ts";

export type AddTaskInput = {
  readonly taskId: TaskId;
  readonly departmentId: DepartmentId;
  readonly handlerId: StaffId | null;
  readonly what: string;
  readonly dueAt: Date;
};

/** HND-8: another department helps; its time lies inside what the complainant was promised. */
export function taskAdded(
  complaint: Aggregate,
  input: AddTaskInput,
  assignee: Assignee | null,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const { facts } = complaint;
  const check = new Check();
  const what = check.text("what", input.what, LONGEST.words, 2);
  check.future("dueAt", input.dueAt, ground.now);
  check.notAfter("dueAt", input.dueAt, latestTask(complaint, ground));
  if (assignee === null || assignee.projectId !== facts.projectId)
    check.fault("departmentId", "OTHER_PROJECT");
  else if (assignee.departmentId === facts.departmentId) check.fault("departmentId", "UNCHANGED");
  else if (input.handlerId !== null && !assignee.handlerIds.includes(input.handlerId))
    check.fault("handlerId", "OTHER_DEPARTMENT");
  check.done();
  const { taskId, departmentId, handlerId, dueAt } = input;
  const data = { task: taskId, department: departmentId, handler: handlerId, dueAt };
  return [{ kind: "TASK_ADDED", at: ground.now, actorId: actor.staffId, data, words: { what } }];
}

/** HND-8: no later than the resolve clock; where that has run out, till the close of the next working day. */
function latestTask({ clocks }: Aggregate, { now, calendar, serviceHours }: Ground): Date {
  const resolve = liveClock(clocks, "RESOLVE");
  if (resolve !== null && resolve.dueAt > now) return resolve.dueAt;
  return closeOf(workingDayAfter(localDate(now), 1, calendar), serviceHours);
}

/** Whether a person handles the department, or is the one, that a task is for. */
export function isTaskHandler(
  { departmentId, handlerId, state }: Pick<Task, "departmentId" | "handlerId" | "state">,
  actor: Pick<Actor, "staffId" | "roles">,
): boolean {
  if (state === "ACCEPTED" && handlerId !== null) return handlerId === actor.staffId;
  return handlerId === actor.staffId || handlesDepartment(actor, departmentId);
}

type OnTask = { readonly taskId: TaskId };

function ofTask({ tasks }: Aggregate, { taskId }: OnTask, fits: (task: Task) => boolean, check: Check): void {
  const task = tasks.find(({ id }) => id === taskId);
  if (task === undefined || !fits(task)) check.fault("taskId", "UNKNOWN_REFERENCE");
}

const isOffered = ({ state }: Task) => state === "OFFERED";
const isAccepted = ({ state }: Task) => state === "ACCEPTED";

export function taskAccepted(
  complaint: Aggregate,
  input: OnTask,
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  ofTask(complaint, input, (task) => isOffered(task) && isTaskHandler(task, actor), check);
  check.done();
  const data = { task: input.taskId, handler: actor.staffId };
  return [{ kind: "TASK_ACCEPTED", at: ground.now, actorId: actor.staffId, data }];
}

export function taskDeclined(
  complaint: Aggregate,
  input: OnTask & { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  ofTask(complaint, input, (task) => isOffered(task) && isTaskHandler(task, actor), check);
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  const data = { task: input.taskId };
  return [{ kind: "TASK_DECLINED", at: ground.now, actorId: actor.staffId, data, words: { reason } }];
}

/** HND-8: done, with what was done; who has not accepted it accepts it by that. */
export function taskCompleted(
  complaint: Aggregate,
  input: OnTask & { readonly text: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  ofTask(complaint, input, (task) => isOpenTask(task) && isTaskHandler(task, actor), check);
  const text = check.text("text", input.text, LONGEST.words, 2);
  check.done();
  const task = complaint.tasks.find(({ id }) => id === input.taskId);
  const accepted =
    task !== undefined && isAccepted(task) ? [] : taskAccepted(complaint, input, actor, ground);
  const data = { task: input.taskId };
  return [
    ...accepted,
    { kind: "TASK_COMPLETED", at: ground.now, actorId: actor.staffId, data, words: { text } },
  ];
}

/** HND-8: an open task holds up the resolving unless it is dropped with a reason. */
export function taskDropped(
  complaint: Aggregate,
  input: OnTask & { readonly reason: string },
  actor: Actor,
  ground: Ground,
): readonly ComplaintEvent[] {
  const check = new Check();
  ofTask(complaint, input, isOpenTask, check);
  const reason = check.text("reason", input.reason, LONGEST.reason);
  check.done();
  const data = { task: input.taskId };
  return [{ kind: "TASK_DROPPED", at: ground.now, actorId: actor.staffId, data, words: { reason } }];
}
