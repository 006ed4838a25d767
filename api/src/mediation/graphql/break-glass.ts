import { builder } from "../../graphql/builder.ts";
import { NotFoundError } from "../../kernel/errors.ts";
import { readerOf } from "../../kernel/sql.ts";
import { actorOf } from "../../org/graphql.ts";
import { askConfidence, openConfidence, openedStatements } from "../break-glass.ts";
import { readCase } from "../store.ts";
import { caseIdOf } from "./case.ts";
import { caseCommand } from "./case-command.ts";
import { StatementObject } from "./record.ts";

caseCommand("AskConfidence", {
  description: "An administrator asks for what is confidential to be opened; the mediators see it (MED-5).",
  fields: (t) => ({
    reason: t.string({ description: "Which law or emergency demands it: 500 characters at most." }),
  }),
  run: (context, input, given) => askConfidence(context, { ...input, ...given }),
});
caseCommand("OpenConfidence", {
  description:
    "Another administrator opens it for a day, to the two of them alone; the mediators see it (MED-5).",
  fields: () => ({}),
  run: (context, input) => openConfidence(context, input),
});

builder.queryField("openedConfidence", (t) =>
  t.field({
    type: [StatementObject],
    description:
      "All statements of a case whose confidence was opened, for the two administrators who opened it (MED-5).",
    args: { caseId: t.arg.id({ description: "Of the case." }) },
    resolve: async (_root, { caseId: given }, context) => {
      const actor = actorOf(context);
      const id = caseIdOf(given);
      const file = id && (await readCase(readerOf(context.db.pool), actor.companyId, id));
      if (file === null) throw new NotFoundError("case");
      return [...(await openedStatements(context, actor, file))];
    },
  }),
);
