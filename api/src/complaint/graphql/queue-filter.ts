import { builder } from "../../graphql/builder.ts";
import { Category, Channel, Priority, State } from "../../graphql/vocabulary.ts";
import { Check, LONGEST } from "../../kernel/check.ts";
import type { DepartmentId, ProjectId, StaffId } from "../../kernel/ids.ts";
import { Department, Project, Staff } from "../../org/graphql.ts";
import { QUEUE_VIEWS, type QueueFilter as Filter } from "../queue/filter.ts";

const QueueView = builder.enumType("QueueView", {
  description: "A view of the queue (待办视图). Ended complaints stand only in ENDED and ALL.",
  values: Object.fromEntries(
    QUEUE_VIEWS.map((view) => [
      view,
      {
        description: {
          OPEN: "Everything open (全部待办).",
          UNASSIGNED: "Registered and not assigned (待派).",
          MINE: "Owned or handled by the reader (我的).",
          DUE_SOON: "A clock is due soon (即将超时).",
          OVERDUE: "A clock is overdue (已超时).",
          ESCALATED: "On a higher level (已升级).",
          ENDED: "Closed, merged or withdrawn (已结束).",
          ALL: "Everything (全部).",
        }[view],
      },
    ]),
  ) as Record<(typeof QUEUE_VIEWS)[number], { description: string }>,
});

export const QueueFilterInput = builder.inputType("QueueFilter", {
  description: "What part of the queue is looked at. Left out: not filtered by that.",
  fields: (t) => ({
    view: t.field({ type: QueueView, defaultValue: "OPEN", description: "View." }),
    projectIds: t.globalIDList({ for: Project, required: false, description: "Of these projects." }),
    categories: t.field({ type: [Category], required: false, description: "Of these categories." }),
    states: t.field({ type: [State], required: false, description: "In these states." }),
    priorities: t.field({ type: [Priority], required: false, description: "Of these priorities." }),
    channels: t.field({ type: [Channel], required: false, description: "From these channels." }),
    staffId: t.globalID({ for: Staff, required: false, description: "Owned or handled by this person." }),
    departmentId: t.globalID({
      for: Department,
      required: false,
      description: "Assigned to this department.",
    }),
    text: t.string({ required: false, description: "Number, room, phone or words." }),
  }),
});

/** @throws InvalidError for a text that is too long */
export function toFilter(input: typeof QueueFilterInput.$inferInput): Filter {
  const check = new Check();
  const text = check.optionalText("filter.text", input.text, LONGEST.name);
  check.done();
  return {
    view: input.view ?? "OPEN",
    projectIds: some(input.projectIds?.map((project) => project.id as ProjectId)),
    categories: some(input.categories),
    states: some(input.states),
    priorities: some(input.priorities),
    channels: some(input.channels),
    staffId: (input.staffId?.id ?? null) as StaffId | null,
    departmentId: (input.departmentId?.id ?? null) as DepartmentId | null,
    text,
  };
}

function some<Value extends string>(values: readonly Value[] | null | undefined): readonly Value[] | null {
  return values === null || values === undefined || values.length === 0
    ? null
    : [...new Set(values)].toSorted();
}
