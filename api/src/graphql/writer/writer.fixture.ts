import {
  type DocumentNode,
  execute,
  type ExecutionArgs,
  getNamedType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  validate,
  validateExecutionArgs,
} from "graphql";
import { expect } from "vitest";
import type { Person } from "../../../test/people.ts";
import type { World } from "../../../test/world.ts";
import type { Context } from "../../context.ts";
import { loadActor } from "../../org/actor.ts";
import { schema } from "../schema.ts";
import { Answers } from "./answers.ts";
import { write } from "./write.ts";

export type Variables = Record<string, unknown>;

/** As a socket of this person would ask. */
export async function contextOf(
  { app }: World,
  person: Person,
  locale: Context["locale"] = "zh",
): Promise<Context> {
  const actor = await loadActor(app.services.db.pool, person.userId);
  return { ...app.services, actor, partner: null, locale, from: "", socket: null };
}

/**
 * The writer's text, after the ordinary execution has completed the same answers to the same bytes. Fails where the
 * writer would step aside.
 */
export async function sameBothWays(
  contextValue: Context,
  document: DocumentNode,
  variableValues: Variables = {},
): Promise<string> {
  expect(validate(schema, document)).toEqual([]);
  const args: ExecutionArgs = { schema, document, variableValues, contextValue };
  const run = validateExecutionArgs(args);
  if (!("schema" in run)) throw new Error(JSON.stringify(run));
  const answers = new Answers();
  const written = await write(run, answers);
  expect(written).toBe(JSON.stringify(await execute({ ...args, schema: answers.replayedIn(run) })));
  return written;
}

export function operationIn(document: DocumentNode): OperationDefinitionNode {
  const found = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (found === undefined) throw new Error("no operation");
  return found;
}

/** Of many values those that this operation's `input` has fields for. */
export function inputFrom(values: Variables, document: DocumentNode): Variables {
  const [definition] = operationIn(document).variableDefinitions ?? [];
  const type = definition && getNamedType(typeFromAST(schema, definition.type));
  if (!isInputObjectType(type)) throw new Error("no input");
  const names = Object.keys(type.getFields()).filter((name) => name in values);
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
