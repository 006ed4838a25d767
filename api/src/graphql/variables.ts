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
import type { Issue } from "../kernel/errors.ts";
import { issueMessage } from "./errors.ts";
import { fieldPath, MOST_TOLD } from "./input-guard.ts";

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
  const details = result.errors.slice(0, MOST_TOLD).map(({ message }) => message);
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
