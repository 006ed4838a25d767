import type { State } from "@heyi/schema/vocabulary/complaint.ts";

import type { DepartmentId, StaffId } from "../../kernel/ids.ts";
import type { ComplaintEvent } from "../events.ts";
import type { Measure, Task } from "../facts.ts";

/** HND-8: whether a task still waits for something. */
export function isOpenTask({ state }: Pick<Task, "state">): boolean {
  return state === "OFFERED" || state === "ACCEPTED";
}

/** HND-8: the departments that help just now, each once, in a steady order. */
export function helpingDepartments(tasks: readonly Task[]): readonly DepartmentId[] {
  return [...new Set(tasks.filter(isOpenTask).map(({ departmentId }) => departmentId))].toSorted();
}

/** HND-7: whose measures are not done yet, each once, in a steady order; of what was withdrawn or merged nothing is asked any more. */
export function measureOwners(measures: readonly Measure[], state: State): readonly StaffId[] {
  if (state === "WITHDRAWN" || state === "MERGED") return [];
  const open = measures.filter(({ doneAt }) => doneAt === null);
  return [...new Set(open.map(({ ownerId }) => ownerId))].toSorted();
}

export function moveTasks(tasks: readonly Task[], event: ComplaintEvent): readonly Task[] {
  const { at } = event;
  switch (event.kind) {
    case "TASK_ADDED": {
      const { task: id, department: departmentId, handler: handlerId, dueAt } = event.data;
      const what = event.words?.["what"] ?? "";
      const fresh = {
        state: "OFFERED",
        addedAt: at,
        acceptedAt: null,
        endedAt: null,
        overdueAt: null,
      } as const;
      return [...tasks, { id, departmentId, handlerId, what, dueAt, ...fresh }];
    }
    case "TASK_ACCEPTED": {
      const { handler } = event.data;
      return withTask(tasks, event.data.task, { state: "ACCEPTED", handlerId: handler, acceptedAt: at });
    }
    case "TASK_DECLINED":
      return withTask(tasks, event.data.task, { state: "DECLINED", endedAt: at });
    case "TASK_COMPLETED":
      return withTask(tasks, event.data.task, { state: "COMPLETED", endedAt: at });
    case "TASK_DROPPED":
      return withTask(tasks, event.data.task, { state: "DROPPED", endedAt: at });
    case "TASK_OVERDUE":
      return withTask(tasks, event.data.task, { overdueAt: at });
    case "WITHDRAWN":
    case "MERGED":
    case "CLOSED":
      // Nothing is asked of anybody any more.
      return tasks.some(isOpenTask)
        ? tasks.map((task) => (isOpenTask(task) ? { ...task, state: "DROPPED", endedAt: at } : task))
        : tasks;
    default:
      return tasks;
  }
}

export function moveMeasures(measures: readonly Measure[], event: ComplaintEvent): readonly Measure[] {
  const { at } = event;
  switch (event.kind) {
    case "PREVENTIVE_MEASURE_SET": {
      const { measure: id, owner: ownerId, dueDate } = event.data;
      const what = event.words?.["what"] ?? "";
      return [...measures, { id, ownerId, what, dueDate, setAt: at, doneAt: null, remindedAt: null }];
    }
    case "PREVENTIVE_MEASURE_DUE":
      return withMeasure(measures, event.data.measure, { remindedAt: at });
    case "PREVENTIVE_MEASURE_DONE":
      return withMeasure(measures, event.data.measure, { doneAt: at });
    case "HANDED_OVER": {
      const { fromStaff, toStaff } = event.data;
      const passesOn = ({ ownerId, doneAt }: Measure) => ownerId === fromStaff && doneAt === null;
      return measures.some(passesOn)
        ? measures.map((each) => (passesOn(each) ? { ...each, ownerId: toStaff } : each))
        : measures;
    }
    default:
      return measures;
  }
}

function withTask(tasks: readonly Task[], id: Task["id"], change: Partial<Task>): readonly Task[] {
  return tasks.map((task) => (task.id === id ? { ...task, ...change } : task));
}

function withMeasure(
  measures: readonly Measure[],
  id: Measure["id"],
  change: Partial<Measure>,
): readonly Measure[] {
  return measures.map((measure) => (measure.id === id ? { ...measure, ...change } : measure));
}
