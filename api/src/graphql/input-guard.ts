import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from "@pothos/core";
import type { GraphQLFieldResolver } from "graphql";
import { InvalidError, type Issue } from "../kernel/errors.ts";

declare global {
  // The library's own way of making a plugin known.
  // oxlint-disable-next-line typescript/no-namespace
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      inputGuard: InputGuardPlugin<Types>;
    }
  }
}

export const INPUT_GUARD = "inputGuard" as const;

/** Longer than anything a field takes; the fields' own bounds are in the rules. */
const LONGEST_TEXT = 20_000;

/**
 * The one place where text is refused that PostgreSQL cannot keep (U+0000) or that would be kept as something else
 * than was sent (a lone surrogate becomes U+FFFD).
 */
class InputGuardPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types["Context"], object>,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"], object> {
    return guarded(resolver, field);
  }

  override wrapSubscribe(
    subscribe: GraphQLFieldResolver<unknown, Types["Context"], object> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"], object> | undefined {
    return subscribe && guarded(subscribe, field);
  }
}

SchemaBuilder.registerPlugin(INPUT_GUARD, InputGuardPlugin);

type Resolve<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types["Context"], object>;

function guarded<Types extends SchemaTypes>(
  resolve: Resolve<Types>,
  field: PothosOutputFieldConfig<Types>,
): Resolve<Types> {
  if (Object.keys(field.args).length === 0) return resolve;
  return (parent, args, context, info) => {
    const issues: Issue[] = [];
    findIssues(args, "", issues);
    if (issues.length > 0) throw new InvalidError(issues);
    return resolve(parent, args, context, info);
  };
}

function findIssues(value: unknown, path: string, issues: Issue[]): void {
  if (typeof value === "string") {
    if (value.includes("\0") || !value.isWellFormed()) issues.push({ path, code: "TEXT_NOT_STORABLE" });
    else if (value.length > LONGEST_TEXT)
      issues.push({ path, code: "TOO_LONG", allowed: String(LONGEST_TEXT) });
  } else if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    // A form knows its fields, not that they travel inside `input`.
    for (const [key, inner] of Object.entries(value)) {
      const step = path === "" && key === "input" ? "" : path === "" ? key : `${path}.${key}`;
      findIssues(inner, step, issues);
    }
  }
}
