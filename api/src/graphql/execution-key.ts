import { type DocumentNode, type ExecutionArgs, Kind, visit } from "graphql";
import type { Context } from "../context.ts";

/** What an execution of a shareable message depends on: document, operation, language, and the variables below the root field. */
export function executionKey({
  document,
  operationName,
  variableValues,
  contextValue,
}: ExecutionArgs): string {
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
