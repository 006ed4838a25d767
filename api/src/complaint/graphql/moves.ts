import { MOVES, STANDINGS, type Move as MoveRow } from "@heyi/schema/vocabulary/action.ts";

import { builder } from "../../graphql/builder.ts";
import { Action, Demand, State } from "../../graphql/vocabulary.ts";

const Move = builder.objectRef<MoveRow>("Move").implement({
  description: "A line of the table of allowed moves (HND-1).",
  fields: (t) => ({
    action: t.expose("action", { type: Action, description: "The move." }),
    from: t.field({
      type: [State],
      description: "States in which it may be made.",
      resolve: (move) => [...move.from],
    }),
    to: t.exposeString("to", {
      description:
        "The state it leads to. SAME keeps it, RESUMED returns to the one before the suspension, CLOSED_IF_COMPLETE closes when nothing is missing, BY_RESULT goes by what the complainant says.",
    }),
    by: t.field({
      type: ["String"],
      description: `Roles in the project, or a standing towards the complaint: ${STANDINGS.join(", ")}.`,
      resolve: (move) => [...move.by],
    }),
    demands: t.field({
      type: [Demand],
      description: "What it asks for.",
      resolve: (move) => [...move.demands],
    }),
  }),
});

builder.queryField("moves", (t) =>
  t.field({ type: [Move], description: "The table of allowed moves, whole.", resolve: () => [...MOVES] }),
);
