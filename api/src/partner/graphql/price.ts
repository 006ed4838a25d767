import { complexityFromQuery } from "@pothos/plugin-complexity";
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from "graphql";

import type { Context } from "../../context.ts";
import { fault } from "../../graphql/fault.ts";
import { BUDGET, settle, spend } from "../budget.ts";
import type { Partner } from "../partner.ts";

/**
 * PAR-1: one request of an app. What it may cost is taken from the app's budget before anything is run; what it did cost is
 * settled after. Both stand in `extensions.cost`, with what remains.
 */
export async function priced(
  args: ExecutionArgs,
  context: Context,
  partner: Partner,
  run: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const { clock, db, locale } = context;
  const requested = costOf(args);
  const { capacity, perSecond, perRequest } = BUDGET;
  if (requested > perRequest)
    return { errors: [fault("TOO_COMPLEX", locale, { cost: { requested, perRequest } })] };
  const spent = await spend(db.pool, partner.appId, requested, clock.now());
  if (!spent.ok) {
    const { retryAfter } = spent;
    const http = { status: 429, headers: { "retry-after": String(retryAfter) } };
    return {
      errors: [fault("BUDGET_SPENT", locale, { retryAfter, cost: { requested, capacity, perSecond }, http })],
    };
  }
  const result = await run();
  const actual = countOf(result.data);
  const remaining = await settle(db.pool, partner.appId, actual - requested, clock.now());
  return {
    ...result,
    extensions: { ...result.extensions, cost: { requested, actual, remaining, capacity, perSecond } },
  };
}

/** As the limits count it: a point for each field, for each of the entries that a list is expected to have. */
function costOf({ document, schema, variableValues, operationName }: ExecutionArgs): number {
  try {
    const { complexity } = complexityFromQuery(document, {
      schema,
      ctx: {},
      variables: { ...variableValues },
      ...(operationName && { operationName }),
    });
    return Math.max(1, Math.round(complexity));
  } catch (error) {
    // Variables that do not fit: the execution says so, in its own words.
    if (error instanceof GraphQLError) return 1;
    throw error;
  }
}

/** A point for each field that was given. */
export function countOf(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, entry) => sum + countOf(entry), 0);
  if (typeof data !== "object" || data === null) return 0;
  return Object.values(data).reduce<number>((sum, value) => sum + 1 + countOf(value), 0);
}
