import { execute, type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { maskError } from "./mask.ts";
import { subscribe } from "./subscribe.ts";
import { tellVariableFaults } from "./variables.ts";

/** Both transports execute here, so that neither can let an unmasked error out. */
export async function executeMasked(args: ExecutionArgs): Promise<ExecutionResult> {
  const context = args.contextValue as Context;
  try {
    // Variables are read only now, and their faults would name what comes near.
    const result = await execute({ ...args, hideSuggestions: context.actor === null });
    return masked(tellVariableFaults(result, args), context);
  } catch (thrown) {
    return failed(thrown, context);
  }
}

export async function subscribeMasked(
  args: ExecutionArgs,
): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
  const context = args.contextValue as Context;
  try {
    const stream = await subscribe(args, masked);
    return Symbol.asyncIterator in stream
      ? maskedStream(stream, context)
      : masked(tellVariableFaults(stream, args), context);
  } catch (thrown) {
    return failed(thrown, context);
  }
}

function masked(result: ExecutionResult, context: Context): ExecutionResult {
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => maskError(error, context.locale, context.log)) };
}

function failed(thrown: unknown, context: Context): ExecutionResult {
  const error =
    thrown instanceof GraphQLError ? thrown : new GraphQLError("failed", { originalError: asError(thrown) });
  return masked({ errors: [error] }, context);
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error("not an error");
}

/**
 * Not an async generator: its `return()` would wait for the message in flight, so that one more event is sent after
 * the reader has left, and the source leaks until then.
 */
function maskedStream(
  source: AsyncIterable<ExecutionResult>,
  context: Context,
): AsyncIterableIterator<ExecutionResult> {
  const inner = source[Symbol.asyncIterator]();
  return {
    next: async () => {
      try {
        const step = await inner.next();
        return step.done === true ? step : { done: false, value: masked(step.value, context) };
      } catch (thrown) {
        // A broken source ends with a masked error as its last message.
        await inner.return?.();
        return { done: false, value: failed(thrown, context) };
      }
    },
    return: async () => {
      await inner.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
