import type { InputFieldMap, InputShapeFromFields } from "@pothos/core";

import type { InputFields } from "../../complaint/graphql/command-input.ts";
import type { CommandContext } from "../../complaint/once.ts";
import type { Context } from "../../context.ts";
import { builder } from "../../graphql/builder.ts";
import { InvalidError, NotFoundError } from "../../kernel/errors.ts";
import type { CaseId } from "../../kernel/ids.ts";
import { readerOf } from "../../kernel/sql.ts";
import type { MessageRoom } from "../../message/room.ts";
import { actorOf } from "../../org/graphql.ts";
import type { CaseInput } from "../command.ts";
import { shownTo, type ShownCase } from "../shown.ts";
import { readCase } from "../store.ts";
import type { Vault } from "../vault.ts";
import { caseIdOf, MediationCase } from "./case.ts";

export type CaseContext = CommandContext & { readonly vault: Vault; readonly messages: MessageRoom };

export function caseContext(context: Context): CaseContext {
  const { db, clock, vault, messages } = context;
  return { pool: db.pool, clock, actor: actorOf(context), vault, messages };
}

type OfVerb<Fields extends InputFieldMap> = {
  readonly description: string;
  readonly fields: (t: InputFields) => Fields;
  readonly run: (
    context: CaseContext,
    input: CaseInput,
    given: InputShapeFromFields<Fields>,
  ) => Promise<CaseId>;
};

type Common = { readonly caseId: string; readonly expectedVersion: number };

/** MED-2: a command on one case as the mutation `caseVerb`, with an input of its own and the case as it became. */
export function caseCommand<Fields extends InputFieldMap>(verb: string, of: OfVerb<Fields>): void {
  const name = `case${verb}`;
  const Input = builder.inputType(`Case${verb}Input`, {
    description: `See ${name}.`,
    fields: (t) => ({
      ...of.fields(t),
      caseId: t.id({ description: "The case." }),
      expectedVersion: t.int({
        description: "Version that was seen; a newer one by someone else is told as such.",
      }),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: MediationCase,
      errors: {},
      description: of.description,
      args: { input: t.arg({ type: Input, description: "What it takes." }) },
      resolve: async (_root, args, context) => {
        // The library derives the shape from both parts at once; each part alone is what was declared.
        const { input } = args as unknown as { readonly input: Common };
        const { caseId: id, expectedVersion, ...given } = input;
        const caseId = caseIdOf(id);
        if (caseId === null) throw new InvalidError([{ path: "caseId", code: "UNKNOWN_REFERENCE" }]);
        const own = given as InputShapeFromFields<Fields>;
        return readBack(context, await of.run(caseContext(context), { caseId, expectedVersion }, own));
      },
    }),
  );
}

/** The case as its reader has it. @throws NotFoundError */
export async function readBack(context: Context, id: CaseId): Promise<ShownCase> {
  const actor = actorOf(context);
  const file = await readCase(readerOf(context.db.pool), actor.companyId, id);
  const shown = file && shownTo(actor, file);
  if (shown === null) throw new NotFoundError("case");
  return shown;
}
