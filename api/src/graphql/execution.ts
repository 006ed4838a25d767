import { execute, type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";
import type { Context } from "../context.ts";
import { maskError } from "./mask.ts";
import { subscribe } from "./subscribe.ts";
import { COERCION_OPTIONS, refuseOversize, tellVariableFaults } from "./variables.ts";
import { respond } from "./writer/write.ts";

/** Both transports execute here, so that neither can let an unmasked error out. */
export async function executeMasked(args: ExecutionArgs): Promise<ExecutionResult> {
  return inMask<never>(args, execute);
}

/** The same as JSON text, where the writer knows how; `contextOf` says at the last moment who asks. */
export async function respondMasked(
  args: ExecutionArgs,
  context: Context,
  contextOf: () => Promise<Context>,
): Promise<ExecutionResult | string> {
  return inMask({ ...args, contextValue: context }, async (checked) =>
    respond({ ...checked, contextValue: await contextOf() }),
  );
}

async function inMask<Text extends string>(
  args: ExecutionArgs,
  run: (args: ExecutionArgs) => ExecutionResult | Text | Promise<ExecutionResult | Text>,
): Promise<ExecutionResult | Text> {
  const context = args.contextValue as Context;
  try {
    refuseOversize(args.variableValues);
    // Variables are read only now, and their faults would name what comes near.
    const hideSuggestions = context.actor === null;
    const result = await run({ ...args, hideSuggestions, options: COERCION_OPTIONS });
    return typeof result === "string" ? result : masked(tellVariableFaults(result, args), context);
  } catch (thrown) {
    return failed(thrown, context);
  }
}

export async function subscribeMasked(
  args: ExecutionArgs,
): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
  const context = args.contextValue as Context;
  try {
    refuseOversize(args.variableValues);
    const stream = await subscribe({ ...args, options: COERCION_OPTIONS }, MASK);
    return Symbol.asyncIterator in stream ? stream : masked(tellVariableFaults(stream, args), context);
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

const MASK = { result: masked, failure: failed };
