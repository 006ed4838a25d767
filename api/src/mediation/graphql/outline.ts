import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { CaseState } from "../../graphql/vocabulary.ts";
import type { CaseOutline } from "../outline.ts";

export const CaseOutlineObject = builder.objectRef<CaseOutline>("CaseOutline").implement({
  description: "A case by number, state and dates: what everybody of its project may have of it (MED-5).",
  fields: (t) => ({
    id: t.id({
      description: "Of the MediationCase.",
      resolve: ({ id }) => encodeGlobalId("MediationCase", id),
    }),
    number: t.exposeString("number", { description: "Its number." }),
    version: t.exposeInt("version", { description: "Rises with every change." }),
    state: t.expose("state", { type: CaseState, description: "Where it stands (MED-2)." }),
    outcomeDueAt: t.expose("outcomeDueAt", {
      type: "DateTime",
      nullable: true,
      description: "By when there should be an outcome (MED-6).",
    }),
  }),
});
