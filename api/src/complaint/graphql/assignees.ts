import { builder } from "../../graphql/builder.ts";
import { DepartmentName, StaffName } from "./names.ts";
import type { ProjectId } from "../../kernel/ids.ts";
import { sightOf } from "../../org/access.ts";
import { actorOf, Project } from "../../org/graphql.ts";
import { Role } from "../../graphql/vocabulary.ts";
import { readAssignables, readColleagues, type Assignable, type Colleague as Person } from "../assignees.ts";

const AssignableStaff = builder.objectRef<Assignable["handlers"][number]>("AssignableStaff").implement({
  description: "A handler with the load carried now.",
  fields: (t) => ({
    staff: t.expose("staff", { type: StaffName, description: "The person." }),
    title: t.exposeString("title", { description: "Title." }),
    openLoad: t.exposeInt("openLoad", { description: "Open complaints handled, in all projects." }),
    overdueLoad: t.exposeInt("overdueLoad", { description: "Of these, overdue." }),
  }),
});

const AssignableDepartment = builder.objectRef<Assignable>("AssignableDepartment").implement({
  description: "A department that a complaint may be assigned to, with its load.",
  fields: (t) => ({
    department: t.expose("department", { type: DepartmentName, description: "The department." }),
    openLoad: t.exposeInt("openLoad", { description: "Its open complaints." }),
    handlers: t.field({
      type: [AssignableStaff],
      description: "Its handlers, the least loaded first.",
      resolve: ({ handlers }) => [...handlers],
    }),
  }),
});

builder.queryField("assignees", (t) =>
  t.field({
    type: [AssignableDepartment],
    description: "Who can take a complaint of this project.",
    args: { projectId: t.arg.globalID({ for: Project, description: "Project." }) },
    resolve: (_root, { projectId }, context) =>
      readAssignables(context.db.pool, sightOf(actorOf(context)), projectId.id as ProjectId),
  }),
);

const Colleague = builder.objectRef<Person>("Colleague").implement({
  description: "Somebody who works in a project (同事).",
  fields: (t) => ({
    staff: t.expose("staff", { type: StaffName, description: "The person." }),
    title: t.exposeString("title", { description: "Title." }),
    roles: t.field({
      type: [Role],
      description: "Roles held there, or for the company.",
      resolve: ({ roles }) => [...roles],
    }),
  }),
});

builder.queryField("colleagues", (t) =>
  t.field({
    type: [Colleague],
    description:
      "Who works in a project, by name: to do a plan, own a measure or take over. Empty for outsiders.",
    args: { projectId: t.arg.globalID({ for: Project, description: "Project." }) },
    resolve: (_root, { projectId }, context) =>
      readColleagues(context.db.pool, actorOf(context), projectId.id as ProjectId),
  }),
);
