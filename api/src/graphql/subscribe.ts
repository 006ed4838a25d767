import {
  createSourceEventStream,
  executeSubscriptionEvent,
  Kind,
  validateSubscriptionArgs,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type ValidatedSubscriptionArgs,
} from "graphql";
import type { Context } from "../context.ts";
import { isShareable } from "../events/shared.ts";

/** The one door to subscriptions: equal ones share the execution of each shareable message. */
export async function subscribe(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const validated = validateSubscriptionArgs(args);
  if (!("schema" in validated)) return { errors: validated };
  const source = await createSourceEventStream(validated);
  if (!(Symbol.asyncIterator in source)) return source;
  const key = executionKey(args);
  const iterator = source[Symbol.asyncIterator]();
  const responses: AsyncIterableIterator<ExecutionResult> = {
    next: async () => {
      const step = await iterator.next();
      return step.done === true
        ? { done: true, value: undefined }
        : { done: false, value: await respond(validated, step.value, key) };
    },
    return: async () => {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => responses,
  };
  return responses;
}

const executions = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();

function respond(args: ValidatedSubscriptionArgs, message: unknown, key: string): Promise<ExecutionResult> {
  const execute = async () => executeSubscriptionEvent({ ...args, rootValue: message });
  if (!isShareable(message)) return execute();
  const known = executions.get(message) ?? new Map<string, Promise<ExecutionResult>>();
  executions.set(message, known);
  const result = known.get(key) ?? execute();
  known.set(key, result);
  return result;
}

/** What an execution of a shareable message depends on: document, operation, language, and the variables below the root field. */
function executionKey({ document, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const { locale } = contextValue as Context;
  const used = variablesBelowRoot(document);
  const values = Object.entries(variableValues ?? {}).filter(([name]) => used.has(name));
  return JSON.stringify([documentNumber(document), operationName ?? null, locale, values]);
}

const numbers = new WeakMap<DocumentNode, number>();
let lastNumber = 0;

function documentNumber(document: DocumentNode): number {
  const known = numbers.get(document);
  if (known !== undefined) return known;
  numbers.set(document, (lastNumber += 1));
  return lastNumber;
}

/** The root field's own arguments have chosen the stream already. */
function variablesBelowRoot(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  const collect = { Variable: (variable: { name: { value: string } }) => void used.add(variable.name.value) };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition, collect);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const root of definition.selectionSet.selections) {
      for (const directive of root.directives ?? []) visit(directive, collect);
      if (root.kind === Kind.FIELD && root.selectionSet !== undefined) visit(root.selectionSet, collect);
      else if (root.kind !== Kind.FIELD) visit(root, collect);
    }
  }
  return used;
}
