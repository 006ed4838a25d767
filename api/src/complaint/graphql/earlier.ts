import { builder } from "../../graphql/builder.ts";
import { encodeGlobalId } from "../../graphql/global-id.ts";
import { Category, State } from "../../graphql/vocabulary.ts";
import type { EarlierComplaint as Earlier } from "../detail.ts";

export const EarlierComplaint = builder.objectRef<Earlier>("EarlierComplaint").implement({
  description: "Another complaint in a line.",
  fields: (t) => ({
    id: t.id({
      description: "Id of the Complaint.",
      resolve: (earlier) => encodeGlobalId("Complaint", earlier.id),
    }),
    number: t.exposeString("number", { description: "Number." }),
    state: t.expose("state", { type: State, description: "State." }),
    receivedAt: t.expose("receivedAt", { type: "DateTime", description: "When it was received." }),
    excerpt: t.exposeString("excerpt", { description: "The first words of it." }),
    category: t.expose("category", {
      type: Category,
      nullable: true,
      description: "Category; null until triage.",
    }),
    room: t.exposeString("room", { nullable: true, description: "Room." }),
  }),
});
