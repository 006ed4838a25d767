import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLLeafType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
} from "graphql";
import { ERROR_CODE_LABELS, type IssueCode } from "@heyi/schema/vocabulary/error.ts";
import type { Context } from "../context.ts";
import { InvalidError, type Issue } from "../kernel/errors.ts";
import { issueMessage } from "./errors.ts";
import { fieldPath, LONGEST_LIST, MOST_TOLD } from "./input-guard.ts";

/** No input has half as many fields, nor is one half as deep. */
const MOST_KEYS = 100;
const DEEPEST = 20;
/** The library prints the whole value into each of its messages: few of them, and their beginnings, are enough. */
const LONGEST_DETAIL = 300;
export const COERCION_OPTIONS = { maxCoercionErrors: 10 };

/**
 * Looks at the size alone, before the library reads them: 50,000 wrong keys in a megabyte took it 2 s, and 14 MB to say.
 * @throws InvalidError naming the lists and objects that are too large
 */
export function refuseOversize(variables: ExecutionArgs["variableValues"]): void {
  const issues = oversizeIn(variables ?? {}, "", 0)
    .take(MOST_TOLD)
    .toArray();
  if (issues.length > 0) throw new InvalidError(issues);
}

function* oversizeIn(value: object, path: string, depth: number): Generator<Issue> {
  const [size, most] = Array.isArray(value)
    ? [value.length, LONGEST_LIST]
    : [Object.keys(value).length, MOST_KEYS];
  if (size > most) return yield { path, code: "TOO_MANY", allowed: String(most) };
  if (depth > DEEPEST) return yield { path, code: "MALFORMED" };
  for (const [key, inner] of Object.entries(value) as [string, unknown][])
    if (typeof inner === "object" && inner !== null)
      yield* oversizeIn(inner, fieldPath(path, key), depth + 1);
}

/**
 * A request whose variables do not fit their types is refused by field and in the reader's language, as a command
 * refuses what was entered; the library's own words, meant for who writes the program, go along as `details`.
 */
export function tellVariableFaults(result: ExecutionResult, args: ExecutionArgs): ExecutionResult {
  if (result.errors === undefined || "data" in result) return result;
  const issues = variableIssues(args).take(MOST_TOLD).toArray();
  if (issues.length === 0) return result;
  const { locale } = args.contextValue as Context;
  const told = issues.map((issue) => ({ ...issue, message: issueMessage(issue, locale) }));
  const details = result.errors.slice(0, MOST_TOLD).map(({ message }) => message.slice(0, LONGEST_DETAIL));
  const extensions = { code: "INVALID", issues: told, details };
  return { errors: [new GraphQLError(ERROR_CODE_LABELS.INVALID[locale], { extensions })] };
}

function* variableIssues({ schema, document, operationName, variableValues }: ExecutionArgs) {
  for (const { variable, type: node, defaultValue } of getOperationAST(document, operationName)
    ?.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node);
    const name = variable.name.value;
    const value = variableValues?.[name];
    if (isInputType(type) && !(value === undefined && defaultValue !== undefined))
      yield* issuesIn(value, type, fieldPath("", name));
  }
}

function* issuesIn(value: unknown, type: GraphQLInputType, path: string): Generator<Issue> {
  if (isNonNullType(type)) {
    if (value === undefined || value === null) yield { path, code: "REQUIRED" };
    else yield* issuesIn(value, type.ofType, path);
  } else if (value === undefined || value === null) return;
  else if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const [at, item] of items.entries()) yield* issuesIn(item, type.ofType, `${path}.${at}`);
  } else if (!isInputObjectType(type)) {
    const code = leafFault(value, type);
    if (code !== null) yield { path, code };
  } else if (typeof value !== "object" || Array.isArray(value)) yield { path, code: "MALFORMED" };
  else {
    const given = value as Readonly<Record<string, unknown>>;
    const fields = type.getFields();
    for (const { name, type: inner, defaultValue } of Object.values(fields)) {
      if (given[name] !== undefined || defaultValue === undefined)
        yield* issuesIn(given[name], inner, fieldPath(path, name));
    }
    for (const name of Object.keys(given))
      if (!Object.hasOwn(fields, name)) yield { path: fieldPath(path, name), code: "MUST_BE_ABSENT" };
  }
}

function leafFault(value: unknown, type: GraphQLLeafType): IssueCode | null {
  try {
    if (type.coerceInputValue(value) !== undefined) return null;
  } catch (thrown) {
    if (!(thrown instanceof GraphQLError)) throw thrown;
  }
  if (isEnumType(type)) return "UNKNOWN_CODE";
  return type.name === "DateTime" || type.name === "LocalDate" ? "NOT_A_DATE" : "MALFORMED";
}
