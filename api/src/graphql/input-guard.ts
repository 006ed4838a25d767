import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from "@pothos/core";
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLFieldResolver,
  type GraphQLInputField,
  isInputObjectType,
} from "graphql";
import type { IssueCode } from "@heyi/schema/vocabulary/error.ts";
import { InvalidError, type Issue } from "../kernel/errors.ts";
import { decodedGlobalId } from "./global-id.ts";

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
/** More than anybody chooses from; a calendar year has fewer days off, a person fewer projects. */
export const LONGEST_LIST = 500;
/** One mistake made a thousand times is one mistake. */
export const MOST_TOLD = 20;

/**
 * The one place where is refused, by field, what no rule would take: text that PostgreSQL cannot keep (U+0000) or that
 * would be kept as something else than was sent (a lone surrogate becomes U+FFFD), lists without measure, and ids that
 * are none of ours or of another kind of thing. It looks before the relay plugin decodes the ids.
 */
class InputGuardPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapArgMappers(
    resolve: GraphQLFieldResolver<unknown, Types["Context"], object> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types["Context"], object> | undefined {
    if (resolve === undefined || Object.keys(field.args).length === 0) return resolve;
    return (parent, args, context, info) => {
      const { args: known } = info.parentType.getFields()[info.fieldName] ?? { args: [] };
      const issues = known
        .flatMap((arg) => [...issuesIn((args as Given)[arg.name], arg, fieldPath("", arg.name))])
        .slice(0, MOST_TOLD);
      if (issues.length > 0) throw new InvalidError(issues);
      return resolve(parent, args, context, info);
    };
  }
}

SchemaBuilder.registerPlugin(INPUT_GUARD, InputGuardPlugin);

type Given = Readonly<Record<string, unknown>>;
type Place = Pick<GraphQLArgument | GraphQLInputField, "type" | "extensions">;

/** A form knows its fields, not that they travel inside `input`. */
export function fieldPath(path: string, key: string): string {
  if (path === "") return key === "input" ? "" : key;
  return `${path}.${key}`;
}

function* issuesIn(value: unknown, { type, extensions }: Place, path: string): Generator<Issue> {
  if (typeof value === "string") {
    const code = textFault(value) ?? (isIdOfOurs(value, extensions) ? null : "UNKNOWN_REFERENCE");
    if (code === "TOO_LONG") yield { path, code, allowed: String(LONGEST_TEXT) };
    else if (code !== null) yield { path, code };
  } else if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) return yield { path, code: "TOO_MANY", allowed: String(LONGEST_LIST) };
    for (const [at, item] of value.entries()) yield* issuesIn(item, { type, extensions }, `${path}.${at}`);
  } else {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || typeof value !== "object" || value === null) return;
    for (const field of Object.values(named.getFields()))
      yield* issuesIn((value as Given)[field.name], field, fieldPath(path, field.name));
  }
}

function textFault(text: string): IssueCode | null {
  if (text.includes("\0") || !text.isWellFormed()) return "TEXT_NOT_STORABLE";
  return text.length > LONGEST_TEXT ? "TOO_LONG" : null;
}

/** The relay plugin notes at each id which types it may be of; `false` or nothing: of any. */
function isIdOfOurs(text: string, { isRelayGlobalID, relayGlobalIDFor }: Place["extensions"]): boolean {
  if (isRelayGlobalID !== true) return true;
  const typename = decodedGlobalId(text)?.typename;
  const types = (relayGlobalIDFor ?? null) as readonly { readonly typename: string }[] | null;
  return typename !== undefined && (types === null || types.some((type) => type.typename === typename));
}
