import type { ProjectId } from "../../kernel/ids.ts";
import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import type { Named } from "../detail.ts";

/** A noun by its id and name only: what rows and timelines need, without a read per row. */
function nameRef<Id extends string>(name: string, node: string, description: string) {
  return builder.objectRef<Named<Id>>(name).implement({
    description,
    fields: (t) => ({
      id: t.id({ description: `Id of the ${node}.`, resolve: (named) => encodeGlobalId(node, named.id) }),
      name: t.string({ description: "Name.", resolve: (named) => named.name }),
    }),
  });
}

export const StaffName = nameRef("StaffName", "Staff", "A person by name.");
export const DepartmentName = nameRef("DepartmentName", "Department", "A department by name.");

export const ProjectName = builder.objectRef<Named<ProjectId> & { code: string }>("ProjectName").implement({
  description: "A project by name.",
  fields: (t) => ({
    id: t.id({
      description: "Id of the Project.",
      resolve: (project) => encodeGlobalId("Project", project.id),
    }),
    code: t.exposeString("code", { description: "Code." }),
    name: t.exposeString("name", { description: "Name." }),
  }),
});
