import type { InputFieldMap, InputShapeFromFields } from "@pothos/core";

import { builder } from "../../graphql/builder.ts";
import type { ComplaintId, StaffId } from "../../kernel/ids.ts";
import type { CommandInput } from "../command.ts";
import type { CommandContext } from "../once.ts";
import { commandContext, commandFields, commandInput, outcome, type InputFields } from "./command-input.ts";
import { Complaint } from "./complaint.ts";

type OfVerb<Fields extends InputFieldMap> = {
  readonly description: string;
  readonly fields: (t: InputFields) => Fields;
  readonly run: (
    context: CommandContext,
    input: CommandInput,
    given: InputShapeFromFields<Fields>,
  ) => Promise<ComplaintId>;
};

/** HND-1: a command on one complaint as the mutation `complaintVerb`, with an input of its own and the complaint as it became. */
export function complaintCommand<Fields extends InputFieldMap>(verb: string, of: OfVerb<Fields>): void {
  const name = `complaint${verb}`;
  const Input = builder.inputType(`Complaint${verb}Input`, {
    description: `See ${name}.`,
    fields: (t) => ({ ...of.fields(t), ...commandFields(t) }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: Complaint,
      errors: {},
      description: of.description,
      args: { input: t.arg({ type: Input, description: "What it takes." }) },
      resolve: (_root, args, context, info) => {
        // The library derives the shape from both parts at once; each part alone is what was declared.
        const { input: given } = args as unknown as {
          input: InputShapeFromFields<Fields> & Parameters<typeof commandInput>[0];
        };
        return outcome(context, info, of.run(commandContext(context), commandInput(given), given));
      },
    }),
  );
}

type DecodedId = { readonly id: string };

export function staffIdOf(id: DecodedId): StaffId {
  return id.id as StaffId;
}
