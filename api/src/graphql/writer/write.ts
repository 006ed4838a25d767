import {
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationDefinitionNode,
  OperationTypeNode,
  validateExecutionArgs,
  type ValidatedExecutionArgs,
} from "graphql";
import { Answers } from "./answers.ts";
import { type RootField, rootFields } from "./operation.ts";
import { after, Text, type Written } from "./written.ts";

/**
 * A response as text, without an object for each field. Whatever is unusual, errors among it, is left to the ordinary
 * execution, which goes on from what the root fields have answered.
 */
export async function respond(args: ExecutionArgs): Promise<string | ExecutionResult> {
  const run = validateExecutionArgs(args);
  if (!("schema" in run)) return { errors: run };
  const answers = new Answers();
  try {
    return await write(run, answers);
  } catch {
    // Whatever it was, the ordinary execution meets it again and says where.
    return execute({ ...args, schema: answers.replayedIn(run) });
  }
}

/** Operations whose events read something first: begun here, it would all be read twice. */
const promising = new WeakSet<OperationDefinitionNode>();

/** The payload of one subscription event; null leaves it to the ordinary execution. */
export function writeEvent(args: ValidatedExecutionArgs, message: unknown): string | null {
  if (promising.has(args.operation)) return null;
  try {
    const text = write({ ...args, rootValue: message }, new Answers());
    if (typeof text === "string") return text;
    // The ordinary execution tells of its failure.
    text.catch(() => undefined);
    promising.add(args.operation);
    return null;
  } catch {
    return null;
  }
}

/** @throws Unusual, and whatever a resolver throws */
export function write(run: ValidatedExecutionArgs, answers: Answers): Written {
  const fields = rootFields(run);
  if (run.operation.operation === OperationTypeNode.MUTATION) return inTurn(fields, run, answers);
  const text = new Text();
  for (const field of fields) {
    text.add(field.head);
    text.add(answered(field, run, answers));
  }
  text.add("}}");
  return text.whole();
}

async function inTurn(
  fields: readonly RootField[],
  run: ValidatedExecutionArgs,
  answers: Answers,
): Promise<string> {
  let text = "";
  for (const field of fields) text += field.head + (await answered(field, run, answers));
  return `${text}}}`;
}

function answered(field: RootField, run: ValidatedExecutionArgs, answers: Answers): Written {
  const path = { prev: undefined, key: field.key, typename: field.parent.name };
  return after(answers.ask(field, path, run), (value) => field.write(value, path, run));
}
