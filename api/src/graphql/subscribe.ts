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
import { Mailbox } from "../events/mailbox.ts";
import type { Encoder } from "../events/outlet.ts";
import { isShareable } from "../events/shared.ts";
import { writeEvent } from "./writer/write.ts";

type Masked = (result: ExecutionResult, context: Context) => ExecutionResult;
type Responses = AsyncIterableIterator<ExecutionResult>;

/**
 * The one door to subscriptions. Equal ones share the execution of each shareable message, and once a reader has read
 * everything it shares the bytes, too: those do not come through here any more.
 */
export async function subscribe(args: ExecutionArgs, masked: Masked): Promise<Responses | ExecutionResult> {
  const validated = validateSubscriptionArgs(args);
  if (!("schema" in validated)) return { errors: validated };
  const source = await createSourceEventStream(validated);
  if (!(Symbol.asyncIterator in source)) return source;
  const key = executionKey(args);
  const { socket } = args.contextValue as Context;
  if (source instanceof Mailbox && socket !== null) source.sendTo(encoderOf(validated, key, masked), socket);
  const iterator = source[Symbol.asyncIterator]();
  let left = false;
  const end = { done: true, value: undefined } as const;
  const responses: Responses = {
    next: async () => {
      const step = await iterator.next();
      if (step.done === true || left) return end;
      const value = await respond(validated, step.value, key);
      // What was under way when the reader left is for nobody.
      return left ? end : { done: false, value };
    },
    return: async () => {
      left = true;
      socket?.end();
      await iterator.return?.();
      return end;
    },
    [Symbol.asyncIterator]: () => responses,
  };
  return responses;
}

/** Shared bytes are made for nobody in particular: what would look at the reader fails here, and is told as unexpected. */
function encoderOf(args: ValidatedSubscriptionArgs, key: string, masked: Masked): Encoder<unknown> {
  const context = args.contextValue as Context;
  const contextValue: Context = { ...context, actor: null, socket: null };
  const asNobody = { ...args, contextValue };
  return {
    key,
    encode: async (message) => {
      const written = writeEvent(asNobody, message);
      if (written !== null) return Buffer.from(written);
      return Buffer.from(JSON.stringify(masked(await respond(asNobody, message, key), contextValue)));
    },
  };
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

const belowRoot = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** The root field's own arguments have chosen the stream already. */
function variablesBelowRoot(document: DocumentNode): ReadonlySet<string> {
  const known = belowRoot.get(document);
  if (known !== undefined) return known;
  const used = new Set<string>();
  belowRoot.set(document, used);
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
