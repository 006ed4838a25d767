import { commandContext } from "../complaint/graphql/command-input.ts";
import { builder } from "../graphql/builder.ts";
import { toId, type ProjectId } from "../kernel/ids.ts";
import { Department, Project } from "../org/graphql.ts";
import type { Context } from "../context.ts";
import { addProject, saveDepartment } from "./commands.ts";

const BuildingsInput = builder.inputType("BuildingsInput", {
  description: "Buildings of one kind, and so their rooms (3栋2单元1502).",
  fields: (t) => ({
    from: t.int({ description: "The first building's number." }),
    to: t.int({ description: "The last one's." }),
    units: t.int({ description: "Units in each: 20 at most." }),
    floors: t.int({ description: "Floors in each: 99 at most." }),
    roomsPerFloor: t.int({ description: "Rooms on a floor of a unit: 99 at most." }),
  }),
});

const ProjectAddInput = builder.inputType("ProjectAddInput", {
  description: "See projectAdd.",
  fields: (t) => ({
    code: t.string({ description: "2 to 5 letters; begins the number of its complaints (INT-3)." }),
    name: t.string({ description: "Name: 60 characters at most." }),
    city: t.string({ description: "City." }),
    area: t.int({ description: "Group of projects that share staff." }),
    buildings: t.field({ type: [BuildingsInput], description: "Its rooms: 20,000 at most." }),
  }),
});

const DepartmentSaveInput = builder.inputType("DepartmentSaveInput", {
  description: "See departmentSave.",
  fields: (t) => ({
    projectId: t.globalID({ for: Project, description: "Of which project." }),
    id: t.globalID({ for: Department, required: false, description: "Which; left out: a new one." }),
    name: t.string({ description: "Name: 60 characters at most, its own within the project." }),
  }),
});

builder.mutationFields((t) => ({
  projectAdd: t.prismaField({
    type: "Project",
    errors: {},
    description: "A project with its rooms and the usual departments (ORG-2). For administrators.",
    args: { input: t.arg({ type: ProjectAddInput, description: "The project." }) },
    resolve: async (query, _root, { input }, context) =>
      found(query, await addProject(commandContext(context), input), context),
  }),
  departmentSave: t.prismaField({
    type: "Project",
    errors: {},
    description: "A department of the company's own, or another name for one (ORG-2). For administrators.",
    args: { input: t.arg({ type: DepartmentSaveInput, description: "The department." }) },
    resolve: async (query, _root, { input }, context) => {
      const { projectId, id, name } = input;
      const given = {
        projectId: toId<"Project">(projectId.id),
        id: id ? toId<"Department">(id.id) : null,
        name,
      };
      return found(query, await saveDepartment(commandContext(context), given), context);
    },
  }),
}));

function found(query: object, id: ProjectId, context: Context) {
  return context.db.prisma.project.findUniqueOrThrow({ ...query, where: { id } });
}
